using Hub.Practices.Demo;
using Hub.Practices.Exchange;
using Hub.Practices.Freshness;
using Hub.Practices.Reading;
using Hub.Practices.Replications;
using Hub.Practices.Review;
using Hub.Practices.Submission;
using Hub.SharedKernel;
using Hub.SharedKernel.Jobs;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Settings;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Practices;

/// <summary>Depository of best practices: described, reviewed, published, judged by citizens, repeated elsewhere.</summary>
public sealed class PracticesModule : HubModule
{
    internal const string Review = "practices.review";
    internal const string Advise = "practices.advise";
    internal const string Endorse = "practices.endorse";
    internal const string Moderate = "practices.moderate";
    internal const string Import = "practices.import";
    internal const string Appoint = "practices.appoint";

    /// <inheritdoc />
    public override IEnumerable<NavItem> Menu =>
    [
        new("Menu.Practices", "/practices", Order: 10),
        new("Menu.Describe", "/practices/submission/start", Order: 10, Place: NavPlace.Cabinet),
        new("Menu.Queue", "/practices/review/queue", Review, 20, NavPlace.Cabinet, Somewhere: true),
        new("Menu.Advice", "/practices/review/advice", Advise, 30, NavPlace.Cabinet, Somewhere: true),
        new("Menu.Replications", "/practices/replications/waiting", Review, 40, NavPlace.Cabinet, Somewhere: true),
        new("Menu.Import", "/practices/exchange/import", Import, 50, NavPlace.Cabinet),
    ];

    /// <inheritdoc />
    public override string SearchPath => "/practices";

    /// <inheritdoc />
    public override IEnumerable<Permission> Permissions =>
    [
        new(Review, "Permission.Review"), new(Advise, "Permission.Advise"), new(Endorse, "Permission.Endorse"),
        new(Moderate, "Permission.Moderate"), new(Import, "Permission.Import"), new(Appoint, "Permission.Appoint"),
    ];

    /// <inheritdoc />
    public override IEnumerable<Role> Roles =>
    [
        new("practices.editor", "Role.Editor", [Review, Moderate, Endorse]),
        new("practices.expert", "Role.Expert", [Advise]),
        new("practices.endorser", "Role.Endorser", [Endorse]),
        new("practices.administrator", "Role.Administrator", [Review, Moderate, Endorse, Import, Appoint]),
    ];

    /// <inheritdoc />
    public override IEnumerable<NoticeKind> NoticeKinds =>
    [
        new("practices", "NoticeKind.Practices", "Notice.Submitted", "Notice.Published", "Notice.VersionPublished", "Notice.Returned", "Notice.Rejected", "Notice.Withdrawn",
            "Notice.Awarded", "Notice.AwardWithdrawn", "Notice.Invited", "Notice.Uninvited", "Notice.HandedOver", "Notice.RemovalAsked", "Notice.RemovalRefused"),
        new("judgement", "NoticeKind.Judgement", "Notice.Feedback", "Notice.Endorsed", "Notice.EndorsementRevoked", "Notice.Replication", "Notice.FollowUp"),
        new("freshness", "NoticeKind.Freshness", "Notice.ConfirmPractice", "Notice.ConfirmationMissed", "Notice.Outdated", "Notice.LinksBroken"),
        new("review", "NoticeKind.Review", "Notice.Advised", "Notice.AdviceDeclined", "Notice.AdviceNoLongerNeeded", "Notice.AdviceOverdue", "Notice.ExpertInvited", "Notice.ReviewOverdue", "Notice.TakenOver"),
    ];

    /// <inheritdoc />
    public override Task WritePersonalData(PersonalDataArchive archive, IServiceProvider services, CancellationToken cancel) =>
        services.GetRequiredService<PersonalData.WritePracticesData>().Run(archive, cancel);

    /// <inheritdoc />
    public override IEnumerable<RecurringJob> Jobs =>
    [
        new("practices.freshness", "45 7 * * *", typeof(CheckFreshness)),
        new("practices.followups", "30 8 * * *", typeof(AskFollowUps)),
        new("practices.links", "0 3 * * 0", typeof(CheckLinks)),
        new("practices.reviewreminders", "15 8 * * *", typeof(RemindReviewers)),
    ];

    /// <inheritdoc />
    public override IEnumerable<LongWorkKind> LongWorks => [new(ImportWork.Kind, "Works.Import", typeof(ImportWork))];

    /// <inheritdoc />
    public override IEnumerable<string> KeptFolders => ["imports"];

    /// <inheritdoc />
    public override IEnumerable<Setting> Settings =>
    [
        Setting.Flag("LinkChecks:Enabled", true), Setting.Number("LinkChecks:PauseMilliseconds", 1000, 0, 600_000), new("LinkChecks:PrivateHosts:*", SettingKind.Text),
    ];

    /// <inheritdoc />
    protected override void AddServices(IServiceCollection services, IConfiguration settings)
    {
        services.AddSingleton<PracticeIndex>();
        services.AddSingleton<CardShelf>();
    }

    /// <inheritdoc />
    public override void MapEndpoints(IEndpointRouteBuilder routes)
    {
        ListEndpoints.Map(routes);
        CitationEndpoints.Map(routes);
        FileDownload.Map(routes);
        ExportEndpoints.Map(routes);
    }

    /// <inheritdoc />
    public override IEnumerable<ModuleCommand> Commands(Func<IServiceProvider> hub)
    {
        var texts = new ModuleTexts([this]);
        return [new("import", new ImportPracticesCommand(hub, texts).Build("practices")), new("export", new ExportPracticesCommand(hub, texts).Build("practices"))];
    }

    /// <inheritdoc />
    public override IEnumerable<DataLink> OpenData =>
    [
        new("Data.List", "/practices/list.csv", "CSV"), new("Data.List", "/practices/list.json", "JSON"),
        new("Data.Ranking", "/practices/ranking.csv", "CSV"), new("Data.Regions", "/practices/regions.csv", "CSV"),
        new("Feed.Title", "/practices/list.atom", "Atom"), new("Feed.Title", "/practices/list.rss", "RSS"),
    ];

    /// <inheritdoc />
    public override IEnumerable<HomeBlock> HomeBlocks =>
    [
        new("/Areas/Practices/Pages/Home/_Promoted.cshtml", 10),
        new("/Areas/Practices/Pages/Home/_Map.cshtml", 20),
        new("/Areas/Practices/Pages/Home/_Newest.cshtml", 30),
    ];

    /// <inheritdoc />
    public override Task<HomeFigure?> Figure(IServiceProvider services, CancellationToken cancel) =>
        services.GetRequiredService<Home.DepositoryFigure>().Run(cancel);

    /// <inheritdoc />
    public override Task AddDemonstration(IServiceProvider services, CancellationToken cancel) =>
        services.GetRequiredService<SeedPractices>().Run(cancel);
}
