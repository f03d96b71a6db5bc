using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Jobs;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Territories;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Acting;

/// <summary>Tells people who acted for them, and writes it down under both names.</summary>
internal sealed class ActingNotices(CabinetDb db, IPeople people)
{
    public async Task TellEnded(IReadOnlyList<ActingTime> ended, CancellationToken cancel)
    {
        var names = await people.Names(ended.Select(a => a.AdministratorId), cancel);
        foreach (var acting in ended)
        {
            var when = $"{KyivTime.ToKyiv(acting.StartedAt):dd.MM.yyyy HH:mm}–{KyivTime.ToKyiv(acting.EndedAt!.Value):HH:mm}";
            db.Publish(new NoticeRaised(CabinetModule.Key, acting.PersonId, null, "Notice.ActedFor", [names[acting.AdministratorId], when, acting.Reason], "/cabinet/help"));
            db.Publish(new ActionRecorded(CabinetModule.Key, acting.AdministratorId, "acting.ended", $"person/{acting.PersonId}", acting.Reason));
        }
    }
}

/// <summary>Closes what ended by the clock, so that the person is told all the same.</summary>
internal sealed class CloseActing(CabinetDb db, ActingNotices notices, TimeProvider time) : IJob
{
    public async Task Run(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var over = await db.ActingTimes.Where(a => a.EndedAt == null && a.Until <= now).OrderBy(a => a.Until).Take(200).ToListAsync(cancel);
        foreach (var acting in over)
            acting.End(now);
        await notices.TellEnded(over, cancel);
        await db.SaveChangesAsync(cancel);
    }
}
