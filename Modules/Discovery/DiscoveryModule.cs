using Hub.Discovery.Asked;
using Hub.Discovery.Feeds;
using Hub.Discovery.Indexing;
using Hub.Discovery.Machines;
using Hub.Discovery.Places;
using Hub.Discovery.Related;
using Hub.Discovery.Saved;
using Hub.Discovery.Synonyms;
using Hub.Discovery.Updates;
using Hub.SharedKernel;
using Hub.SharedKernel.Jobs;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Discovery;

/// <summary>One search over everything the modules tell.</summary>
public sealed class DiscoveryModule : HubModule
{
    internal const string Tune = "discovery.tune";
    internal const string ReindexWork = "discovery.reindex";

    /// <inheritdoc />
    public override IEnumerable<NavItem> Menu =>
    [
        new("Menu.Discovery", "/discovery", Order: 5),
        new("Menu.Saved", "/discovery/saved", Order: 35, Place: NavPlace.Cabinet),
        new("Menu.Topics", About.Topics, Order: 5, Place: NavPlace.Footer),
        new("Menu.Places", About.Places, Order: 6, Place: NavPlace.Footer),
        new("Menu.Synonyms", "/discovery/synonyms", Tune, 60, NavPlace.Admin),
        new("Menu.Asked", "/discovery/asked", Tune, 61, NavPlace.Admin),
    ];

    /// <inheritdoc />
    public override string SearchPath => "/discovery";

    /// <inheritdoc />
    public override string SearchDescription => OpenSearchEndpoint.Path;

    /// <inheritdoc />
    public override IEnumerable<HomeBlock> HomeBlocks => [new("/Areas/Discovery/Pages/Home/_Explore.cshtml", 25)];

    /// <inheritdoc />
    public override IEnumerable<BesideItem> BesideItems =>
        [new("/Areas/Discovery/Pages/Related/_Beside.cshtml", 10), new("/Areas/Discovery/Pages/Organisations/_Beside.cshtml", 5)];

    /// <inheritdoc />
    public override IEnumerable<Permission> Permissions => [new(Tune, "Permission.Tune")];

    /// <inheritdoc />
    public override IEnumerable<Role> Roles => [new("discovery.administrator", "Role.Administrator", [Tune])];

    /// <inheritdoc />
    public override IEnumerable<RecurringJob> Jobs => [new("discovery.forget", "20 4 * * *", typeof(ForgetRare)), new("discovery.updates", "* * * * *", typeof(SendUpdates))];

    /// <inheritdoc />
    public override IEnumerable<NoticeKind> NoticeKinds =>
    [
        new("updates", "NoticeKind.Updates", "Notice.NewItem", "Notice.NewMore") { HasOwnPace = true },
        new("digests", "NoticeKind.Digests", "Notice.GatheredItem", "Notice.GatheredMore") { HasOwnPace = true, IsGathered = true },
    ];

    /// <inheritdoc />
    public override IEnumerable<DataLink> OpenData =>
        [.. FeedFormat.All.Select(f => new DataLink("Data.Everything", f.Path(Searching.SearchQuery.Everything), f.Name)), new("Data.Api", SearchApi.Path, "JSON"), new("Data.OpenApi", OpenApiEndpoint.Path, "OpenAPI")];

    /// <inheritdoc />
    public override Task WritePersonalData(PersonalDataArchive archive, IServiceProvider services, CancellationToken cancel) =>
        services.GetRequiredService<WriteDiscoveryData>().Run(archive, cancel);

    /// <inheritdoc />
    public override IEnumerable<LongWorkKind> LongWorks => [new(ReindexWork, "Works.Reindex")];

    /// <inheritdoc />
    protected override void AddServices(IServiceCollection services, IConfiguration settings)
    {
        services.AddSingleton<SearchIndex>();
        services.AddSingleton<KnownSynonyms>();
        services.AddSingleton<AskedLog>();
        services.AddSingleton<Searching.ModuleNames>();
        services.AddSingleton<Searching.FacetNames>();
        services.AddSingleton<Searching.Suggestions>();
        services.AddSingleton<RelatedItems>();
        services.AddHealthChecks().AddCheck<IndexHealth>("search index");
        OpenApiEndpoint.Add(services);
        // Tests say when the index catches up, as they say when facts are delivered.
        if (settings.GetValue("Hub:Dispatcher", true))
            services.AddHostedService<IndexUpdater>();
    }

    /// <inheritdoc />
    public override void MapEndpoints(IEndpointRouteBuilder routes)
    {
        Searching.SuggestEndpoint.Map(routes);
        FeedEndpoints.Map(routes);
        routes.MapOneClick<PauseSavedQuery>("/discovery/stop", "/discovery/saved/stop", async (pause, key, cancel) => await pause.RunByKey(key, cancel) is not null);
        SitemapEndpoints.Map(routes);
        OpenSearchEndpoint.Map(routes);
        SearchApi.Map(routes);
        OpenApiEndpoint.Map(routes);
    }

    /// <inheritdoc />
    public override Task AddDemonstration(IServiceProvider services, CancellationToken cancel) => services.GetRequiredService<SeedSynonyms>().Run(cancel);

    /// <inheritdoc />
    public override IEnumerable<ModuleCommand> Commands(Func<IServiceProvider> hub) => [new(null, new ReindexCommand(hub, new ModuleTexts([this])).Build())];
}
