namespace Hub.Library.Extraction;

/// <summary>How much one file may cost; from <c>Modules:Library:Texts</c>.</summary>
internal sealed record TextLimits
{
    /// <summary>Seconds for one file; then the reading process is ended.</summary>
    public int Seconds { get; init; } = 60;

    /// <summary>Megabytes the reading process may use for itself.</summary>
    public int Megabytes { get; init; } = 512;

    /// <summary>Pages, slides or sheets read; the rest of a longer document is left.</summary>
    public int Pages { get; init; } = 2000;

    /// <summary>Characters kept.</summary>
    public int Letters { get; init; } = 1_000_000;

    /// <summary>Whether files are read at all.</summary>
    public bool Enabled { get; init; } = true;
}

/// <summary>What the reading process is asked.</summary>
/// <param name="Path">The file.</param>
/// <param name="ContentType">Its type, judged when it came in.</param>
/// <param name="Thumbnail">Where to put a picture of the first page.</param>
internal sealed record TextQuestion(string Path, string ContentType, string Thumbnail, TextLimits Limits);

/// <summary>What it answers.</summary>
/// <param name="State">Name of a <c>TextState</c>.</param>
/// <param name="Reason">Key of the reason, under <c>Text.{Reason}</c>.</param>
internal sealed record TextAnswer(Files.TextState State, string? Reason, string? Text, int? Pages, bool HasThumbnail)
{
    public static TextAnswer Failed(string reason) => new(Files.TextState.Failed, reason, null, null, false);
}
