using Hub.SharedKernel;
using Hub.SharedKernel.Text;

namespace Hub.Library;

/// <summary>Texts as they are kept: without what a keyboard cannot type, trimmed, and never cut silently.</summary>
internal static class Limits
{
    public const int Title = 500;
    public const int Abstract = 8000;
    public const int Name = 300;
    public const int Line = 200;
    public const int Note = 2000;

    /// <param name="text">As typed.</param>
    /// <param name="field">The form's field.</param>
    /// <param name="label">Key of the field's name.</param>
    /// <param name="most">Characters at most.</param>
    public static string Text(string? text, string field, string label, int most)
    {
        var plain = Plain(text).Trim();
        return plain.Length <= most ? plain : throw new RuleViolation("TooLong", field, "text:" + label, most);
    }

    /// <summary>A text that must not be empty.</summary>
    public static string Needed(string? text, string field, string label, int most) =>
        Text(text, field, label, most) is { Length: > 0 } plain ? plain : throw new RuleViolation("Check.Needed", field, "text:" + label);

    /// <summary>Control characters go, line ends become one kind; nothing is an empty text.</summary>
    public static string Plain(string? text) => TypedText.Plain(text);

    /// <summary>What is left of a text in a column of a fixed length.</summary>
    public static string Cut(string text, int most) => text.Length <= most ? text : text[..most];

    public static string? NullIfBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
