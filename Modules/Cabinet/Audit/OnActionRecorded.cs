using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Events;

namespace Hub.Cabinet.Audit;

/// <summary>Writes a line of the audit log.</summary>
internal sealed class OnActionRecorded(CabinetDb db, AuditChain chain, TimeProvider time) : Subscriber<ActionRecorded, CabinetDb>(db, time)
{
    protected override Task On(ActionRecorded fact, CancellationToken cancel) => chain.Add(fact, cancel);
}
