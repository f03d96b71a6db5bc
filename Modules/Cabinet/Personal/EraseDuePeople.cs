using System.Reflection;
using Hub.Cabinet.Organisations;
using Hub.Cabinet.Roles;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Hub.Cabinet.Personal;

/// <summary>
/// Erases the accounts whose days of grace are over. Everything that refers to the person goes, whichever table it is in; what stays is
/// who gave and took which role, and the audit log, both without a name. The other modules are told and erase what is theirs.
/// </summary>
internal sealed class EraseDuePeople(CabinetDb db, OrganisationsLeftAlone alone, TimeProvider time, ILogger<EraseDuePeople> log) : IJob
{
    private const int Batch = 100;
    private const string Why = "Обліковий запис вилучено · The account was erased";

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
        var address = person.Email;
        var erased = new PersonErased(id, PersonErased.Mark(id, person.Email), PersonErased.Mark(id, person.Name));
        foreach (var grant in await db.Grants.Where(g => g.PersonId == id && g.RevokedAt == null).ToListAsync(cancel))
            grant.Revoke(null, Why, now);
        person.Erase(now);
        db.Publish(erased);
        db.Publish(new ActionRecorded(CabinetModule.Key, null, "person.erased", $"person/{id}", ""));
        await db.SaveChangesAsync(cancel);
        await ForgetAll(id, cancel);
        await db.Mails.Where(m => m.PersonId == id || m.Address == address).ExecuteDeleteAsync(cancel);
        await db.Tasks.Where(t => t.PersonId == id).ExecuteDeleteAsync(cancel);
        await db.Items.Where(i => i.PersonId == id).ExecuteDeleteAsync(cancel);
        await whole.CommitAsync(cancel);
    }

    // Found by the model and not listed, so that a table added later is not forgotten here.
    private async Task ForgetAll(Guid id, CancellationToken cancel)
    {
        foreach (var key in db.Model.FindEntityType(typeof(People.Person))!.GetReferencingForeignKeys())
            if (!key.IsOwnership && key.DeclaringEntityType.ClrType != typeof(Grant))
                await (Task)forget.MakeGenericMethod(key.DeclaringEntityType.ClrType).Invoke(this, [key.Properties[0].Name, id, cancel])!;
    }

    private Task Forget<TEntity>(string property, Guid id, CancellationToken cancel) where TEntity : class =>
        db.Set<TEntity>().IgnoreQueryFilters().Where(row => EF.Property<Guid?>(row, property) == id).ExecuteDeleteAsync(cancel);

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
