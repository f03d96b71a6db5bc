namespace Hub.SharedKernel.Text;

/// <summary>
/// Weighs a text before it is parsed. Emphasis, brackets and table bars are matched pairwise, so that the work of a paragraph grows
/// with the square of their number; what no author writes is not parsed at all.
/// </summary>
internal static class MarkdownWork
{
    private const string Pairing = "[]*_`|<!";
    private const int MostInParagraph = 4_000;

    public static bool IsTooMuch(string source)
    {
        var signs = 0;
        var lineIsBlank = true;
        foreach (var c in source)
        {
            if (c == '\n')
            {
                if (lineIsBlank) signs = 0;
                lineIsBlank = true;
                continue;
            }

            if (c is not (' ' or '\t')) lineIsBlank = false;
            if (Pairing.Contains(c) && ++signs > MostInParagraph) return true;
        }

        return false;
    }
}
