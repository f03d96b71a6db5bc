using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Hub.SharedKernel.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Jury;

/// <summary>What is told of the jury's work: notices, tasks, audit and my things. No title of an entry, no score and no comment is among it.</summary>
internal static class JuryFacts
{
    public const string Module = "Contest";
    public const string MinePath = "/contest/jury";

    private const string Answer = "answer";
    private const string Scoring = "score";
    private const string Conflicts = "conflicts";

    public static string InvitationPath(Guid juror) => $"/contest/jury/invitation/{juror}";

    public static string MembersPath(Guid round) => $"/contest/jury/members/{round}";

    public static string ConflictsPath(Guid round) => $"/contest/jury/conflicts/{round}";

    public static string OwnConflictsPath(Guid round) => $"/contest/jury/own-conflicts/{round}";

    public static string ScorePath(Guid entry) => $"/contest/jury/{entry}/score";

    /// <summary>One line of the audit.</summary>
    /// <param name="action">Verb after a noun, e.g. <c>juror.invited</c>.</param>
    /// <param name="subject">Kind and id.</param>
    /// <param name="details">A number or receipt; nothing personal.</param>
    public static void Audit(this ContestDb db, Guid? person, string action, string subject, string details = "") =>
        db.Publish(new ActionRecorded(Module, person, action, subject, details));

    public static void TellPerson(this ContestDb db, Guid? person, string key, string link, params string[] arguments)
    {
        if (person is { } known)
            db.Publish(new NoticeRaised(Module, known, null, key, arguments, link));
    }

    public static void TellOrganisers(this ContestDb db, Guid? except, string key, string link, params string[] arguments) =>
        db.Publish(new NoticeRaised(Module, null, ContestModule.Manage, key, arguments, link, except));

    /// <summary>The invitation waits for its person.</summary>
    public static void OpenAnswer(this ContestDb db, Juror juror, string round, DateTimeOffset since = default) =>
        db.Open(juror.Id, Answer, juror.PersonId, null, "Task.AnswerInvitation", [round], InvitationPath(juror.Id), juror.ExpiresAt, since);

    public static void CloseAnswer(this ContestDb db, Juror juror) => db.Close(juror.Id, Answer);

    /// <summary>Entries wait for a juror's scores.</summary>
    public static void OpenScoring(this ContestDb db, Juror juror, Round round, DateTimeOffset since = default) =>
        db.Open(juror.Id, Scoring, juror.PersonId, null, "Task.Score", [round.TitleUk], MinePath, round.Calendar.Deliberation, since);

    public static void CloseScoring(this ContestDb db, Guid juror) => db.Close(juror, Scoring);

    /// <summary>Suggested conflicts of a round wait for the chair.</summary>
    public static void OpenConflicts(this ContestDb db, Round round, DateTimeOffset since = default) =>
        db.Open(round.Id, Conflicts, null, ContestModule.Chair, "Task.Conflicts", [round.TitleUk], ConflictsPath(round.Id), null, since);

    public static void CloseConflicts(this ContestDb db, Guid round) => db.Close(round, Conflicts);

    /// <summary>What the juror's own list shows.</summary>
    public static void TellJuror(this ContestDb db, Juror juror, Round round)
    {
        // The version is raised while saving, unless the row is new.
        if (juror.PersonId is { } person)
            db.Publish(SeatOf(juror, round, person, juror.Version + (db.Entry(juror).State == EntityState.Added ? 0 : 1)));
    }

    public static MyItemChanged SeatOf(Juror juror, Round round, Guid person, int version) => new(Module, "jury", juror.Id, version, person, round.TitleUk, round.TitleEn,
        "JurorState." + juror.State, juror.State == JurorState.Invited ? InvitationPath(juror.Id) : MinePath);

    private static void Open(this ContestDb db, Guid subject, string purpose, Guid? person, string? permission, string text, string[] arguments, string link, DateTimeOffset? due, DateTimeOffset since)
    {
        if (person is not null || permission is not null)
            db.Publish(new TaskOpened(Module, TaskId(subject, purpose), person, permission, text, arguments, link, due) { OccurredAt = since });
    }

    private static void Close(this ContestDb db, Guid subject, string purpose) => db.Publish(new TaskClosed(Module, TaskId(subject, purpose)));

    private static Guid TaskId(Guid subject, string purpose) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes("jury " + purpose + subject.ToString("N", CultureInfo.InvariantCulture))).AsSpan(0, 16));
}
