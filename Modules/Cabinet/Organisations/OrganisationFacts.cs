using Hub.SharedKernel.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Organisations;

/// <summary>What the Cabinet tells of organisations: to other modules, to the people concerned and to the audit log.</summary>
internal sealed class OrganisationFacts(CabinetDb db)
{
    public async Task Changed(Organisation organisation, CancellationToken cancel)
    {
        var saved = await db.FormerNames.AsNoTracking().Where(f => f.OrganisationId == organisation.Id && f.Code != null).Select(f => f.Code!).ToListAsync(cancel);
        var added = db.ChangeTracker.Entries<FormerName>().Where(e => e.Entity.OrganisationId == organisation.Id).Select(e => e.Entity.Code).OfType<string>();
        Tell(organisation, [.. saved.Concat(added).Distinct().Where(code => code != organisation.Code).Order(StringComparer.Ordinal)]);
    }

    public void Tell(Organisation organisation, IReadOnlyList<string> formerCodes)
    {
        // The version is raised while saving.
        var version = db.Entry(organisation).State == EntityState.Modified ? organisation.Version + 1 : organisation.Version;
        db.Publish(new OrganisationChanged(organisation.Id, version, organisation.Code, organisation.NameUk, organisation.NameEn,
            organisation.Kind.ToString(), organisation.Community ?? organisation.Region, organisation.ParentId, organisation.Path, formerCodes));
    }

    /// <summary>A line of the audit log; kept pages of the registry are thrown away.</summary>
    public void Record(Guid? by, string action, Guid organisationId, string details)
    {
        db.Publish(new ActionRecorded(CabinetModule.Key, by, action, $"organisation/{organisationId}", details));
        db.Publish(new PublicPagesChanged(CabinetModule.Key));
    }

    public void Notify(Guid personId, string textKey, string link, Guid? except, params IReadOnlyList<string> arguments)
    {
        if (personId != except)
            db.Publish(new NoticeRaised(CabinetModule.Key, personId, null, textKey, arguments, link, except));
    }
}
