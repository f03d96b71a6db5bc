namespace Hub.SharedKernel.Territories;

/// <summary>Codes of the codifier of administrative-territorial units and territories of communities (КАТОТТГ): <c>UA</c> and 17 digits.</summary>
public static class Katottg
{
    /// <summary>Characters of a code.</summary>
    public const int Length = 19;


    /// <summary>Whether the text is written as a code and lies in a known region. The code has no check digit: whether such a place exists is not told by it.</summary>
    /// <param name="code">A code as stored.</param>
    public static bool IsValid(string? code) =>
        code is { Length: Length }
        && code.StartsWith("UA", StringComparison.Ordinal)
        && code.AsSpan(2).IndexOfAnyExceptInRange('0', '9') < 0
        && Regions.HasPrefix(code.Substring(2, 2));

    /// <summary>A code as people type it, in the form it is stored: without spaces, capital, Cyrillic look-alike «А» as Latin.</summary>
    /// <param name="typed">What was typed; null is an empty text.</param>
    public static string Normalise(string? typed) =>
        string.Concat((typed ?? "").Where(c => !char.IsWhiteSpace(c) && !char.IsControl(c)))
            .ToUpperInvariant().Replace('А', 'A');
}
