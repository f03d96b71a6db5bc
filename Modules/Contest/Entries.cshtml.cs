using Hub.Contest.Jury;
using Hub.Contest.Reading;
using Hub.SharedKernel.Territories;
using Hub.SharedKernel.Web.Kit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest;

/// <summary>The entries of a round, once everybody may read them.</summary>
[AllowAnonymous]
internal sealed class EntriesModel(ContestDb db, JurorSight sight, TimeProvider time) : RoundOnPage(db, time)
{
    private const int PageSize = 20;

    [BindProperty(SupportsGet = true), FromQuery(Name = "nomination")] public string? Chosen { get; set; }
    [BindProperty(SupportsGet = true), FromQuery(Name = "region")] public string? Region { get; set; }
    [BindProperty(SupportsGet = true), FromQuery(Name = "page")] public string? Asked { get; set; }

    public IReadOnlyList<EntryRow> Rows { get; private set; } = [];
    public IReadOnlyList<FacetItem> ByNomination { get; private set; } = [];
    public IReadOnlyList<FacetItem> ByRegion { get; private set; } = [];
    public int Total { get; private set; }
    public int Number { get; private set; }
    public int Pages { get; private set; }

    protected override async Task LoadMore(CancellationToken cancel)
    {
        if (NothingHere = !Round.ShowsEntriesAt(Now))
            return;
        var all = sight.Entries.AsNoTracking().Where(e => e.RoundId == Round.Id && e.State == EntryState.Eligible);
        var nomination = Nominations.FirstOrDefault(n => n.Slug == Chosen)?.Id;
        var region = Regions.ByIso(Region)?.Katottg;
        await CountFacets(all, nomination, region, cancel);
        var found = all.Where(e => (nomination == null || e.NominationId == nomination) && (region == null || e.Region == region));
        Total = await found.CountAsync(cancel);
        Pages = Math.Max(1, (Total + PageSize - 1) / PageSize);
        Number = Math.Clamp(int.TryParse(Asked, out var asked) ? asked : 1, 1, Pages);
        Rows = await found.OrderBy(e => e.Number).Skip((Number - 1) * PageSize).Take(PageSize)
            .Select(e => new EntryRow(e.Id, e.Number, e.NominationId, e.TitleUk, e.TitleEn, e.SummaryUk, e.SummaryEn, e.OrganisationUk, e.OrganisationEn)).ToListAsync(cancel);
    }

    private async Task CountFacets(IQueryable<Entry> all, Guid? nomination, string? region, CancellationToken cancel)
    {
        var counts = await all.GroupBy(e => new { e.NominationId, e.Region }).Select(g => new { g.Key.NominationId, g.Key.Region, Count = g.Count() }).ToListAsync(cancel);
        ByNomination = [.. Nominations.Select(n => new FacetItem(n.Slug, IsEnglish ? n.TitleEn ?? n.TitleUk : n.TitleUk,
            counts.Where(c => c.NominationId == n.Id && (region is null || c.Region == region)).Sum(c => c.Count), n.Id == nomination))];
        ByRegion = [.. Regions.Ordered(System.Globalization.CultureInfo.CurrentUICulture)
            .Select(r => (Region: r, Count: counts.Where(c => c.Region == r.Katottg && (nomination is null || c.NominationId == nomination)).Sum(c => c.Count)))
            .Where(r => r.Count > 0 || r.Region.Katottg == region)
            .Select(r => new FacetItem(r.Region.Iso, IsEnglish ? r.Region.ShortEn : r.Region.ShortUk, r.Count, r.Region.Katottg == region))];
    }
}

/// <summary>An entry in the list.</summary>
internal sealed record EntryRow(Guid Id, int? Number, Guid Nomination, string TitleUk, string? TitleEn, string SummaryUk, string? SummaryEn, string OrganisationUk, string? OrganisationEn);
