using System.Text.Encodings.Web;
using System.Text.Json;
using Hub.SharedKernel.Contracts;

namespace Hub.Contest;

/// <summary>A text in Ukrainian and, if there is one, in English, as typed.</summary>
internal sealed class Both
{
    public Both() { }

    public Both(string? uk, string? en = null) => (Uk, En) = (uk ?? "", en ?? "");

    public string Uk { get; set => field = Limits.Plain(value); } = "";
    public string En { get; set => field = Limits.Plain(value); } = "";

    public bool IsEmpty => string.IsNullOrWhiteSpace(Uk) && string.IsNullOrWhiteSpace(En);
    public string? EnOrNull => string.IsNullOrWhiteSpace(En) ? null : En.Trim();
}

/// <summary>A file as it was submitted.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Sha256">Hash of its bytes.</param>
internal sealed record SubmittedFile(string Name, string Sha256);

/// <summary>What an entry says, as typed, also while it is incomplete or wrong.</summary>
internal sealed class EntryContent
{
    public Both Title { get; set; } = new();
    public Both Summary { get; set; } = new();
    public string OrganisationCode { get; set => field = Limits.Plain(value); } = "";
    public Both Organisation { get; set; } = new();

    /// <summary>КАТОТТГ code of the region; empty for the whole country.</summary>
    public string Region { get; set => field = Limits.Plain(value); } = "";

    /// <summary>Answers by the keys of the nomination's form.</summary>
    public Dictionary<string, Both> Sections { get; set; } = [];

    /// <summary>The published practice as it was when it was taken; empty for an entry written anew.</summary>
    public IReadOnlyList<PracticeSection> Practice { get; set; } = [];

    /// <summary>Files that belong to it, filled in when it is submitted, so that the fingerprint is theirs too.</summary>
    public IReadOnlyList<SubmittedFile> Files { get; set; } = [];

    public string ContactName { get; set => field = Limits.Plain(value); } = "";
    public string ContactEmail { get; set => field = Limits.Plain(value); } = "";
    public string ContactPhone { get; set => field = Limits.Plain(value); } = "";

    /// <summary>The submitter says that it is true and may be published.</summary>
    public bool Declared { get; set; }

    public Both Section(string key) => Sections.TryGetValue(key, out var text) ? text : new();

    private static readonly JsonSerializerOptions json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string ToJson() => JsonSerializer.Serialize(this, json);

    public static EntryContent FromJson(string text) => JsonSerializer.Deserialize<EntryContent>(text, json)!;
}
