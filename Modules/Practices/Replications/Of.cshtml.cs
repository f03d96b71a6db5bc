using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Territories;
using Hub.SharedKernel.Web;
using Hub.SharedKernel.Web.Kit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Replications;

/// <summary>Everybody who repeated a practice, with what they changed and what came of it.</summary>
[AllowAnonymous]
internal sealed class OfModel(PracticesDb db, ReplicationReader reader) : HubPage
{
    [FromRoute]
    public string Slug { get; set; } = "";

    public string PracticeTitle { get; private set; } = "";
    public IReadOnlyList<FamilyMember> Items { get; private set; } = [];
    public IReadOnlyList<RegionValue> Map { get; private set; } = [];
    public int Count { get; private set; }
    public int Number { get; private set; }
    public int Pages => Math.Max(1, (Count + ReplicationReader.PageSize - 1) / ReplicationReader.PageSize);

    private IReadOnlyDictionary<Guid, string> teachers = new Dictionary<Guid, string>();

    public string? Teacher(FamilyMember member) => member.ParentId is { } parent ? teachers.GetValueOrDefault(parent) : null;

    public async Task<IActionResult> OnGet([FromQuery(Name = "page")] int number = 1, CancellationToken cancel = default)
    {
        var practice = await db.Practices.AsNoTracking()
            .Where(p => p.Slug == Slug && (p.Status == PracticeStatus.Published || p.Status == PracticeStatus.Outdated))
            .Select(p => new { p.Id, p.TitleUk, p.TitleEn }).SingleOrDefaultAsync(cancel);
        if (practice is null)
            return NotFound();
        PracticeTitle = Language.IsEnglish ? practice.TitleEn ?? practice.TitleUk : practice.TitleUk;
        var regions = await reader.ByRegion(practice.Id, cancel);
        (Map, Count) = (RegionCounts.OnMap(regions), regions.Values.Sum());
        Number = Math.Clamp(number, 1, Pages);
        Items = await reader.Page(practice.Id, Number, cancel);
        await ReadTeachers(cancel);
        return Page();
    }

    private async Task ReadTeachers(CancellationToken cancel)
    {
        var ids = Items.Where(i => i.ParentId is not null).Select(i => i.ParentId!.Value).Distinct().ToList();
        if (ids.Count > 0)
            teachers = await db.Replications.Where(r => ids.Contains(r.Id)).Select(r => new { r.Id, r.OrganisationUk, r.OrganisationEn })
                .ToDictionaryAsync(r => r.Id, r => Language.IsEnglish ? r.OrganisationEn ?? r.OrganisationUk : r.OrganisationUk, cancel);
    }
}

/// <summary>Counts by region as the map takes them.</summary>
internal static class RegionCounts
{
    public static IReadOnlyList<RegionValue> OnMap(IReadOnlyDictionary<string, int> counts) =>
        [.. counts.GroupBy(c => Regions.ByKatottg(c.Key)?.Iso).Where(g => g.Key is not null).Select(g => new RegionValue(g.Key!, g.Sum(c => c.Value)))];
}
