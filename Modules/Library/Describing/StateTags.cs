namespace Hub.Library.Describing;

/// <summary>The colour of a state.</summary>
internal static class StateTags
{
    public static string Kind(DocumentState state) => state switch
    {
        DocumentState.Proposed => "info",
        DocumentState.Returned => "warning",
        DocumentState.Published => "success",
        DocumentState.Withdrawn => "danger",
        _ => "muted",
    };
}
