using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.PersonalData;

/// <summary>What the competition holds about a person as a juror: seats, declarations, conflicts, every score and note of their own.</summary>
internal sealed class WriteJuryData(ContestDb db)
{
    public async Task Run(PersonalDataArchive archive, CancellationToken cancel)
    {
        var me = archive.PersonId;
        await archive.AddList("jury", db.Jurors.AsNoTracking().IgnoreAutoIncludes().Where(j => j.PersonId == me).OrderBy(j => j.InvitedAt)
            .Select(j => new { j.Id, j.RoundId, j.NameUk, j.NameEn, j.Email, j.Category, j.State, j.InvitedAt, j.AnsweredAt, j.AcceptedRules, j.DeclineReason, j.Region, j.Preferences, j.LeftAt, j.LeftReason }).AsAsyncEnumerable(), cancel);
        await archive.AddList("jury-ties", db.JurorTies.AsNoTracking().Where(t => db.Jurors.Any(j => j.Id == t.JurorId && j.PersonId == me)).OrderBy(t => t.At)
            .Select(t => new { t.JurorId, t.Kind, t.OrganisationCode, t.Organisation, t.UntilYear, t.FromAccount, t.At }).AsAsyncEnumerable(), cancel);
        await archive.AddList("jury-conflicts", db.Conflicts.AsNoTracking().Where(c => db.Jurors.Any(j => j.Id == c.JurorId && j.PersonId == me)).OrderBy(c => c.At)
            .Select(c => new { c.JurorId, c.EntryId, c.Kind, c.State, c.Because, c.Reason, c.DecidedAt, c.At }).AsAsyncEnumerable(), cancel);
        await archive.AddList("ballots", db.Ballots.AsNoTracking().IgnoreAutoIncludes().Where(b => db.Jurors.Any(j => j.Id == b.JurorId && j.PersonId == me)).OrderBy(b => b.CreatedAt)
            .Select(b => new { b.Id, b.EntryId, b.State, b.AbstainReason, b.PrivateNote, b.CreatedAt, b.SavedAt }).AsAsyncEnumerable(), cancel);
        await archive.AddList("scores", db.Scores.AsNoTracking().Where(s => db.Ballots.Any(b => b.Id == s.BallotId && db.Jurors.Any(j => j.Id == b.JurorId && j.PersonId == me)))
            .Select(s => new { s.BallotId, s.CriterionId, s.Value, s.Comment, s.SavedAt }).AsAsyncEnumerable(), cancel);
        await archive.AddList("score-changes", db.ScoreChanges.AsNoTracking().Where(c => c.ById == me).OrderBy(c => c.At)
            .Select(c => new { c.BallotId, c.CriterionId, c.Before, c.After, c.CommentBefore, c.CommentAfter, c.At }).AsAsyncEnumerable(), cancel);
    }
}
