using System.Reflection;
using Hub.Cabinet.Acting;
using Hub.Cabinet.Audit;
using Hub.Cabinet.Organisations;
using Hub.Cabinet.Roles;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.Logging;

namespace Hub.Cabinet.Personal;

/// <summary>
/// Erases the accounts whose days of grace are over. Everything about the person goes, whichever table it is in; what stays is
/// who gave and took which role, who acted for whom, and the audit log, all without a name. The other modules are told and erase what is theirs.
/// </summary>
internal sealed class EraseDuePeople(CabinetDb db, OrganisationsLeftAlone alone, TimeProvider time, ILogger<EraseDuePeople> log) : IJob
{
    private const int Batch = 100;
    private const string Why = "Обліковий запис вилучено · The account was erased";

    // Who gave and took what, and who did what, stays, by a number that leads to nobody; so does the emptied line of the account itself.
    private static readonly HashSet<Type> outlive = [typeof(People.Person), typeof(Grant), typeof(AuditRow), typeof(ActingTime)];

    private static readonly MethodInfo forget = typeof(EraseDuePeople).GetMethod(nameof(Forget), BindingFlags.NonPublic | BindingFlags.Instance)!;

    public async Task Run(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var due = await db.Removals.AsNoTracking().Where(r => r.DueAt <= now).OrderBy(r => r.DueAt).Select(r => r.PersonId).Take(Batch).ToListAsync(cancel);
        foreach (var person in due)
        {
            db.ChangeTracker.Clear();
            try
            {
                await Erase(person, cancel);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // One account must not keep back the others; the next round tries again.
                log.LogError(failure, "Person {Person} could not be erased", person);
            }
        }
    }

    private async Task Erase(Guid id, CancellationToken cancel)
    {
        if ((await alone.Run(id, cancel)).Count > 0)
        {
            await Hold(id, cancel);
            return;
        }
        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        var now = time.GetUtcNow();
        var person = await db.People.SingleAsync(p => p.Id == id, cancel);
        // How the tables know the person, before that is gone.
        var known = await db.People.AsNoTracking().SingleAsync(p => p.Id == id, cancel);
        var erased = new PersonErased(id, PersonErased.Mark(id, person.Email), PersonErased.Mark(id, person.Name));
        foreach (var grant in await db.Grants.Where(g => g.PersonId == id && g.RevokedAt == null).ToListAsync(cancel))
            grant.Revoke(null, Why, now);
        person.Erase(now);
        db.Publish(erased);
        db.Publish(new ActionRecorded(CabinetModule.Key, null, "person.erased", $"person/{id}", ""));
        await db.SaveChangesAsync(cancel);
        await ForgetAll(known, cancel);
        await whole.CommitAsync(cancel);
    }

    private async Task ForgetAll(People.Person person, CancellationToken cancel)
    {
        // A table others point to goes after them.
        foreach (var table in PersonTables.In(db.Model).OrderBy(t => Depth(t.Entity)))
            if (!outlive.Contains(table.Entity.ClrType))
                await (Task)forget.MakeGenericMethod(table.Entity.ClrType).Invoke(this, [table, person, cancel])!;
    }

    private static int Depth(IEntityType entity) => entity.GetReferencingForeignKeys().Where(k => k.DeclaringEntityType != entity && !k.IsOwnership)
        .Select(k => 1 + Depth(k.DeclaringEntityType)).DefaultIfEmpty(0).Max();

    private Task Forget<TRow>(PersonTable table, People.Person person, CancellationToken cancel) where TRow : class =>
        db.Set<TRow>().IgnoreQueryFilters().Where(table.About<TRow>(person)).ExecuteDeleteAsync(cancel);

    private async Task Hold(Guid id, CancellationToken cancel)
    {
        var removal = await db.Removals.SingleAsync(r => r.PersonId == id, cancel);
        if (removal.HeldAt is not null)
            return;
        removal.Hold(time.GetUtcNow());
        db.Publish(new NoticeRaised(CabinetModule.Key, null, RoleCatalog.Administer, "Notice.RemovalHeld", [], $"/cabinet/people/{id}"));
        await db.SaveChangesAsync(cancel);
    }
}
