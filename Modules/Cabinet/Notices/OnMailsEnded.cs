using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Notices;

/// <summary>What still waits for its mail, in quiet hours or for the hour of digests, is not mailed after the person ended mails of its sort.</summary>
internal sealed class OnMailsEnded(CabinetDb db, TimeProvider time) : Subscriber<MailsEnded, CabinetDb>(db, time)
{
    protected override Task On(MailsEnded fact, CancellationToken cancel) =>
        Db.Notices.Where(n => n.PersonId == fact.PersonId && n.Module == fact.Module && n.StopPath == fact.StopPath && n.MailId == null && n.MailDueAt != null && n.RaisedAt <= fact.OccurredAt)
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.MailDueAt, (DateTimeOffset?)null), cancel);
}
