using Hub.Practices.Telling;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.PersonalData;

/// <summary>
/// An account was erased: drafts nobody was ever shown go, a practice somebody else writes too passes to them, contacts that are this person
/// are taken out, and what was said in public stays unsigned.
/// </summary>
internal sealed class OnPersonErased(PracticesDb db, TasksToTell tasks, TimeProvider time) : Subscriber<PersonErased, PracticesDb>(db, time)
{
    private readonly TimeProvider time = time;

    protected override async Task On(PersonErased fact, CancellationToken cancel)
    {
        var me = fact.PersonId;
        await Db.ReviewDrafts.Where(d => d.PersonId == me).ExecuteDeleteAsync(cancel);
        await HandOverOrDrop(me, cancel);
        await DropDrafts(me, cancel);
        await ForgetContacts(fact, cancel);
        foreach (var feedback in await Db.Feedback.Where(f => f.PersonId == me && f.ShowsName).ToListAsync(cancel))
            feedback.Unsign();
        Db.PagesChanged();
    }

    private async Task HandOverOrDrop(Guid me, CancellationToken cancel)
    {
        var mine = await Db.Practices.Where(p => p.OwnerId == me || p.CoAuthors.Any(a => a.PersonId == me)).ToListAsync(cancel);
        var ids = mine.Select(p => p.Id).ToList();
        var shown = await Db.Versions.Where(v => ids.Contains(v.PracticeId) && v.Round > 0 || ids.Contains(v.PracticeId) && v.SubmittedAt != null)
            .Select(v => v.PracticeId).Distinct().ToListAsync(cancel);
        foreach (var practice in mine)
        {
            if (practice.OwnerId == me && practice.CoAuthors.FirstOrDefault(a => a.PersonId != me) is { } heir)
                await HandOver(practice, heir.PersonId, cancel);
            else if (practice.OwnerId == me && practice.PublishedVersionId is null && !shown.Contains(practice.Id))
                Db.Practices.Remove(practice);
            practice.Uninvite(me);
        }
    }

    private async Task HandOver(Practice practice, Guid heir, CancellationToken cancel)
    {
        practice.HandOver(heir, time.GetUtcNow());
        if (await Db.Versions.Where(v => v.PracticeId == practice.Id).OrderByDescending(v => v.Number).FirstOrDefaultAsync(cancel) is { } last)
            Db.TellOwner(practice, last);
        await tasks.ToNewOwner(practice, cancel);
        Db.Notify(heir, "Notice.HandedOver", "/practices/submission/start", null, practice.TitleUk);
    }

    // A new version of a published practice that was never submitted, where nobody else can go on with it.
    private async Task DropDrafts(Guid me, CancellationToken cancel)
    {
        var drafts = await Db.Versions.Where(v => v.State == VersionState.Draft && v.Round == 0 && v.Number > 1
            && Db.Practices.Any(p => p.Id == v.PracticeId && p.OwnerId == me && p.PublishedVersionId != null && !p.CoAuthors.Any(a => a.PersonId != me))).ToListAsync(cancel);
        Db.Versions.RemoveRange(drafts);
    }

    private async Task ForgetContacts(PersonErased fact, CancellationToken cancel)
    {
        var me = fact.PersonId;
        await foreach (var version in Db.Versions.Where(v => v.AuthorId == me || v.SavedBy == me
            || Db.Practices.Any(p => p.Id == v.PracticeId && (p.OwnerId == me || p.CoAuthors.Any(a => a.PersonId == me)))).AsAsyncEnumerable().WithCancellation(cancel))
        {
            var contact = version.Read().Contact;
            if (fact.IsContact(contact.Email, contact.Name) && Db.Entry(version).State != EntityState.Deleted)
                version.ForgetContact();
        }
    }
}
