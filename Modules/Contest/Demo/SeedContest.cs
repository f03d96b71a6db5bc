using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Demo;

/// <summary>Adds the first competition as it is known and the rounds made for trying the portal out; each part once, all of it or nothing.</summary>
internal sealed class SeedContest(ContestDb db, SeedJury jury, SeedFinishedRound finished, SeedFinishedAwards awards, IPeople people, TimeProvider time)
{
    public async Task Run(CancellationToken cancel)
    {
        var (now, who) = (time.GetUtcNow(), await DemoPeople.Find(people, cancel));
        await Part(Round2013.Id, () => new Round2013(db).Tell(), cancel);
        await Part(RunningRound.Id, () => new RunningRound(db, who, now).Tell(), cancel);
        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        await jury.Run(RunningRound.Id, cancel);
        db.ChangeTracker.Clear();
        await finished.Run(who, await db.Rounds.Where(r => r.Id == RunningRound.Id).Select(r => r.Year).SingleAsync(cancel) - 1, cancel);
        await awards.Run(who, cancel);
        await whole.CommitAsync(cancel);
    }

    private async Task Part(Guid round, Action tell, CancellationToken cancel)
    {
        if (await db.Rounds.AnyAsync(r => r.Id == round, cancel))
            return;
        // Everything added here is new: looking for changes at each addition would cost seconds.
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            tell();
            await db.SaveChangesAsync(cancel);
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = true;
            db.ChangeTracker.Clear();
        }
    }
}
