using Hub.Library.Access;
using Hub.Library.Care;
using Hub.Library.Collections;
using Hub.Library.Demo;
using Hub.Library.Describing;
using Hub.Library.Exchange;
using Hub.Library.Extraction;
using Hub.Library.Files;
using Hub.Library.Harvesting;
using Hub.Library.Home;
using Hub.Library.Metadata;
using Hub.Library.PersonalData;
using Hub.Library.Reading;
using Hub.Library.Sources;
using Hub.SharedKernel;
using Hub.SharedKernel.Jobs;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Settings;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Library;

/// <summary>Digital library: acts, reports, guides with their files, described so that people and machines find and cite them.</summary>
public sealed class LibraryModule : HubModule
{
    internal const string Edit = "library.edit";
    internal const string Approve = "library.approve";
    internal const string Vocabulary = "library.vocabulary";
    internal const string Import = "library.import";

    /// <inheritdoc />
    public override IEnumerable<NavItem> Menu =>
    [
        new("Menu.Library", "/library", Order: 20),
        new("Menu.Propose", "/library/proposing/start", Order: 30, Place: NavPlace.Cabinet),
        new("Menu.Desk", "/library/desk/queue", Edit, 35, NavPlace.Cabinet),
        new("Menu.Import", "/library/exchange/import", Import, 55, NavPlace.Cabinet),
    ];

    /// <inheritdoc />
    public override IEnumerable<Permission> Permissions =>
        [new(Edit, "Permission.Edit"), new(Approve, "Permission.Approve"), new(Vocabulary, "Permission.Vocabulary"), new(Import, "Permission.Import")];

    /// <inheritdoc />
    public override IEnumerable<Role> Roles =>
    [
        new("library.librarian", "Role.Librarian", [Edit, Approve, Vocabulary, Import]),
        new("library.cataloguer", "Role.Cataloguer", [Edit]),
    ];

    /// <inheritdoc />
    public override IEnumerable<NoticeKind> NoticeKinds =>
    [
        new("proposals", "NoticeKind.Proposals", "Notice.Published", "Notice.Returned"),
        new("access", "NoticeKind.Access", "Notice.AccessGranted", "Notice.AccessRefused", "Notice.AccessAsked"),
        new("care", "NoticeKind.Care", "Notice.FilesDamaged", "Notice.LinksDead"),
    ];

    /// <inheritdoc />
    public override IEnumerable<RecurringJob> Jobs =>
    [
        new("library.texts", "* * * * *", typeof(ReadTexts)),
        new("library.harvest", "* * * * *", typeof(HarvestSources)),
        new("library.embargoes", "5 * * * *", typeof(LiftEmbargoes)),
        new("library.checksums", "20 3 * * *", typeof(CheckFiles)),
        new("library.links", "40 4 * * 6", typeof(CheckLinks)),
    ];

    /// <inheritdoc />
    public override IEnumerable<DataLink> OpenData =>
    [
        new("Data.List", "/library/export.csv", "CSV"), new("Data.List", "/library/export.json", "JSON"),
        new("Feed.Title", "/library/list.atom", "Atom"), new("Data.Oai", "/library/harvesting", "OAI-PMH"),
    ];

    /// <inheritdoc />
    public override IEnumerable<LongWorkKind> LongWorks => [new(Sources.HarvestSources.Work, "Works.Harvest"), new(ImportWork.Kind, "Works.Import", typeof(ImportWork))];

    /// <inheritdoc />
    public override IEnumerable<Setting> Settings =>
    [
        Setting.Flag("Texts:Enabled", true), Setting.Number("Texts:Seconds", 60, 1, 3600), Setting.Number("Texts:Megabytes", 512, 64, 65_536),
        Setting.Number("Texts:Pages", 2000, 1, 1_000_000), Setting.Number("Texts:Letters", 1_000_000, 1, 100_000_000), new("Texts:Program", SettingKind.Path),
        Setting.Flag("LinkChecks:Enabled", true), Setting.Number("LinkChecks:PauseMilliseconds", 1000, 0, 600_000), new("LinkChecks:PrivateHosts:*", SettingKind.Text),
        new("Oai:AdminEmail", SettingKind.Mailbox),
        Setting.Number("Harvest:Seconds", 60, 1, 3600), Setting.Number("Harvest:Megabytes", 16, 1, 1024), new("Harvest:PrivateHosts:*", SettingKind.Text),
    ];

    /// <inheritdoc />
    protected override void AddServices(IServiceCollection services, IConfiguration settings)
    {
        services.Configure<RazorPagesOptions>(pages => pages.Conventions.AddAreaPageRoute("Library", "/Details", "/library/{slug}/versions/{number:int}"));
        services.AddSingleton<RecentDownloads>();
        services.AddSingleton<DocumentIndex>();
        services.AddSingleton<OaiClient>();
        services.AddScoped<KindForms>();
    }

    /// <inheritdoc />
    public override void MapEndpoints(IEndpointRouteBuilder routes)
    {
        FileDownload.Map(routes);
        MetadataEndpoints.Map(routes);
        Feed.Map(routes);
        OaiEndpoint.Map(routes);
        BagEndpoint.Map(routes);
        ExportEndpoints.Map(routes);
    }

    /// <inheritdoc />
    public override Task<HomeFigure?> Figure(IServiceProvider services, CancellationToken cancel) => services.GetRequiredService<LibraryFigure>().Run(cancel);

    /// <inheritdoc />
    public override Task WritePersonalData(PersonalDataArchive archive, IServiceProvider services, CancellationToken cancel) =>
        services.GetRequiredService<WriteLibraryData>().Run(archive, cancel);

    /// <inheritdoc />
    public override Task AddDemonstration(IServiceProvider services, CancellationToken cancel) => services.GetRequiredService<SeedLibrary>().Run(cancel);

    /// <inheritdoc />
    public override IEnumerable<ModuleCommand> Commands(Func<IServiceProvider> hub) =>
    [
        new("library", ReadTextsCommand.Build()), new("import", new ImportLibraryCommand(hub, new ModuleTexts([this])).Build("library")),
        new("export", new ExportLibraryCommand(hub, new ModuleTexts([this])).Build("library")),
    ];
}
