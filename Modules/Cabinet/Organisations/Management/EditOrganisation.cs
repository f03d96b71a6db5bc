using Hub.SharedKernel;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Organisations.Management;

/// <summary>A manager brings the organisation's entry up to date. What it was called before stays findable.</summary>
internal sealed class EditOrganisation(CabinetDb db, OrganisationRights rights, OrganisationFacts facts, ICurrentUser user, TimeProvider time)
{
    public async Task Run(Guid organisationId, EditedOrganisation typed, CancellationToken cancel)
    {
        var organisation = await rights.Managed(organisationId, cancel);
        if (organisation.Version != typed.Version)
            throw new DbUpdateConcurrencyException();
        var code = OrganisationChecks.Code(typed.Code);
        await CheckCode(organisation, code, cancel);
        var (region, community) = OrganisationChecks.Place(typed.Region, typed.Community);
        var parent = await Parent(organisation, typed.Parent, cancel);
        var former = organisation.Describe(new(code, typed.NameUk, typed.NameEn, typed.Kind, region, community, OrganisationChecks.Site(typed.Site)), time.GetUtcNow());
        organisation.BelongTo(parent);
        if (former is not null)
            db.FormerNames.Add(former);
        facts.Record(user.Id, "organisation.edited", organisationId, organisation.NameUk);
        db.Entry(organisation).State = EntityState.Modified;
        await facts.Changed(organisation, cancel);
        await db.SaveChangesAsync(cancel);
    }

    private async Task CheckCode(Organisation organisation, string? code, CancellationToken cancel)
    {
        if (code == organisation.Code)
            return;
        if (organisation.Code is not null && !rights.KeepsRegistry)
            throw new RuleViolation("Organisation.CodeFixed", "Input.Code");
        if (code is not null && await db.ByCode(code, cancel) is { } taken && taken.Id != organisation.Id)
            throw new RuleViolation("Organisation.CodeOfAnother", "Input.Code", code, taken.NameUk);
    }

    private async Task<Guid?> Parent(Organisation organisation, string? typed, CancellationToken cancel)
    {
        var text = (typed ?? "").Trim();
        if (text.Length == 0)
            return null;
        var name = Organisation.KeyOf(text);
        var found = await db.ByCode(SharedKernel.Territories.Edrpou.Normalise(text), cancel)
            ?? await OnlyOne(db.Organisations.Where(o => o.MergedIntoId == null && o.NameKey == name), cancel)
            ?? throw new RuleViolation("Organisation.ParentUnknown", "Input.Parent", text);
        var above = await db.Organisations.AsNoTracking().Where(o => o.ParentId != null).ToDictionaryAsync(o => o.Id, o => o.ParentId!.Value, cancel);
        return Ancestry.Of(found.Id, above).Contains(organisation.Id)
            ? throw new RuleViolation("Organisation.ParentCircle", "Input.Parent", found.NameUk)
            : found.Id;
    }

    private static async Task<Organisation?> OnlyOne(IQueryable<Organisation> found, CancellationToken cancel) =>
        await found.Take(2).ToListAsync(cancel) is [var one] ? one : null;
}

/// <summary>An organisation's entry as typed.</summary>
/// <param name="Parent">Code or full name of the organisation it belongs to.</param>
/// <param name="Version">The version the form was filled from.</param>
internal sealed record EditedOrganisation(
    string? Code, string? NameUk, string? NameEn, OrganisationKind Kind, string? Region, string? Community, string? Parent, string? Site, int Version);

/// <summary>Who stands above whom.</summary>
internal static class Ancestry
{
    /// <summary>The organisation itself and everything above it.</summary>
    public static IReadOnlySet<Guid> Of(Guid id, IReadOnlyDictionary<Guid, Guid> above)
    {
        var seen = new HashSet<Guid> { id };
        while (above.TryGetValue(id, out var next) && seen.Add(next))
            id = next;
        return seen;
    }
}
