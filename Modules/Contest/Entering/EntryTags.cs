namespace Hub.Contest.Entering;

/// <summary>Colour of an entry's state.</summary>
internal static class EntryTags
{
    public static string Kind(EntryState state) => state switch
    {
        EntryState.Eligible => "success",
        EntryState.Submitted => "info",
        EntryState.Returned => "warning",
        EntryState.Ineligible => "danger",
        _ => "muted",
    };
}
