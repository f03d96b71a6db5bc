using System.Text.Json;
using Hub.SharedKernel.Files;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.PersonalData;

/// <summary>What the depository holds about a person: what they described, drafts too, what they said about others, and their files.</summary>
internal sealed class WritePracticesData(PracticesDb db, IFileStore files)
{
    public async Task Run(PersonalDataArchive archive, CancellationToken cancel)
    {
        var me = archive.PersonId;
        await archive.AddList("practices", db.Practices.AsNoTracking().Where(p => p.OwnerId == me || p.CoAuthors.Any(a => a.PersonId == me)).OrderBy(p => p.CreatedAt)
            .Select(p => new { p.Id, p.Slug, IsOwner = p.OwnerId == me, p.Status, p.CreatedAt, p.PublishedAt, p.TitleUk, p.TitleEn }).AsAsyncEnumerable(), cancel);
        await archive.AddList("versions", Versions(me), cancel);
        await Files(archive, me, cancel);
        await Judgements(archive, me, cancel);
        await Reviews(archive, me, cancel);
    }

    private async IAsyncEnumerable<object> Versions(Guid me)
    {
        var mine = db.Versions.AsNoTracking().Where(v => v.AuthorId == me || v.SavedBy == me
            || db.Practices.Any(p => p.Id == v.PracticeId && (p.OwnerId == me || p.CoAuthors.Any(a => a.PersonId == me))));
        await foreach (var v in mine.OrderBy(v => v.PracticeId).ThenBy(v => v.Number).AsAsyncEnumerable())
            yield return new { v.Id, v.PracticeId, v.Number, v.State, v.SavedAt, v.SubmittedAt, v.DecidedAt, v.Decision, v.ChangesUk, v.ChangesEn, Content = JsonSerializer.Deserialize<JsonElement>(v.Content) };
    }

    private async Task Files(PersonalDataArchive archive, Guid me, CancellationToken cancel)
    {
        var mine = await db.Files.AsNoTracking().Where(f => f.AddedBy == me).OrderBy(f => f.AddedAt)
            .Select(f => new { f.PracticeId, f.VersionId, f.Name, f.Sha256, f.ContentType, f.AltUk, f.AltEn, f.AddedAt }).ToListAsync(cancel);
        var paths = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var file in mine.DistinctBy(f => f.Sha256))
        {
            // The same file of several versions lies in the archive once.
            await using var content = files.Open(file.Sha256);
            paths[file.Sha256] = content is null ? null : await archive.AddFile(file.Name, content, cancel);
        }
        await archive.AddList("files", mine.Select(f => new { f.PracticeId, f.VersionId, f.Name, f.ContentType, f.AltUk, f.AltEn, f.AddedAt, Path = paths[f.Sha256] }).ToAsyncEnumerable(), cancel);
    }

    private async Task Judgements(PersonalDataArchive archive, Guid me, CancellationToken cancel)
    {
        await archive.AddList("feedback", db.Feedback.AsNoTracking().Where(f => f.PersonId == me).OrderBy(f => f.At)
            .Select(f => new { f.PracticeId, f.Verdict, f.Region, f.Place, f.UsedIn, f.What, f.EvidenceUrl, f.ShowsName, f.At, f.ChangedAt, f.Answer, f.AnsweredAt, f.HiddenAt, f.HiddenReason }).AsAsyncEnumerable(), cancel);
        await archive.AddList("endorsements", db.Endorsements.AsNoTracking().Where(e => e.ById == me).OrderBy(e => e.At)
            .Select(e => new { e.PracticeId, e.OrganisationCode, e.OrganisationUk, e.OrganisationEn, e.BecauseUk, e.BecauseEn, e.At, e.RevokedAt, e.RevokeReason }).AsAsyncEnumerable(), cancel);
        await archive.AddList("replications", db.Replications.AsNoTracking().Where(r => r.ById == me).OrderBy(r => r.At)
            .Select(r => new { r.Id, r.PracticeId, r.OrganisationUk, r.OrganisationEn, r.Region, r.PlaceUk, r.PlaceEn, r.StartedOn, r.Cost, r.Days, r.ChangesUk, r.ChangesEn, r.OutcomeUk, r.OutcomeEn, r.At, r.ConfirmedAt, r.DeclinedAt, r.DeclineReason }).AsAsyncEnumerable(), cancel);
        await archive.AddList("follow-ups", db.FollowUps.AsNoTracking().Where(f => db.Replications.Any(r => r.Id == f.ReplicationId && r.ById == me)).OrderBy(f => f.DueAt)
            .Select(f => new { f.ReplicationId, f.Months, f.AskedAt, f.AnsweredAt, f.StillWorks, f.Text }).AsAsyncEnumerable(), cancel);
        await archive.AddList("removal-requests", db.RemovalRequests.AsNoTracking().Where(r => r.RequestedBy == me).OrderBy(r => r.At)
            .Select(r => new { r.PracticeId, r.Reason, r.At, r.DecidedAt, r.Agreed, r.Answer }).AsAsyncEnumerable(), cancel);
    }

    private async Task Reviews(PersonalDataArchive archive, Guid me, CancellationToken cancel)
    {
        await archive.AddList("remarks", db.Remarks.AsNoTracking().Where(r => r.ById == me).OrderBy(r => r.At)
            .Select(r => new { r.VersionId, r.Kind, r.Section, r.Text, r.At }).AsAsyncEnumerable(), cancel);
        await archive.AddList("review-drafts", db.ReviewDrafts.AsNoTracking().Where(d => d.PersonId == me).OrderBy(d => d.SavedAt)
            .Select(d => new { d.VersionId, d.Purpose, d.Words, d.SavedAt }).AsAsyncEnumerable(), cancel);
        await archive.AddList("advice", db.ExpertInvitations.AsNoTracking().Where(i => i.ExpertId == me).OrderBy(i => i.InvitedAt)
            .Select(i => new { i.VersionId, i.InvitedAt, i.Question, i.Recommendation, i.Advice, i.AnsweredAt, i.DeclinedAt, i.DeclineReason }).AsAsyncEnumerable(), cancel);
        await archive.AddList("history", db.Timeline.AsNoTracking().Where(t => t.PersonId == me).OrderBy(t => t.At)
            .Select(t => new { t.At, t.PracticeId, t.VersionId, t.Action, t.Note }).AsAsyncEnumerable(), cancel);
    }
}
