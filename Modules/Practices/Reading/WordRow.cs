using Hub.SharedKernel.Text;

namespace Hub.Practices.Reading;

/// <summary>The words of one practice in their order as numbers of the vocabulary, seven bits a byte; 0 parts two fields.</summary>
internal static class WordRow
{
    public static byte[] Of(Vocabulary vocabulary, params ReadOnlySpan<string?> texts)
    {
        var bytes = new List<byte>(160);
        foreach (var text in texts)
        {
            foreach (var word in Words.Tokens(text))
                Write(bytes, vocabulary.Learn(word));
            bytes.Add(0);
        }
        return [.. bytes];
    }

    public static void Write(List<byte> bytes, int number)
    {
        for (; number > 127; number >>= 7)
            bytes.Add((byte)(number & 127 | 128));
        bytes.Add((byte)number);
    }

    public static int Read(ReadOnlySpan<byte> bytes, ref int at)
    {
        int number = 0, shift = 0;
        while (true)
        {
            var b = bytes[at++];
            number |= (b & 127) << shift;
            if (b < 128)
                return number;
            shift += 7;
        }
    }

    public static bool Has(ReadOnlySpan<byte> bytes, ReadOnlySpan<int> anyOf)
    {
        for (var at = 0; at < bytes.Length;)
            if (Read(bytes, ref at) is var number and > 0 && anyOf.Contains(number))
                return true;
        return false;
    }

    /// <summary>Whether the words stand one after another in one field.</summary>
    public static bool HasPhrase(ReadOnlySpan<byte> bytes, ReadOnlySpan<int> phrase)
    {
        for (var start = 0; start < bytes.Length; Read(bytes, ref start))
        {
            int at = start, same = 0;
            while (same < phrase.Length && at < bytes.Length && Read(bytes, ref at) == phrase[same])
                same++;
            if (same == phrase.Length)
                return true;
        }
        return false;
    }
}
