namespace Hub.Practices.Submission;

/// <summary>The colour of a state's tag.</summary>
internal static class DraftTags
{
    public static string Kind(VersionState state) => state switch
    {
        VersionState.Published => "success",
        VersionState.Returned => "warning",
        VersionState.Rejected => "danger",
        VersionState.Submitted or VersionState.UnderReview => "info",
        _ => "muted",
    };
}
