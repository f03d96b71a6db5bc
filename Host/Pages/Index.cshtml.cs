using Hub.SharedKernel;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;

namespace Hub.Pages;

/// <summary>The home page: what the portal is, and what each module has to show.</summary>
[AllowAnonymous]
internal sealed class IndexModel(ModuleCatalog catalog, IServiceProvider services, ILogger<IndexModel> log) : HubPage
{
    public IReadOnlyList<HomeBlock> Blocks { get; private set; } = [];
    public IReadOnlyList<HomeFigure> Figures { get; private set; } = [];

    /// <summary>Where words are searched: the first module of the main menu that takes them.</summary>
    public string? SearchPath { get; private set; }

    public async Task OnGet(CancellationToken cancel)
    {
        Blocks = [.. catalog.Modules.SelectMany(m => m.HomeBlocks).OrderBy(b => b.Order)];
        SearchPath = catalog.Modules.Where(m => m.SearchPath is not null).MinBy(InMenu)?.SearchPath;
        var figures = new List<HomeFigure>();
        foreach (var module in catalog.Modules.OrderBy(InMenu))
            if (await Figure(module, cancel) is { } figure)
                figures.Add(figure);
        Figures = figures;
    }

    /// <summary>Where the module stands in the main menu, in whose order people know the modules.</summary>
    private static int InMenu(HubModule module) =>
        module.Menu.Where(item => item.Place == NavPlace.Main).Select(item => item.Order).DefaultIfEmpty(int.MaxValue).Min();

    // One module that cannot count must not take the home page from all.
    private async Task<HomeFigure?> Figure(HubModule module, CancellationToken cancel)
    {
        try
        {
            return await module.Figure(services, cancel);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogError(failure, "The figure of {Module} could not be counted", module.Name);
            return null;
        }
    }
}
