using Hub.SharedKernel;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Territories;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Organisations;

/// <summary>A person adds the organisation they work for, because nobody of it was here before.</summary>
internal sealed class AddOrganisation(CabinetDb db, TimeProvider time)
{
    public async Task Run(Guid personId, NewOrganisation typed, CancellationToken cancel)
    {
        var code = Edrpou.Normalise(typed.Code);
        if (code.Length > 0 && !Edrpou.IsValid(code))
            throw new RuleViolation("Organisation.CodeWrong", "Input.Code");
        if (code.Length > 0 && await db.Organisations.Where(o => o.Code == code).Select(o => o.NameUk).SingleOrDefaultAsync(cancel) is { } taken)
            throw new RuleViolation("Organisation.CodeTaken", "Input.Code", code, taken);
        if (!string.IsNullOrEmpty(typed.Region) && Regions.ByKatottg(typed.Region) is null)
            throw new RuleViolation("Organisation.RegionUnknown", "Input.Region");
        if (await db.Memberships.CountAsync(m => m.PersonId == personId, cancel) >= JoinOrganisation.Most)
            throw new RuleViolation("Organisation.TooMany", null, JoinOrganisation.Most);
        var now = time.GetUtcNow();
        var added = Organisation.Add(code.Length > 0 ? code : null, typed.NameUk, typed.NameEn, typed.Kind,
            string.IsNullOrEmpty(typed.Region) ? null : typed.Region, personId, now);
        db.Organisations.Add(added);
        db.Memberships.Add(new Membership { PersonId = personId, OrganisationId = added.Id, Since = now });
        db.Publish(new ActionRecorded(CabinetModule.Key, personId, "organisation.added", $"organisation/{added.Id}", added.NameUk));
        await db.SaveChangesAsync(cancel);
    }
}

/// <summary>An organisation as typed.</summary>
internal sealed record NewOrganisation(string? Code, string? NameUk, string? NameEn, OrganisationKind Kind, string? Region);
