using Hub.Cabinet.Email;
using Hub.Cabinet.Sessions;
using Hub.Cabinet.SignIn;
using Hub.SharedKernel.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Administration;

/// <summary>Takes away what nobody needs: forgotten registrations, old failures, sessions and browsers long unused, tasks long done.</summary>
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
        var (idle, unused, undoable) = (now - Session.Length, now - KnownDevices.Memory, now - EmailChange.UndoLasts - EmailChange.ConfirmLasts);
        var begunBefore = now - Session.Longest;
        await db.Sessions.Where(s => s.SeenAt < idle || s.StartedAt < begunBefore).ExecuteDeleteAsync(cancel);
        var forgotten = now - KeptForms.Lasts;
        await db.KeptForms.Where(f => f.KeptAt < forgotten).ExecuteDeleteAsync(cancel);
        await db.KnownDevices.Where(d => d.SeenAt < unused).ExecuteDeleteAsync(cancel);
        await db.EmailChanges.Where(c => c.AskedAt < undoable).ExecuteDeleteAsync(cancel);
        await db.Tasks.Where(t => t.ClosedAt != null && t.ClosedAt < closed).ExecuteDeleteAsync(cancel);
    }
}
