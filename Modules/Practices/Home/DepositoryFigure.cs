using Hub.Practices.Reading;
using Hub.SharedKernel;
using Hub.SharedKernel.Web;
using Microsoft.Extensions.Localization;

namespace Hub.Practices.Home;

/// <summary>The depository's live figure on the home page.</summary>
internal sealed class DepositoryFigure(PracticeIndex index, IStringLocalizer<Texts> texts)
{
    public async Task<HomeFigure?> Run(CancellationToken cancel)
    {
        var now = await index.Current(cancel);
        if (now.Count == 0)
            return null;
        var regions = now.Regions.Count(r => r.Practices > 0);
        return new(now.Count, texts["Menu.Practices"], $"{texts.Count("Home.InRegions", regions)}, {texts.Count("Home.Repeated", now.Repeated)}", "/practices");
    }
}
