using System.Collections.Frozen;
using System.Globalization;
using Hub.SharedKernel.Text;

namespace Hub.SharedKernel.Territories;

/// <summary>A district (район) of a region.</summary>
/// <param name="Code">Beginning of the КАТОТТГ code of everything in it: <c>UA</c> and four digits.</param>
/// <param name="NameUk">Full Ukrainian name: «Вінницький район».</param>
/// <param name="NameEn">Full English name, transliterated: "Vinnytskyi district".</param>
public sealed record District(string Code, string NameUk, string NameEn)
{
    /// <summary>The full name for a reader; Ukrainian unless the culture is English.</summary>
    /// <param name="culture">The reader's language.</param>
    public string Name(CultureInfo culture) => culture.TwoLetterISOLanguageName == "en" ? NameEn : NameUk;
}

/// <summary>The 136 districts of Ukraine. Source: КАТОТТГ (<c>districts.tsv</c>).</summary>
public static class Districts
{
    private const int CodeLength = 6;

    private static readonly FrozenDictionary<string, District> byCode = Read().ToFrozenDictionary(d => d.Code, StringComparer.Ordinal);

    /// <summary>All districts in the order of their codes.</summary>
    public static IReadOnlyList<District> All { get; } = [.. byCode.Values.OrderBy(d => d.Code, StringComparer.Ordinal)];

    /// <summary>The district a КАТОТТГ code, or a beginning of one, lies in; null when it names no district.</summary>
    /// <param name="code">A code as stored, six characters or more.</param>
    public static District? ByKatottg(string? code) => code is { Length: >= CodeLength } ? byCode.GetValueOrDefault(code[..CodeLength]) : null;

    private static IEnumerable<District> Read()
    {
        using var stream = typeof(Districts).Assembly.GetManifestResourceStream("Hub.SharedKernel.Territories.districts.tsv")
            ?? throw new InvalidOperationException("The table districts.tsv is not built into the kernel.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { Length: > 0 } line)
            if (!line.StartsWith('#') && line.Split('\t') is [var code, var name])
                yield return new(code, name + " район", Transliteration.ToLatin(name) + " district");
    }
}
