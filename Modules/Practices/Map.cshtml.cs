using Hub.Practices.Reading;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Territories;
using Hub.SharedKernel.Web;
using Hub.SharedKernel.Web.Kit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Localization;

namespace Hub.Practices;

/// <summary>Where it was done: practices and replications by region.</summary>
[AllowAnonymous]
internal sealed class MapModel(PracticeIndex index, IStringLocalizer<Texts> texts) : HubPage
{
    public IReadOnlyList<RegionFigure> Figures { get; private set; } = [];

    public IEnumerable<RegionValue> Values => MapValues(Figures, texts);

    public async Task OnGetAsync(CancellationToken cancel) =>
        Figures = [.. (await index.Current(cancel)).Regions.OrderByDescending(f => f.Practices).ThenByDescending(f => f.Replications)
            .ThenBy(f => Regions.ByIso(f.Iso)!.ShortName(Language.Of(Language.Current)), SharedKernel.Text.UkrainianOrder.Comparer)];

    public static string Href(string iso) => Language.Path("/practices", Language.Current) + "?region=" + iso;

    public static IEnumerable<RegionValue> MapValues(IEnumerable<RegionFigure> figures, IStringLocalizer<Texts> texts) => figures.Select(f =>
        new RegionValue(f.Iso, f.Practices) { Href = f.Practices == 0 ? null : Href(f.Iso), Text = texts.Count("List.Count", f.Practices) });
}
