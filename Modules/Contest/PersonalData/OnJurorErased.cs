using Hub.Contest.Jury;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Events;
using Hub.SharedKernel.Languages;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.PersonalData;

/// <summary>
/// A juror's account was erased: ballots stay in the count as those of a former member; who they were, where they worked, what they
/// noted for themselves and what they said of their conflicts goes.
/// </summary>
internal sealed class OnJurorErased(ContestDb db, ModuleTexts texts, TimeProvider time) : Subscriber<PersonErased, ContestDb>(db, time)
{
    private readonly TimeProvider time = time;

    protected override async Task On(PersonErased fact, CancellationToken cancel)
    {
        var jurors = await Db.Jurors.Where(j => j.PersonId == fact.PersonId).ToListAsync(cancel);
        var ids = jurors.Select(j => j.Id).ToList();
        foreach (var juror in jurors)
        {
            if (juror.IsActive)
                juror.Leave("–", time.GetUtcNow());
            juror.Forget(texts.In("uk", null, "FormerMember"), texts.In("en", null, "FormerMember"));
        }
        foreach (var ballot in await Db.Ballots.Where(b => ids.Contains(b.JurorId) && b.PrivateNote != "").ToListAsync(cancel))
            ballot.ForgetNote();
        foreach (var conflict in await Db.Conflicts.Where(c => ids.Contains(c.JurorId) && c.Because != "").ToListAsync(cancel))
            conflict.ForgetWords();
        Db.JurorTies.RemoveRange(await Db.JurorTies.Where(t => ids.Contains(t.JurorId)).ToListAsync(cancel));
        Db.JuryLetters.RemoveRange(await Db.JuryLetters.Where(l => ids.Contains(l.JurorId)).ToListAsync(cancel));
    }
}
