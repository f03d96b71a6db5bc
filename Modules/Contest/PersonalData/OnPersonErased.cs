using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.PersonalData;

/// <summary>
/// An account was erased: drafts nobody was shown go, contacts that are this person are taken out. A juror's seat: <see cref="OnJurorErased"/>.
/// </summary>
internal sealed class OnPersonErased(ContestDb db, TimeProvider time) : Subscriber<PersonErased, ContestDb>(db, time)
{
    protected override async Task On(PersonErased fact, CancellationToken cancel)
    {
        var me = fact.PersonId;
        await Db.PublicVotes.Where(v => v.PersonId == me).ExecuteDeleteAsync(cancel);
        await Db.EntryAuthors.Where(a => a.PersonId == me).ExecuteDeleteAsync(cancel);
        await ForgetEntries(fact, cancel);
        foreach (var practice in await Db.KnownPractices.Where(p => p.Authors.Any(a => a.PersonId == me)).ToListAsync(cancel))
            practice.Forget(me);
        foreach (var appeal in await Db.Appeals.Where(a => a.ById == me).ToListAsync(cancel))
            appeal.Forget();
        foreach (var nomination in await Db.Nominations.Where(n => n.ChairId == me).ToListAsync(cancel))
            nomination.Chair(null);
        Db.PagesChanged();
    }

    private async Task ForgetEntries(PersonErased fact, CancellationToken cancel)
    {
        var mine = await Db.Entries.Where(e => e.SubmitterId == fact.PersonId).ToListAsync(cancel);
        Db.Entries.RemoveRange(mine.Where(e => e.Number is null));
        foreach (var entry in mine.Where(e => e.Number is not null && fact.IsContact(e.Draft.ContactEmail, e.Draft.ContactName)))
            entry.ForgetContact();
        var ids = mine.Where(e => e.Number is not null).Select(e => e.Id).ToList();
        foreach (var submission in await Db.Submissions.Where(s => ids.Contains(s.EntryId)).ToListAsync(cancel))
            if (submission.Read() is var content && fact.IsContact(content.ContactEmail, content.ContactName))
                submission.ForgetContact();
    }
}
