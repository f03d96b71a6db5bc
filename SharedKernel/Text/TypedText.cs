using System.Buffers;

namespace Hub.SharedKernel.Text;

/// <summary>Text as people type it.</summary>
public static class TypedText
{
    private static readonly SearchValues<char> unusual = SearchValues.Create(
        [.. Enumerable.Range(0, 0xA0).Select(i => (char)i).Where(char.IsControl).Except(['\n', '\t']), '\u2028', '\u2029']);

    /// <summary>As typed, without what a keyboard cannot type: control characters go, line ends become one kind; nothing is an empty text.</summary>
    /// <param name="text">As typed.</param>
    public static string Plain(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        if (!text.AsSpan().ContainsAny(unusual))
            return text;
        var plain = text.ReplaceLineEndings("\n");
        return plain.Any(IsUntypable) ? string.Concat(plain.Where(c => !IsUntypable(c))) : plain;
    }

    private static bool IsUntypable(char c) => char.IsControl(c) && c is not ('\n' or '\t');
}
