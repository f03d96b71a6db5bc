using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.PersonalData;

/// <summary>
/// An account was erased: drafts nobody was shown go, contacts that are this person are taken out, ballots stay in the count
/// without saying whose they were.
/// </summary>
internal sealed class OnPersonErased(ContestDb db, TimeProvider time) : Subscriber<PersonErased, ContestDb>(db, time)
{
    private readonly TimeProvider time = time;

    protected override async Task On(PersonErased fact, CancellationToken cancel)
    {
        var me = fact.PersonId;
        await Db.PublicVotes.Where(v => v.PersonId == me).ExecuteDeleteAsync(cancel);
        await Db.EntryAuthors.Where(a => a.PersonId == me).ExecuteDeleteAsync(cancel);
        await ForgetEntries(fact, cancel);
        await ForgetJuror(me, cancel);
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

    private async Task ForgetJuror(Guid me, CancellationToken cancel)
    {
        var jurors = await Db.Jurors.Where(j => j.PersonId == me).ToListAsync(cancel);
        var ids = jurors.ConvertAll(j => j.Id);
        await Db.JurorTies.Where(t => ids.Contains(t.JurorId)).ExecuteDeleteAsync(cancel);
        foreach (var ballot in await Db.Ballots.Where(b => ids.Contains(b.JurorId) && b.PrivateNote != "").ToListAsync(cancel))
            ballot.ForgetNote();
        foreach (var conflict in await Db.Conflicts.Where(c => ids.Contains(c.JurorId) && c.Because != "").ToListAsync(cancel))
            conflict.ForgetWords();
        await Db.JuryLetters.Where(l => ids.Contains(l.JurorId)).ExecuteDeleteAsync(cancel);
        foreach (var juror in jurors)
        {
            // Nobody can score for them any more: their entries are free for others.
            if (juror.IsActive)
                juror.Leave("–", time.GetUtcNow());
            juror.Forget("Колишній член журі", "Former juror");
        }
    }
}
