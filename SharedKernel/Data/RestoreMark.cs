namespace Hub.SharedKernel.Data;

/// <summary>
/// Stands among the applied migrations while a backup is restored, so that every host of the portal sees it, on every engine.
/// </summary>
internal static class RestoreMark
{
    public const string Id = "00000000000000_RestoreUnfinished";
}

/// <summary>A restore was begun on these tables and not finished: they must not be used.</summary>
internal sealed class RestoreUnfinished(string module) : Exception($"A restore was begun on the tables of {module} and not finished.")
{
    public string Module { get; } = module;
}
