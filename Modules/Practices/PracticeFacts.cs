using System.Globalization;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Text;

namespace Hub.Practices;

/// <summary>What the depository tells the other modules, in one place, so that every activity tells it alike.</summary>
internal static class PracticeFacts
{
    public const string Module = "Practices";
    public const string Kind = "practice";

    /// <summary>Where the author works on a version.</summary>
    public static string EditPath(Guid version) => $"/practices/submission/edit/{version}";

    /// <summary>Where the author sees the way of a version.</summary>
    public static string WayPath(Guid version) => $"/practices/submission/way/{version}";

    public static string ReviewPath(Guid version) => $"/practices/review/item/{version}";

    public static string PublicPath(Practice practice) => $"/practices/{practice.Slug}";

    /// <summary>Readers see something new: search, feeds and cached pages learn of it.</summary>
    public static void PublishItem(this PracticesDb db, Practice practice, PracticeContent content) =>
        // The version is raised while saving.
        db.Publish(ItemOf(practice, content, practice.Version + 1));

    /// <summary>What readers see, under the version it bears.</summary>
    public static ItemPublished ItemOf(Practice practice, PracticeContent content, int version) => new(Module, Kind, practice.Id, version, PublicPath(practice),
        practice.TitleUk, practice.TitleEn, practice.SummaryUk, practice.SummaryEn, Body(content, "uk"), NullIfEmpty(Body(content, "en")),
        content.Topics, practice.OrganisationUk, practice.OrganisationCode, practice.Region, practice.PublishedAt!.Value, practice.UpdatedAt!.Value,
        OrganisationEn: practice.OrganisationEn);

    /// <summary>Cached pages of the depository are out of date: feedback, replication, endorsement.</summary>
    public static void PagesChanged(this PracticesDb db) => db.Publish(new PublicPagesChanged(Module));

    /// <summary>One step of the way, for author and editors, and for the audit.</summary>
    public static void Record(this PracticesDb db, Guid practice, Guid? version, Guid? person, string action, string? note, DateTimeOffset now, bool isPublic = false)
    {
        db.Timeline.Add(new TimelineEntry
        {
            PracticeId = practice,
            VersionId = version,
            PersonId = person,
            Action = action,
            At = now,
            IsPublic = isPublic,
            Note = note is { Length: > 4000 } ? note[..4000] : note,
        });
        db.Publish(new ActionRecorded(Module, person, "practice." + action.ToLowerInvariant(), $"practice/{practice}", note is null ? "" : Shortened(note)));
    }

    /// <summary>The person's own list shows the state.</summary>
    public static void TellOwner(this PracticesDb db, Practice practice, PracticeVersion version) =>
        db.Publish(OwnItemOf(practice, version, practice.NextTelling()));

    /// <summary>What the owner's list shows, under the number of the telling.</summary>
    public static MyItemChanged OwnItemOf(Practice practice, PracticeVersion version, int telling)
    {
        var state = practice.Status switch
        {
            PracticeStatus.Withdrawn => "Status.Withdrawn",
            PracticeStatus.Outdated when version.State == VersionState.Published => "Status.Outdated",
            _ => "Status." + version.State,
        };
        return new(Module, Kind, practice.Id, telling, practice.OwnerId,
            version.TitleUk, version.Read().Title.EnOrNull, version.State == VersionState.Discarded && practice.PublishedVersionId is null ? null : state,
            version.IsWithAuthor ? EditPath(version.Id) : WayPath(version.Id));
    }

    public static void Notify(this PracticesDb db, Guid person, string key, string link, Guid? except, params string[] arguments)
    {
        if (person != except)
            db.Publish(new NoticeRaised(Module, person, null, key, arguments, link, except));
    }

    /// <summary>Tells all editors in whose limits the place lies.</summary>
    public static void NotifyEditors(this PracticesDb db, Place place, string key, string link, Guid? except, params string[] arguments) =>
        db.Publish(new NoticeRaised(Module, null, PracticesModule.Review, key, arguments, link, except, place.OrganisationCode, place.Region));

    /// <summary>A task has one id for a subject and a purpose, so that closing needs no look-up.</summary>
    public static Guid TaskId(Guid subject, string purpose)
    {
        var bytes = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(purpose + subject.ToString("N", CultureInfo.InvariantCulture)));
        return new Guid(bytes.AsSpan(0, 16));
    }

    private static string Body(PracticeContent content, string language) =>
        string.Join("\n\n", content.Sections().Select(s => language == "uk" ? s.Text.Uk : s.Text.En)
            .Concat(content.Steps.SelectMany(s => language == "uk" ? new[] { s.Title.Uk, s.Text.Uk, s.Pitfalls.Uk } : [s.Title.En, s.Text.En, s.Pitfalls.En]))
            .Concat(content.Results.Select(r => language == "uk" ? r.Indicator.Uk : r.Indicator.En))
            .Where(text => !string.IsNullOrWhiteSpace(text)).Select(Markdown.ToPlain));

    private static string? NullIfEmpty(string text) => text == "" ? null : text;

    private static string Shortened(string note) => note.Length <= 300 ? note : note[..300];
}
