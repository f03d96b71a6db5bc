using System.Text.Json;
using Hub.SharedKernel.Files;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.PersonalData;

/// <summary>What the competition holds about a person: entries, drafts too, what they judged and decided, and their files.</summary>
internal sealed class WriteContestData(ContestDb db, IFileStore files)
{
    public async Task Run(PersonalDataArchive archive, CancellationToken cancel)
    {
        var me = archive.PersonId;
        await archive.AddList("entries", Entries(me), cancel);
        await archive.AddList("submissions", Submissions(me), cancel);
        await Files(archive, me, cancel);
        await Jury(archive, me, cancel);
        await Deeds(archive, me, cancel);
    }

    private async IAsyncEnumerable<object> Entries(Guid me)
    {
        await foreach (var e in db.Entries.AsNoTracking().Where(e => e.SubmitterId == me).OrderBy(e => e.CreatedAt).AsAsyncEnumerable())
            yield return new { e.Id, e.RoundId, e.NominationId, e.State, e.CreatedAt, e.SavedAt, e.SubmittedAt, e.Number, e.Fingerprint, e.WithdrawnAt, e.WithdrawnReason, e.PracticeId, Content = JsonSerializer.Deserialize<JsonElement>(e.DraftJson) };
    }

    private async IAsyncEnumerable<object> Submissions(Guid me)
    {
        await foreach (var s in db.Submissions.AsNoTracking().Where(s => s.ById == me || db.Entries.Any(e => e.Id == s.EntryId && e.SubmitterId == me)).OrderBy(s => s.At).AsAsyncEnumerable())
            yield return new { s.EntryId, s.Number, s.At, s.Receipt, s.Fingerprint, Content = JsonSerializer.Deserialize<JsonElement>(s.Content) };
    }

    private async Task Files(PersonalDataArchive archive, Guid me, CancellationToken cancel)
    {
        var mine = await db.Files.AsNoTracking().Where(f => f.AddedBy == me).OrderBy(f => f.AddedAt).ToListAsync(cancel);
        var paths = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var file in mine.DistinctBy(f => f.Sha256))
        {
            await using var content = files.Open(file.Sha256);
            paths[file.Sha256] = content is null ? null : await archive.AddFile(file.Name, content, cancel);
        }
        await archive.AddList("files", mine.Select(f => new { f.EntryId, f.Name, f.ContentType, f.About, f.AddedAt, Path = paths[f.Sha256] }).ToAsyncEnumerable(), cancel);
    }

    private async Task Jury(PersonalDataArchive archive, Guid me, CancellationToken cancel)
    {
        var jurors = await db.Jurors.AsNoTracking().Where(j => j.PersonId == me).ToListAsync(cancel);
        var ids = jurors.ConvertAll(j => j.Id);
        await archive.AddList("juror", jurors.Select(j => new { j.RoundId, j.NameUk, j.NameEn, j.Email, j.Category, j.State, j.InvitedAt, j.AnsweredAt, j.AcceptedRules, j.DeclineReason, j.Region, j.Preferences, j.LeftAt, j.LeftReason }).ToAsyncEnumerable(), cancel);
        await archive.AddList("juror-ties", db.JurorTies.AsNoTracking().Where(t => ids.Contains(t.JurorId)).Select(t => new { t.Kind, t.OrganisationCode, t.Organisation, t.UntilYear, t.FromAccount, t.At }).AsAsyncEnumerable(), cancel);
        await archive.AddList("conflicts", db.Conflicts.AsNoTracking().Where(c => ids.Contains(c.JurorId)).Select(c => new { c.EntryId, c.Kind, c.State, c.Because, c.Reason, c.DecidedAt, c.At }).AsAsyncEnumerable(), cancel);
        await archive.AddList("ballots", db.Ballots.AsNoTracking().IgnoreAutoIncludes().Where(b => ids.Contains(b.JurorId)).OrderBy(b => b.CreatedAt).Select(b => new { b.Id, b.EntryId, b.State, b.Reason, b.PrivateNote, b.SavedAt }).AsAsyncEnumerable(), cancel);
        await archive.AddList("scores", db.Scores.AsNoTracking().Where(s => db.Ballots.Any(b => b.Id == s.BallotId && ids.Contains(b.JurorId))).Select(s => new { s.BallotId, s.CriterionId, s.Value, s.Comment, s.SavedAt }).AsAsyncEnumerable(), cancel);
        await archive.AddList("score-changes", db.ScoreChanges.AsNoTracking().Where(s => s.ById == me).OrderBy(s => s.At).Select(s => new { s.BallotId, s.CriterionId, s.Before, s.After, s.CommentBefore, s.CommentAfter, s.At }).AsAsyncEnumerable(), cancel);
    }

    private async Task Deeds(PersonalDataArchive archive, Guid me, CancellationToken cancel)
    {
        await archive.AddList("eligibility-decisions", db.EligibilityDecisions.AsNoTracking().Where(d => d.ById == me).OrderBy(d => d.At).Select(d => new { d.EntryId, d.Verdict, d.Reason, d.At }).AsAsyncEnumerable(), cancel);
        await archive.AddList("chair-votes", db.ChairVotes.AsNoTracking().Where(v => v.ById == me).OrderBy(v => v.At).Select(v => new { v.NominationId, v.Order, v.ReasonUk, v.ReasonEn, v.At }).AsAsyncEnumerable(), cancel);
        await archive.AddList("special-prizes-given", db.SpecialPrizes.AsNoTracking().Where(p => p.ById == me).OrderBy(p => p.At).Select(p => new { p.RoundId, p.TitleUk, p.TitleEn, p.DonorUk, p.ReasonUk, p.At }).AsAsyncEnumerable(), cancel);
        await archive.AddList("appeal-decisions", db.Appeals.AsNoTracking().Where(a => a.DecidedBy == me).OrderBy(a => a.DecidedAt).Select(a => new { a.EntryId, a.State, a.ReasonUk, a.ReasonEn, a.DecidedAt }).AsAsyncEnumerable(), cancel);
        await archive.AddList("public-votes", db.PublicVotes.AsNoTracking().Where(v => v.PersonId == me).OrderBy(v => v.At).Select(v => new { v.NominationId, v.EntryId, v.At }).AsAsyncEnumerable(), cancel);
        await archive.AddList("appeals", db.Appeals.AsNoTracking().Where(a => a.ById == me).OrderBy(a => a.At).Select(a => new { a.EntryId, a.Text, a.At, a.State, a.ReasonUk, a.DecidedAt }).AsAsyncEnumerable(), cancel);
        await archive.AddList("extensions", db.Extensions.AsNoTracking().Where(e => e.ById == me).OrderBy(e => e.At).Select(e => new { e.RoundId, e.Phase, e.EndsAt, e.ReasonUk, e.At }).AsAsyncEnumerable(), cancel);
        await archive.AddList("history", db.Timeline.AsNoTracking().Where(t => t.PersonId == me).OrderBy(t => t.At).Select(t => new { t.At, t.RoundId, t.EntryId, t.Action, t.Note }).AsAsyncEnumerable(), cancel);
    }
}
