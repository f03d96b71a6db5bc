using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Events;

namespace Hub.Cabinet.Audit;

/// <summary>Writes a line of the audit log.</summary>
internal sealed class OnActionRecorded(CabinetDb db, TimeProvider time) : Subscriber<ActionRecorded, CabinetDb>(db, time)
{
    protected override Task On(ActionRecorded fact, CancellationToken cancel)
    {
        Db.Audit.Add(new AuditRow
        {
            Id = fact.EventId,
            At = fact.OccurredAt,
            Module = Cut(fact.Module, 60),
            PersonId = fact.PersonId,
            Action = Cut(fact.Action, 100),
            Subject = Cut(fact.Subject, 200),
            Details = Cut(fact.Details, 1000),
        });
        return Task.CompletedTask;
    }

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..(length - 1)] + "…";
}
