using Hub.Commands;

namespace Hub.Checks;

/// <summary>Something about the way the portal is set up that somebody should mend.</summary>
/// <param name="Key">Key of the sentence, under <c>Check.</c>: what, where and how to mend it.</param>
/// <param name="Details">Values for its placeholders.</param>
internal sealed record Finding(string Key, params object[] Details)
{
    /// <summary>Worth a look, but the portal works.</summary>
    public bool IsHint { get; init; }

    public string In(string language) => CommandTexts.In(language, "Check." + Key, Details);

    public static Finding Hint(string key, params object[] details) => new(key, details) { IsHint = true };
}
