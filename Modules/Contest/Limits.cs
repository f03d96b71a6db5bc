using System.Globalization;
using Hub.SharedKernel;
using Hub.SharedKernel.Text;

namespace Hub.Contest;

/// <summary>Texts as they are kept: without what a keyboard cannot type, trimmed, and never cut silently.</summary>
internal static class Limits
{
    /// <param name="text">As typed.</param>
    /// <param name="field">The form's field.</param>
    /// <param name="label">Key of the field's name.</param>
    /// <param name="most">Characters at most.</param>
    public static string Text(string? text, string field, string label, int most)
    {
        var plain = Plain(text).Trim();
        return plain.Length <= most ? plain : throw new RuleViolation("TooLong", field, "text:" + label, most);
    }

    public static string? TextOrNull(string? text, string field, string label, int most) =>
        Text(text, field, label, most) is { Length: > 0 } plain ? plain : null;

    /// <summary>A text of one line.</summary>
    public static string Line(string? text, string field, string label, int most) =>
        Text(string.Join(' ', Plain(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), field, label, most);

    public static string? LineOrNull(string? text, string field, string label, int most) =>
        Line(text, field, label, most) is { Length: > 0 } plain ? plain : null;

    /// <summary>Control characters go, line ends become one kind; nothing is an empty text.</summary>
    public static string Plain(string? text) => TypedText.Plain(text);

    /// <summary>A weight or score as people type it: 12,5 and 12.5.</summary>
    public static decimal? Number(string? text) => decimal.TryParse((text ?? "").Trim().Replace(',', '.'),
        NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
