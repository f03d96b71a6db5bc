using Hub.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Organisations;

/// <summary>A person adds the organisation they work for, because nobody of it was here before. One that looks the same is offered first.</summary>
internal sealed class AddOrganisation(CabinetDb db, OrganisationFacts facts, TimeProvider time)
{
    private const int MostAlike = 5;

    /// <returns>The organisation, or those already there that it may be.</returns>
    public async Task<AddedOrganisation> Run(Guid personId, NewOrganisation typed, CancellationToken cancel)
    {
        var code = OrganisationChecks.Code(typed.Code);
        OrganisationChecks.Region(typed.Region);
        if (await Alike(code, typed, cancel) is { Count: > 0 } alike)
            return new(null, alike);
        if (await db.Memberships.CountAsync(m => m.PersonId == personId, cancel) >= Joining.Intake.Most)
            throw new RuleViolation("Organisation.TooMany", null, Joining.Intake.Most);
        var now = time.GetUtcNow();
        var added = Organisation.Add(code, typed.NameUk, typed.NameEn, typed.Kind, string.IsNullOrEmpty(typed.Region) ? null : typed.Region, personId, now);
        db.Organisations.Add(added);
        db.Memberships.Add(new Membership { PersonId = personId, OrganisationId = added.Id, Since = now });
        facts.Record(personId, "organisation.added", added.Id, added.NameUk);
        facts.Tell(added, []);
        await db.SaveChangesAsync(cancel);
        return new(added.Id, []);
    }

    private async Task<IReadOnlyList<Guid>> Alike(string? code, NewOrganisation typed, CancellationToken cancel)
    {
        if (code is not null && await db.ByCode(code, cancel) is { } taken)
            return [taken.Id];
        if (typed.IsAnother)
            return [];
        var name = Organisation.KeyOf(typed.NameUk ?? "");
        return await db.Organisations.AsNoTracking().Where(o => o.MergedIntoId == null && (o.Code == null || code == null))
            .Where(o => o.NameKey == name || db.FormerNames.Any(f => f.OrganisationId == o.Id && f.NameKey == name))
            .OrderBy(o => o.OrderUk).Select(o => o.Id).Take(MostAlike).ToListAsync(cancel);
    }
}

/// <summary>An organisation as typed.</summary>
/// <param name="IsAnother">The person saw those with the same name and says that this is another one.</param>
internal sealed record NewOrganisation(string? Code, string? NameUk, string? NameEn, OrganisationKind Kind, string? Region, bool IsAnother = false);

/// <summary>What became of it.</summary>
/// <param name="Id">The new organisation; null when there are some it may be.</param>
/// <param name="Alike">Those.</param>
internal sealed record AddedOrganisation(Guid? Id, IReadOnlyList<Guid> Alike);
