using System.Text;

namespace Hub.SharedKernel.Exchange;

/// <summary>Looks at the beginning of a file for what it really is.</summary>
internal static class FileSniff
{
    public const int Bytes = 4096;

    /// <summary>Key of the sentence that says why such a file cannot be read; null when it may be tried.</summary>
    public static string? Refusal(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith("PK\u0003\u0004"u8) || start.StartsWith("PK\u0005\u0006"u8))
            return "Import.IsSpreadsheet";
        if (start.StartsWith<byte>([0xD0, 0xCF, 0x11, 0xE0]))
            return "Import.IsOldSpreadsheet";
        if (start.StartsWith<byte>([0xFF, 0xFE]) || start.StartsWith<byte>([0xFE, 0xFF]))
            return "Import.IsUtf16";
        if (start.StartsWith("%PDF"u8) || start.StartsWith<byte>([0x1F, 0x8B]) || start.StartsWith<byte>([0x89, 0x50, 0x4E, 0x47])
            || start.StartsWith<byte>([0xFF, 0xD8, 0xFF]) || start.StartsWith("Rar!"u8))
            return "Import.IsOtherFormat";
        return StartsLikeMarkup(start) ? "Import.IsMarkup" : null;
    }

    /// <summary>Whether bytes that are not UTF-8 look like Ukrainian written in the old Windows encoding.</summary>
    public static bool LooksLikeWindows1251(ReadOnlySpan<byte> bytes)
    {
        var (high, letters) = (0, 0);
        foreach (var b in bytes)
        {
            if (b < 0x80)
                continue;
            high++;
            if (b is >= 0xC0 or 0xA5 or 0xA8 or 0xAA or 0xAF or 0xB2 or 0xB3 or 0xB4 or 0xB8 or 0xBA or 0xBF)
                letters++;
        }
        return high > 0 && letters * 10 >= high * 8;
    }

    public static bool IsUtf8(ReadOnlySpan<byte> bytes)
    {
        // A character cut at the end of the sample is not a mistake of the file.
        for (var cut = 0; cut < Math.Min(4, bytes.Length); cut++)
            if (System.Text.Unicode.Utf8.IsValid(bytes[..^cut]))
                return true;
        return bytes.Length == 0;
    }

    /// <summary>The delimiter that divides the headings best.</summary>
    public static char Delimiter(string firstLine)
    {
        var best = new[] { ',', ';', '\t' }.MaxBy(d => firstLine.Count(c => c == d));
        return best;
    }

    /// <summary>The file's first line, as far as the sample reaches.</summary>
    public static string FirstLine(ReadOnlySpan<byte> start)
    {
        var text = Encoding.UTF8.GetString(start).TrimStart('\uFEFF');
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        return end < 0 ? text : text[..end];
    }

    private static bool StartsLikeMarkup(ReadOnlySpan<byte> start)
    {
        var text = Encoding.Latin1.GetString(start[..Math.Min(start.Length, 200)]).TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\r', '\n', '\t');
        return text.StartsWith("<!DOCTYPE", StringComparison.OrdinalIgnoreCase) || text.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase);
    }
}
