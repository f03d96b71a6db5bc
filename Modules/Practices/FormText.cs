using Hub.SharedKernel;

namespace Hub.Practices;

/// <summary>Reads a text somebody wrote into a form: trimmed, and refused with a sentence when it is longer than can be kept.</summary>
internal static class FormText
{
    /// <param name="text">As posted.</param>
    /// <param name="field">Form field, as posted.</param>
    /// <param name="name">Key of the field's name in the texts.</param>
    /// <param name="most">Most characters.</param>
    public static string Of(string? text, string field, string name, int most)
    {
        var written = Typed.Plain(text).Trim();
        return written.Length <= most ? written : throw new RuleViolation("TooLong", field, "text:" + name, most);
    }

    public static string? OrNull(string? text, string field, string name, int most) =>
        Of(text, field, name, most) is { Length: > 0 } written ? written : null;

    /// <summary>A reason; without one the thing is not done.</summary>
    public static string Reason(string? text, string field, int most = 2000) =>
        Of(text, field, "Field.Reason", most) is { Length: > 0 } written ? written : throw new RuleViolation("Practice.ReasonNeeded", field);
}
