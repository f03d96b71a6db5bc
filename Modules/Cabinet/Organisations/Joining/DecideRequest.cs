using Hub.SharedKernel;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Organisations.Joining;

/// <summary>A manager takes somebody in; whoever keeps the registry also decides who manages an organisation that has no manager.</summary>
internal sealed class ApproveRequest(
    CabinetDb db, OrganisationRights rights, Intake intake, OrganisationFacts facts, RequestTasks tasks, ICurrentUser user, TimeProvider time)
{
    public async Task Run(Guid requestId, CancellationToken cancel)
    {
        var request = await db.JoinRequests.SingleOrDefaultAsync(r => r.Id == requestId, cancel) ?? throw new RuleViolation("Request.Gone");
        var organisation = await rights.Managed(request.OrganisationId, cancel);
        var managers = await db.ManagersOf(organisation.Id, cancel);
        request.Approve(user.Id, time.GetUtcNow());
        tasks.Close(request, managers);
        if (request.Kind == RequestKind.Manage)
            await LetManage(request, organisation, managers, cancel);
        else
        {
            await intake.Take(request.PersonId, organisation, user.Id, "organisation.join.approved", cancel);
            facts.Notify(request.PersonId, "Notice.JoinApproved", organisation.Path, user.Id, organisation.NameUk);
        }
        await db.SaveChangesAsync(cancel);
    }

    private async Task LetManage(JoinRequest request, Organisation organisation, List<Guid> managers, CancellationToken cancel)
    {
        rights.RequireRegistry();
        if (managers.Count > 0)
            throw new RuleViolation("Request.HasManager");
        var membership = await intake.Take(request.PersonId, organisation, user.Id, "organisation.join.approved", cancel);
        await intake.Appoint(membership, organisation, user.Id, cancel);
    }
}

/// <summary>A request is declined with a reason that the person reads.</summary>
internal sealed class DeclineRequest(
    CabinetDb db, OrganisationRights rights, OrganisationFacts facts, RequestTasks tasks, ICurrentUser user, TimeProvider time)
{
    public async Task Run(Guid requestId, string? reason, CancellationToken cancel)
    {
        var request = await db.JoinRequests.SingleOrDefaultAsync(r => r.Id == requestId, cancel) ?? throw new RuleViolation("Request.Gone");
        var organisation = await rights.Managed(request.OrganisationId, cancel);
        if (request.Kind == RequestKind.Manage)
            rights.RequireRegistry();
        request.Decline(reason, user.Id, time.GetUtcNow());
        tasks.Close(request, await db.ManagersOf(organisation.Id, cancel));
        facts.Record(user.Id, "organisation.request.declined", organisation.Id, $"person/{request.PersonId}: {request.Reason}");
        facts.Notify(request.PersonId, request.Kind == RequestKind.Manage ? "Notice.ManageDeclined" : "Notice.JoinDeclined", "/cabinet/organisations",
            user.Id, organisation.NameUk, request.Reason!);
        await db.SaveChangesAsync(cancel);
    }
}

/// <summary>A person takes their own request back.</summary>
internal sealed class WithdrawRequest(CabinetDb db, OrganisationFacts facts, RequestTasks tasks, TimeProvider time)
{
    public async Task Run(Guid personId, Guid requestId, CancellationToken cancel)
    {
        var request = await db.JoinRequests.SingleOrDefaultAsync(r => r.Id == requestId && r.PersonId == personId, cancel)
            ?? throw new RuleViolation("Request.Gone");
        request.Withdraw(time.GetUtcNow());
        tasks.Close(request, await db.ManagersOf(request.OrganisationId, cancel));
        facts.Record(personId, "organisation.request.withdrawn", request.OrganisationId, "");
        await db.SaveChangesAsync(cancel);
    }
}
