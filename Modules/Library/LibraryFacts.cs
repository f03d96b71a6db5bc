using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Hub.Library.Describing;
using Hub.SharedKernel.Contracts;

namespace Hub.Library;

/// <summary>What the library tells the other modules, in one place, so that every activity tells it alike.</summary>
internal static class LibraryFacts
{
    public const string Module = "Library";
    public const string Kind = "document";

    /// <summary>Characters of files' text told for search.</summary>
    public const int MostBody = 400_000;
    private const int MostSummary = 1000;

    public static string EditPath(Guid document) => $"/library/proposing/edit/{document}";

    public static string DeskPath(Guid document) => $"/library/desk/item/{document}";

    /// <param name="document">The published version.</param>
    /// <param name="topics">Those of its subjects that are topics of the whole portal.</param>
    /// <param name="names">Names of all its subjects, to be found by them.</param>
    /// <param name="body">Text of the files everybody may take.</param>
    /// <param name="first">When its first version was published.</param>
    public static ItemPublished Item(Document document, IReadOnlyList<string> topics, (string Uk, string En) names, string body, DateTimeOffset first)
    {
        var content = document.Content;
        var isEnglish = !content.Languages.Contains("uk") && content.Languages.Contains("en");
        var bodyUk = string.Join("\n\n", new[] { content.AbstractUk, document.ActNumber ?? "", content.Creators, content.Keywords, names.Uk, isEnglish ? "" : body }.Where(t => t != ""));
        var bodyEn = string.Join("\n\n", new[] { content.AbstractEn, names.En, isEnglish ? body : "" }.Where(t => t != ""));
        return new(Module, Kind, document.ConceptId, document.Tellings, document.Path, document.TitleUk, document.TitleEn,
            Limits.Cut(content.AbstractUk, MostSummary), Limits.NullIfBlank(Limits.Cut(content.AbstractEn, MostSummary)), bodyUk, Limits.NullIfBlank(bodyEn),
            topics, document.Publisher, document.PublisherCode, document.Territory, first, document.ChangedAt, OrganisationEn: document.PublisherEn);
    }

    /// <summary>Cached pages of the library are out of date.</summary>
    public static void PagesChanged(this LibraryDb db) => db.Publish(new PublicPagesChanged(Module));

    /// <summary>One step of the way of a document, and a line of the audit log.</summary>
    public static void Record(this LibraryDb db, Document document, Guid? person, string action, string? note, DateTimeOffset now)
    {
        db.Timeline.Add(TimelineEntry.Of(document.ConceptId, document.Id, person, action, note, now));
        db.Publish(new ActionRecorded(Module, person, "library." + action.ToLowerInvariant(), $"document/{document.Id}", Limits.Cut(note ?? "", 300)));
    }

    /// <summary>The proposer's list shows the state.</summary>
    public static void TellProposer(this LibraryDb db, Document document)
    {
        if (document.ProposedBy is not null)
            db.Publish(OwnItem(document, document.NextTelling()));
    }

    public static MyItemChanged OwnItem(Document document, int telling) => new(Module, Kind, document.Id, telling, document.ProposedBy!.Value, document.TitleUk, document.TitleEn,
        "Status." + document.State, document.IsWithProposer ? EditPath(document.Id) : document.Slug is null ? $"/library/proposing/sent/{document.Id}" : document.Path);

    public static void Notify(this LibraryDb db, Guid? person, string key, string link, Guid? except, params string[] arguments)
    {
        if (person is { } id && id != except)
            db.Publish(new NoticeRaised(Module, id, null, key, arguments, link, except));
    }

    /// <summary>A librarian is to decide about a proposal.</summary>
    public static void OpenReview(this LibraryDb db, Document document, DateTimeOffset since = default) => db.Publish(
        new TaskOpened(Module, TaskId(document.Id, "review"), null, LibraryModule.Approve, "Task.Review", [document.TitleUk], DeskPath(document.Id)) { OccurredAt = since });

    /// <summary>The proposer is to mend a returned document.</summary>
    public static void OpenMend(this LibraryDb db, Document document, DateTimeOffset since = default) => db.Publish(
        new TaskOpened(Module, TaskId(document.Id, "mend"), document.ProposedBy, null, "Task.Mend", [document.TitleUk], EditPath(document.Id)) { OccurredAt = since });

    public static void CloseTask(this LibraryDb db, Guid subject, string purpose) => db.Publish(new TaskClosed(Module, TaskId(subject, purpose)));

    /// <summary>A task has one id for a subject and a purpose, so that closing needs no look-up.</summary>
    public static Guid TaskId(Guid subject, string purpose) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes("library " + purpose + subject.ToString("N", CultureInfo.InvariantCulture))).AsSpan(0, 16));
}
