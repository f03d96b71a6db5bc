using Hub.Cabinet.SignIn;
using Hub.SharedKernel.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Administration;

/// <summary>Takes away what nobody needs: forgotten registrations, old failures, tasks long done.</summary>
internal sealed class TidyUp(CabinetDb db, PauseAfterFailures pauses, TimeProvider time) : IJob
{
    private static readonly TimeSpan UnconfirmedFor = TimeSpan.FromDays(14);
    private static readonly TimeSpan ClosedFor = TimeSpan.FromDays(90);

    public async Task Run(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await pauses.ForgetOld(cancel);
        var (began, closed) = (now - UnconfirmedFor, now - ClosedFor);
        await db.People.Where(p => !p.EmailConfirmed && p.CreatedAt < began && p.LastSignInAt == null && !p.Grants.Any()).ExecuteDeleteAsync(cancel);
        await db.Tasks.Where(t => t.ClosedAt != null && t.ClosedAt < closed).ExecuteDeleteAsync(cancel);
    }
}
