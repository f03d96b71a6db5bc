using System.Data.Common;
using System.Runtime.CompilerServices;
using Hub.Cabinet.Mail;
using Hub.Cabinet.Notices;
using Hub.Cabinet.Organisations;
using Hub.Cabinet.People;
using Hub.Cabinet.Roles;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Hub.Cabinet.Sessions;

/// <summary>What must happen once a change is really saved: forget what was known of people, and wake the post.</summary>
internal sealed class AfterSaving(PersonSnapshots snapshots, MailSignal post) : SaveChangesInterceptor, IDbTransactionInterceptor
{
    // What is deleted is no longer tracked once it is saved, so its owner is noted before.
    private readonly ConditionalWeakTable<DbContext, HashSet<Guid>> deleted = [];

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        NoteDeleted(eventData.Context);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        NoteDeleted(eventData.Context);
        return ValueTask.FromResult(result);
    }

    public override int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        ActUnlessMoreFollows(eventData.Context);
        return result;
    }

    public override ValueTask<int> SavedChangesAsync(
        SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        ActUnlessMoreFollows(eventData.Context);
        return ValueTask.FromResult(result);
    }

    void IDbTransactionInterceptor.TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Act(eventData.Context);

    Task IDbTransactionInterceptor.TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken)
    {
        Act(eventData.Context);
        return Task.CompletedTask;
    }

    private void NoteDeleted(DbContext? db)
    {
        foreach (var entry in db!.ChangeTracker.Entries().Where(e => e.State == EntityState.Deleted))
            if (Whose(entry.Entity) is { } id)
                deleted.GetOrCreateValue(db).Add(id);
    }

    // Within a transaction nobody else sees the change yet; its commit comes here as well.
    private void ActUnlessMoreFollows(DbContext? db)
    {
        if (db?.Database.CurrentTransaction is null)
            Act(db);
    }

    private void Act(DbContext? db)
    {
        if (db is not CabinetDb)
            return;
        var people = new HashSet<Guid>();
        if (deleted.TryGetValue(db, out var gone) && deleted.Remove(db))
            people.UnionWith(gone);
        var mail = false;
        foreach (var entry in db.ChangeTracker.Entries())
        {
            mail |= entry.Entity is MailRow or AskedMail;
            if (Whose(entry.Entity) is { } id)
                people.Add(id);
        }
        foreach (var id in people)
            snapshots.Forget(id);
        if (mail)
            post.Raise();
    }

    private static Guid? Whose(object entity) => entity switch
    {
        Person person => person.Id,
        Grant grant => grant.PersonId,
        Notice notice => notice.PersonId,
        Membership membership => membership.PersonId,
        _ => null,
    };
}
