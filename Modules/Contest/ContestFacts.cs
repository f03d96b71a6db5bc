using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Text;

namespace Hub.Contest;

/// <summary>What the competition tells the other modules, in one place, so that every activity tells it alike.</summary>
internal static class ContestFacts
{
    public const string Module = "Contest";
    public const string RoundKind = "round";
    public const string EntryKind = "entry";

    public static string RoundPath(int year) => FormattableString.Invariant($"/contest/{year}");

    public static string EntryPath(Guid entry) => $"/contest/entries/{entry}";

    /// <summary>Where the submitter works on an entry.</summary>
    public static string EditPath(Guid entry) => $"/contest/entering/edit/{entry}";

    /// <summary>Where the submitter sees what became of it.</summary>
    public static string ReceiptPath(Guid entry) => $"/contest/entering/receipt/{entry}";

    public static string CheckPath(Guid entry) => $"/contest/eligibility/item/{entry}";

    public static string OrganisePath(Guid round) => $"/contest/organising/round/{round}";

    /// <summary>Where everybody reads the result.</summary>
    public static string ResultsPath(int year) => RoundPath(year) + "/results";

    /// <summary>Where everybody reads what became of appeals.</summary>
    public static string AppealsPath(int year) => RoundPath(year) + "/appeals";

    /// <summary>Where the entrant lodges an appeal and sees what became of it.</summary>
    public static string LodgePath(Guid entry) => $"/contest/appealing/lodge/{entry}";

    /// <summary>Where the chair decides on an appeal.</summary>
    public static string AppealPath(Guid appeal) => $"/contest/appealing/decide/{appeal}";

    /// <summary>All appeals of a round, for who leads its jury.</summary>
    public static string AppealQueuePath(Guid round) => $"/contest/appealing/queue/{round}";

    public static string VotePath(int year) => RoundPath(year) + "/vote";

    /// <summary>Where who leads the jury settles ties and organisers publish the result.</summary>
    public static string DeliberationPath(Guid round) => $"/contest/results/deliberation/{round}";

    /// <summary>Readers see the round, or something new of it. The version is raised while saving.</summary>
    public static void PublishRound(this ContestDb db, Round round, RulesVersion? rules, DateTimeOffset now) => db.Publish(RoundItem(round, rules, round.Version + 1, now));

    public static ItemPublished RoundItem(Round round, RulesVersion? rules, int version, DateTimeOffset now) => new(Module, RoundKind, round.Id, version, RoundPath(round.Year),
        round.TitleUk, round.TitleEn, round.SummaryUk, round.SummaryEn, Markdown.ToPlain(rules?.TextUk ?? ""), rules?.TextEn is { } text ? Markdown.ToPlain(text) : null,
        [], null, null, null, round.PublishedAt is { } published && published > round.Calendar.Announced ? published : round.Calendar.Announced, now,
        StartsAt: round.Calendar.Announced, EndsAt: round.Calendar.Archive);

    /// <summary>Readers may read the entry.</summary>
    public static void PublishEntry(this ContestDb db, Entry entry, EntryContent content, DateTimeOffset now) => db.Publish(EntryItem(entry, content, entry.NextTelling(), now));

    public static ItemPublished EntryItem(Entry entry, EntryContent content, int telling, DateTimeOffset now) => new(Module, EntryKind, entry.Id, telling, EntryPath(entry.Id),
        entry.TitleUk, entry.TitleEn, entry.SummaryUk, entry.SummaryEn, Body(content, english: false), Body(content, english: true) is { Length: > 0 } body ? body : null,
        [], entry.OrganisationUk, NullIfEmpty(entry.OrganisationCode), NullIfEmpty(entry.Region), now, now, OrganisationEn: entry.OrganisationEn);

    /// <summary>Cached pages of the competition are out of date.</summary>
    public static void PagesChanged(this ContestDb db) => db.Publish(new PublicPagesChanged(Module));

    /// <summary>One step of the way of a round or an entry, and a line of the audit log.</summary>
    public static void Record(this ContestDb db, Guid round, Guid? entry, Guid? person, string action, string? note, DateTimeOffset now, bool isPublic = false)
    {
        db.Timeline.Add(new TimelineEntry
        {
            RoundId = round,
            EntryId = entry,
            PersonId = person,
            Action = action,
            At = now,
            IsPublic = isPublic,
            Note = note is { Length: > TimelineEntry.MostNote } ? note[..TimelineEntry.MostNote] : note,
        });
        db.Publish(new ActionRecorded(Module, person, "contest." + action.ToLowerInvariant(), entry is null ? $"round/{round}" : $"entry/{entry}",
            note is null ? "" : note.Length <= 300 ? note : note[..300]));
    }

