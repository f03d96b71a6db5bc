using Hub.Contest.Awarding;
using Hub.Contest.Calendar;
using Hub.Contest.Counting.Exchange;
using Hub.Contest.Demo;
using Hub.Contest.Entering;
using Hub.Contest.PersonalData;
using Hub.Contest.Reading;
using Hub.SharedKernel;
using Hub.SharedKernel.Jobs;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.People;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Contest;

/// <summary>Annual national competition of best practices: rounds, entries, jury, and a result anyone can recompute.</summary>
public sealed class ContestModule : HubModule
{
    internal const string Manage = "contest.manage";
    internal const string Check = "contest.check";
    internal const string Chair = "contest.chair";
    internal const string Appoint = "contest.appoint";

    /// <inheritdoc />
    public override IEnumerable<NavItem> Menu =>
    [
        new("Menu.Contest", "/contest", Order: 40),
        new("Menu.Enter", "/contest/entering/start", Order: 60, Place: NavPlace.Cabinet),
        new("Menu.Jury", Jury.JuryFacts.MinePath, Order: 65, Place: NavPlace.Cabinet) { When = services => services.GetRequiredService<Jury.JurorSight>().HasJuryWork() },
        new("Menu.Checks", "/contest/eligibility/queue", Check, 70, NavPlace.Cabinet, Somewhere: true),
        new("Menu.Rounds", "/contest/organising/rounds", Manage, 80, NavPlace.Cabinet),
    ];

    /// <inheritdoc />
    public override IEnumerable<Permission> Permissions =>
    [
        new(Manage, "Permission.Manage"), new(Check, "Permission.Check"), new(Chair, "Permission.Chair"), new(Appoint, "Permission.Appoint"),
    ];

    /// <inheritdoc />
    public override IEnumerable<Role> Roles =>
    [
        new("contest.organiser", "Role.Organiser", [Manage]),
        new("contest.clerk", "Role.Clerk", [Check]),
        new("contest.chair", "Role.Chair", [Chair]),
        new("contest.administrator", "Role.Administrator", [Manage, Check, Chair, Appoint]),
    ];

    /// <inheritdoc />
    public override IEnumerable<NoticeKind> NoticeKinds =>
    [
        new("entries", "NoticeKind.Entries", "Notice.Received", "Notice.Eligible", "Notice.Returned", "Notice.Ineligible", "Notice.TermPassed"),
        new("calendar", "NoticeKind.Calendar", "Notice.EntriesOpen", "Notice.EntriesClosed", "Notice.Extended", "Notice.JuryBegan", "Notice.ResultsPhase"),
        new("results", "NoticeKind.Results", "Notice.ResultPublished", "Notice.ResultCorrected", "Notice.AwardGiven", "Notice.AwardRevoked", "Notice.PrizeGiven", "Notice.AppealDismissed", "Notice.AppealUpheld"),
        new("jury", "NoticeKind.Jury", "Notice.JurorInvited", "Notice.ChairAppointed", "Notice.InvitationWaits", "Notice.Assigned", "Notice.ScoresWait", "Notice.YouLeft", "Notice.BallotVoided", "Notice.BallotRestored"),
        new("juryorganising", "NoticeKind.JuryOrganising", "Notice.JurorAccepted", "Notice.JurorDeclined", "Notice.JurorLeft", "Notice.ConflictDeclared", "Notice.BallotVoidedOrganisers", "Notice.BallotRestoredOrganisers"),
        new("organising", "NoticeKind.Organising", "Notice.Phase", "Notice.Withdrawn", "Notice.AppealLodged", "Notice.AppealDecided", "Notice.AppealsOpen"),
    ];

    /// <inheritdoc />
    public override IEnumerable<RecurringJob> Jobs =>
    [
        new("contest.conflicts", "*/10 * * * *", typeof(Conflicts.WatchConflicts)),
        new("contest.juryletters", "* * * * *", typeof(Jury.SendJuryLetters)),
        new("contest.juryreminders", "30 8 * * *", typeof(Jury.RemindJurors)),
        new("contest.phases", "* * * * *", typeof(MovePhases)),
    ];

    /// <inheritdoc />
    protected override void AddServices(IServiceCollection services, IConfiguration settings) => services.AddScoped<Jury.JurorSight>().AddSingleton<Results.PublishedCounts>();

    /// <inheritdoc />
    public override void MapEndpoints(IEndpointRouteBuilder routes)
    {
        PhaseCalendar.Map(routes);
        FileDownload.Map(routes);
        DiplomaDownload.Map(routes);
        Protocol.ProtocolDownload.Map(routes);
        Contest.OpenData.TableDownload.Map(routes);
        Results.Downloads.Map(routes);
    }

    /// <inheritdoc />
    public override IEnumerable<DataLink> OpenData =>
        [.. Contest.OpenData.OpenTables.Columns.Keys.SelectMany(name => new DataLink[] { new("Data." + name, $"/contest/data/{name}.csv", "CSV"), new("Data." + name, $"/contest/data/{name}.json", "JSON") })];

    /// <inheritdoc />
    public override IEnumerable<HomeBlock> HomeBlocks => [new("/Areas/Contest/Pages/Home/_Now.cshtml", 40)];

    /// <inheritdoc />
    public override Task<HomeFigure?> Figure(IServiceProvider services, CancellationToken cancel) => services.GetRequiredService<Home.ContestFigure>().Run(cancel);

    /// <inheritdoc />
    public override Task WritePersonalData(PersonalDataArchive archive, IServiceProvider services, CancellationToken cancel) =>
        services.GetRequiredService<WriteContestData>().Run(archive, cancel);

    /// <inheritdoc />
    public override Task AddDemonstration(IServiceProvider services, CancellationToken cancel) => services.GetRequiredService<SeedContest>().Run(cancel);

    /// <inheritdoc />
    public override IEnumerable<ModuleCommand> Commands(Func<IServiceProvider> hub) => [new("contest", new VerifyCommand(new ModuleTexts([this])).Build())];
}
