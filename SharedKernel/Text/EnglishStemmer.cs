using Lucene.Net.Tartarus.Snowball.Ext;

namespace Hub.SharedKernel.Text;

/// <summary>Takes the inflection off a normalised English word by Porter's rules.</summary>
internal static class EnglishStemmer
{
    // The library's stemmer remembers the word it works on.
    [ThreadStatic]
    private static PorterStemmer? stemmer;

    /// <summary>Words with anything but the letters a–z come back as they are: the rules were made for those alone.</summary>
    public static string Stem(string word)
    {
        var bare = word.EndsWith("'s", StringComparison.Ordinal) ? word[..^2] : word;
        if (bare.Length < 3 || bare.AsSpan().IndexOfAnyExceptInRange('a', 'z') >= 0)
            return word;
        var porter = stemmer ??= new();
        porter.SetCurrent(bare);
        porter.Stem();
        return porter.Current;
    }
}