    /// <summary>The submitter's list shows the state.</summary>
    public static void TellSubmitter(this ContestDb db, Entry entry)
    {
        if (entry.SubmitterId != Guid.Empty)
            db.Publish(OwnItem(entry, entry.NextTelling()));
    }

    public static MyItemChanged OwnItem(Entry entry, int telling) => new(Module, EntryKind, entry.Id, telling, entry.SubmitterId, entry.TitleUk, entry.TitleEn,
        entry.State == EntryState.Withdrawn && entry.Number is null ? null : "Status." + entry.State, entry.IsWithWriter ? EditPath(entry.Id) : ReceiptPath(entry.Id));

    public static void Notify(this ContestDb db, Guid person, string key, string link, Guid? except, params string[] arguments)
    {
        if (person != Guid.Empty && person != except)
            db.Publish(new NoticeRaised(Module, person, null, key, arguments, link, except));
    }

    public static void NotifyOrganisers(this ContestDb db, string key, string link, Guid? except, params string[] arguments) =>
        db.Publish(new NoticeRaised(Module, null, ContestModule.Manage, key, arguments, link, except));

    /// <summary>A clerk, within their limits, is to check the entry.</summary>
    public static void OpenCheck(this ContestDb db, Entry entry, DateTimeOffset? due, DateTimeOffset since = default) => db.Publish(new TaskOpened(Module, TaskId(entry.Id, "check"),
        null, ContestModule.Check, "Task.Check", [entry.TitleUk], CheckPath(entry.Id), due, NullIfEmpty(entry.OrganisationCode), NullIfEmpty(entry.Region))
    { OccurredAt = since });

    /// <summary>The submitter is to mend a returned entry.</summary>
    public static void OpenMend(this ContestDb db, Entry entry, DateTimeOffset since = default) => db.Publish(new TaskOpened(Module, TaskId(entry.Id, "mend"),
        entry.SubmitterId, null, "Task.Mend", [entry.TitleUk], EditPath(entry.Id), entry.MendBy)
    { OccurredAt = since });

    /// <summary>Scoring has closed: the chair settles ties, and the organisers publish the result.</summary>
    public static void OpenDeliberation(this ContestDb db, Round round, DateTimeOffset since = default)
    {
        foreach (var (purpose, permission, text) in new[] { ("settle", ContestModule.Chair, "Task.Settle"), ("publish", ContestModule.Manage, "Task.PublishResult") })
            db.Publish(new TaskOpened(Module, TaskId(round.Id, purpose), null, permission, text, [round.TitleUk], DeliberationPath(round.Id), round.Calendar.Appeals) { OccurredAt = since });
    }

    public static void CloseDeliberation(this ContestDb db, Guid round)
    {
        db.CloseTask(round, "settle");
        db.CloseTask(round, "publish");
    }

    /// <summary>An appeal waits for the chair's decision.</summary>
    public static void OpenAppeal(this ContestDb db, Guid appeal, Entry entry, Round round, DateTimeOffset since = default) => db.Publish(new TaskOpened(Module, TaskId(appeal, "appeal"),
        null, ContestModule.Chair, "Task.Appeal", [entry.TitleUk], AppealPath(appeal), round.Calendar.Archive)
    { OccurredAt = since });

    public static void CloseTask(this ContestDb db, Guid subject, string purpose) => db.Publish(new TaskClosed(Module, TaskId(subject, purpose)));

    /// <summary>A task has one id for a subject and a purpose, so that closing needs no look-up.</summary>
    public static Guid TaskId(Guid subject, string purpose) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes("contest " + purpose + subject.ToString("N", CultureInfo.InvariantCulture))).AsSpan(0, 16));

    private static string Body(EntryContent content, bool english) => string.Join("\n\n", content.Sections.Values.Select(s => english ? s.En : s.Uk)
        .Concat(content.Practice.Select(s => english ? s.TextEn : s.TextUk)).Where(text => !string.IsNullOrWhiteSpace(text)).Select(Markdown.ToPlain));

    private static string? NullIfEmpty(string text) => text == "" ? null : text;
}
