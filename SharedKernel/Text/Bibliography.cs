using System.Text;

namespace Hub.SharedKernel.Text;

/// <summary>Pieces of citations that are the same for whatever is cited.</summary>
public static class Bibliography
{
    /// <summary>A text on one line: control characters and runs of spaces become one space.</summary>
    /// <param name="text">The text.</param>
    public static string OneLine(string text) =>
        string.Join(' ', string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>A text for a field of BibTeX, on one line, with what TeX would take for a command or draw as another sign made safe.</summary>
    /// <param name="text">The text.</param>
    public static string Tex(string text)
    {
        var safe = new StringBuilder(text.Length);
        var before = ' ';
        foreach (var c in OneLine(text))
        {
            // Two hyphens would become a dash, two apostrophes a quotation mark, ?` a Spanish sign.
            if ((c == before && (c is '-' or '\'' or '`')) || (c == '`' && (before is '?' or '!')))
                safe.Append("{}");
            safe.Append(c switch
            {
                '\\' => "\\textbackslash{}",
                '~' => "\\textasciitilde{}",
                '^' => "\\textasciicircum{}",
                '{' or '}' or '%' or '#' or '&' or '$' or '_' => "\\" + c,
                _ => c.ToString(),
            });
            before = c;
        }
        return safe.ToString();
    }

    /// <summary>A DOI or an address for a field of BibTeX that is taken letter by letter: only what would end the field is written as its code.</summary>
    /// <param name="text">The identifier.</param>
    public static string Verbatim(string text) =>
        OneLine(text).Replace("\\", "%5C", StringComparison.Ordinal).Replace("{", "%7B", StringComparison.Ordinal).Replace("}", "%7D", StringComparison.Ordinal);

    /// <summary>A day as CSL-JSON has it.</summary>
    /// <param name="day">The day.</param>
    public static Dictionary<string, object> DateParts(DateOnly day) => DateParts(day.Year, day.Month, day.Day);

    /// <summary>A date as CSL-JSON has it, as exactly as it is known.</summary>
    /// <param name="year">The year.</param>
    /// <param name="month">The month; null when only the year is known.</param>
    /// <param name="day">The day; null when no more than the month is known.</param>
    public static Dictionary<string, object> DateParts(int year, int? month, int? day) =>
        new() { ["date-parts"] = new[] { new[] { year, month, day }.OfType<int>().ToArray() } };
}
