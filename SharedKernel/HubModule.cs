using System.CommandLine;
using System.Reflection;
using Hub.SharedKernel.Events;
using Hub.SharedKernel.Jobs;
using Hub.SharedKernel.Settings;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.SharedKernel;

/// <summary>
/// What the portal asks of a module: its name, menu, permissions, roles, services and jobs.
/// The one public class of a module; the host finds it, nobody lists it.
/// </summary>
public abstract class HubModule : Autofac.Module
{
    /// <summary>Plural noun in English: folder, area, database schema and settings section, e.g. <c>Practices</c>.</summary>
    public string Name => GetType().Name.EndsWith("Module", StringComparison.Ordinal) ? GetType().Name[..^6] : GetType().Name;

    /// <summary>The type whose namespace and name lead to the module's Texts.resx.</summary>
    public virtual Type TextsType => GetType().Assembly.GetType($"{GetType().Namespace}.Texts", throwOnError: true)!;

    /// <summary>The module's <c>ModuleDb</c> heir; null for a module that stores nothing.</summary>
    public virtual Type? Database =>
        GetType().Assembly.GetTypes().SingleOrDefault(t => t.IsSubclassOf(typeof(Data.ModuleDb)) && !t.IsAbstract);

    /// <summary>Entries of the main menu and of the person's menu.</summary>
    public virtual IEnumerable<NavItem> Menu => [];

    /// <summary>What may be allowed to people in this module.</summary>
    public virtual IEnumerable<Permission> Permissions => [];

    /// <summary>Bundles of permissions that an administrator grants.</summary>
    public virtual IEnumerable<Role> Roles => [];

    /// <summary>Kinds of notices of this module that people can choose for mail one by one; a notice of no kind counts as "other".</summary>
    public virtual IEnumerable<NoticeKind> NoticeKinds => [];

    /// <summary>Work that repeats by the clock.</summary>
    public virtual IEnumerable<RecurringJob> Jobs => [];

    /// <summary>Page that takes words as <c>?q=</c>; the home page's search field leads to the first there is, by the order of the main menu. Null when the module has none.</summary>
    public virtual string? SearchPath => null;

    /// <summary>OpenSearch description of the module's search, which browsers offer on every page: URL path without language prefix. Null when the module has none.</summary>
    public virtual string? SearchDescription => null;

    /// <summary>Kinds of work that take minutes and are seen and cancelled on the page of administration.</summary>
    public virtual IEnumerable<LongWorkKind> LongWorks => [];

    /// <summary>Where people sign in and out; null for every module but the one that keeps accounts.</summary>
    public virtual AccountPages? Accounts => null;

    /// <summary>Files and feeds a stranger may take: shown on the pages of open data and of feeds.</summary>
    public virtual IEnumerable<DataLink> OpenData => [];

    /// <summary>Parts of the home page: partials that load what they show.</summary>
    public virtual IEnumerable<HomeBlock> HomeBlocks => [];

    /// <summary>What the module has to say beside an item of any module: partials whose model is the <see cref="ItemKey"/>. They stand where a page has <c>hub-beside</c>.</summary>
    public virtual IEnumerable<BesideItem> BesideItems => [];

    /// <summary>One live figure for the home page; null when there is nothing to count.</summary>
    /// <param name="services">Services of the request.</param>
    /// <param name="cancel">Ends the wait.</param>
    public virtual Task<HomeFigure?> Figure(IServiceProvider services, CancellationToken cancel) => Task.FromResult<HomeFigure?>(null);

    /// <summary>What administrators must be reminded of as long as the portal is set up so: keys in the module's texts.</summary>
    /// <param name="settings">The portal's configuration.</param>
    public virtual IEnumerable<string> Warnings(IConfiguration settings) => [];

    /// <summary>
    /// Puts everything the module holds about a person into the archive the person asked for: what they wrote, did and uploaded,
    /// and what is kept about them. Runs in a job; other people's data stays out. The counterpart of hearing <c>PersonErased</c>.
    /// </summary>
    /// <param name="archive">Whose data is asked for, and where it goes: the module's own folder of the archive.</param>
    /// <param name="services">Services of a scope made for it.</param>
    /// <param name="cancel">Ends the work.</param>
    public virtual Task WritePersonalData(People.PersonalDataArchive archive, IServiceProvider services, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>
    /// The module's own settings, by the part of their name after <c>Modules:{Name}:</c>. What is not declared here stops the start, so that
    /// a slip of the pen is named; of a dropped-in module that declares none nothing is checked.
    /// </summary>
    public virtual IEnumerable<Setting> Settings => [];

    /// <summary>
    /// Folders in the portal's data folder that hold what cannot be made anew from the tables: a backup takes them along, beside all tables of
    /// the module and all uploaded files.
    /// </summary>
    public virtual IEnumerable<string> KeptFolders => [];

    /// <summary>Services beyond use cases and subscribers, which are found by themselves.</summary>
    /// <param name="services">Where to add them.</param>
    /// <param name="settings">The portal's configuration; the module's own section is <c>Modules:{Name}</c>.</param>
    protected virtual void AddServices(IServiceCollection services, IConfiguration settings) { }

    /// <summary>Addresses that are not pages (feeds, exports). Each must state its access.</summary>
    /// <param name="routes">Where to map them.</param>
    public virtual void MapEndpoints(IEndpointRouteBuilder routes) { }

    /// <summary>A step of its own on the way of every request, after it is known who asks and before it is decided what they may.</summary>
    /// <param name="app">The way of a request.</param>
    public virtual void AddMiddleware(IApplicationBuilder app) { }

    /// <summary>Demonstration content; called at every start in Development, so it must do nothing the second time.</summary>
    /// <param name="services">Services of a scope made for it.</param>
    /// <param name="cancel">Ends the work.</param>
    public virtual Task AddDemonstration(IServiceProvider services, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>Commands of the command line, e.g. <c>import practices FILE</c>, under their verb.</summary>
    /// <param name="hub">Builds the portal's services when a command runs.</param>
    public virtual IEnumerable<ModuleCommand> Commands(Func<IServiceProvider> hub) => [];

    /// <summary>Registers everything of the module: its use cases, subscribers, jobs and own services.</summary>
    /// <param name="services">Where to add them.</param>
    /// <param name="settings">The portal's configuration.</param>
    public void Register(IServiceCollection services, IConfiguration settings)
    {
        // A use case is a class with a method Run; it asks for what it needs in its constructor.
        services.Scan(scan => scan.FromAssemblies(GetType().Assembly)
            .AddClasses(classes => classes.Where(IsUseCase), publicOnly: false).AsSelf().WithScopedLifetime()
            .AddClasses(classes => classes.AssignableTo(typeof(INotificationHandler<>)), publicOnly: false)
                .AsImplementedInterfaces(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(INotificationHandler<>))
                .WithScopedLifetime());
        if (Database is { } database)
            Data.ModuleDatabases.Add(services, this, database);
        AddServices(services, settings);
    }

    private static bool IsUseCase(Type type) =>
        type is { IsClass: true, IsAbstract: false } && !type.IsSubclassOf(typeof(HubModule))
        && type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance).Any(m => m.Name == "Run" && IsOurs(m.DeclaringType!, type));

    // A method Run of a framework's class is none of a use case.
    private static bool IsOurs(Type declaring, Type type) => declaring == type || declaring.Assembly == typeof(HubModule).Assembly;
}

/// <summary>An entry of a menu.</summary>
/// <param name="TextKey">Key of its text in the module's texts.</param>
/// <param name="Path">URL path without language prefix.</param>
/// <param name="Permission">Shown only to holders of this permission; null for everybody.</param>
/// <param name="Order">Smaller comes first; the field's order is the module's number times ten.</param>
/// <param name="Place">Which menu.</param>
/// <param name="Somewhere">Shown also to those who hold the permission for one organisation or region only.</param>
public sealed record NavItem(
    string TextKey, string Path, string? Permission = null, int Order = 100, NavPlace Place = NavPlace.Main, bool Somewhere = false)
{
    /// <summary>
    /// A further condition for showing it in a person's own menu, where no permission says whom it is for, e.g. "sits in a jury". It is given the services of the
    /// request and asked only where that menu is drawn and somebody is signed in; one look into an index is quick enough. Null when there is none.
    /// </summary>
    public Func<IServiceProvider, bool>? When { get; init; }
}

/// <summary>The menus of the portal.</summary>
public enum NavPlace
{
    /// <summary>The row under the header, for everybody.</summary>
    Main,
    /// <summary>The person's own menu in the Cabinet.</summary>
    Cabinet,
    /// <summary>The administrators' menu.</summary>
    Admin,
    /// <summary>The links at the foot of every page.</summary>
    Footer,
}

/// <summary>Something that may be allowed, e.g. <c>practices.review</c>.</summary>
/// <param name="Key">Module name in lower case, a dot, a verb.</param>
/// <param name="TextKey">Key of its name in the module's texts.</param>
public sealed record Permission(string Key, string TextKey);

/// <summary>A bundle of permissions a person can be given.</summary>
/// <param name="Key">E.g. <c>practices.editor</c>.</param>
/// <param name="TextKey">Key of its name in the module's texts.</param>
/// <param name="Permissions">Keys of its permissions.</param>
public sealed record Role(string Key, string TextKey, IReadOnlyList<string> Permissions);

/// <summary>A kind of notice a person can choose: mailed at once, daily, weekly or never.</summary>
/// <param name="Key">Name of the kind within the module, e.g. <c>review</c>; stays the same for ever, because people's choices hang on it.</param>
/// <param name="TextKey">Key of its name in the module's texts.</param>
/// <param name="Families">Keys of notices that belong to it, or their beginnings: <c>Notice.Feedback</c> takes <c>Notice.FeedbackHidden</c> too. The longest that fits decides.</param>
public sealed record NoticeKind(string Key, string TextKey, params IReadOnlyList<string> Families)
{
    /// <summary>
    /// The pace is chosen beside the thing itself, as for a saved search: such a notice is raised when its mail is due, is mailed at once together
    /// with whatever else is due, and follows the usual pace of the person only where that is "never".
    /// </summary>
    public bool HasOwnPace { get; init; }

    /// <summary>
    /// Of a kind with a pace of its own: what a day or more gathered. It is raised before midnight of Kyiv, as of the moment its time was up, and mailed
    /// at the next hour of digests by the person's clock; at once where that hour has passed.
    /// </summary>
    public bool IsGathered { get; init; }
}

/// <summary>Pages of a person's account: URL paths without language prefix.</summary>
/// <param name="SignIn">Where one signs in.</param>
/// <param name="SignOut">Takes a POST and ends the session.</param>
/// <param name="Home">The person's own page.</param>
/// <param name="Notices">What the person was told.</param>
/// <param name="StopActing">Takes a POST and ends that an administrator acts for the person; null where nobody does.</param>
public sealed record AccountPages(string SignIn, string SignOut, string Home, string Notices, string? StopActing = null);

/// <summary>A part of the home page.</summary>
/// <param name="Partial">Path of the partial view, e.g. <c>/Areas/Practices/Pages/Home/_Promoted.cshtml</c>.</param>
/// <param name="Order">Smaller comes first.</param>
public sealed record HomeBlock(string Partial, int Order);

/// <summary>A part that stands beside an item of another module.</summary>
/// <param name="Partial">Path of the partial view; it loads what it shows, and shows nothing when it has nothing to say.</param>
/// <param name="Order">Smaller comes first.</param>
public sealed record BesideItem(string Partial, int Order);

/// <summary>An item by the names its module tells it under in <c>ItemPublished</c>.</summary>
/// <param name="Module">Name of the module, e.g. <c>Practices</c>.</param>
/// <param name="Kind">Kind of the item within the module.</param>
/// <param name="ItemId">Id of the item within module and kind.</param>
/// <param name="OrganisationCode">On the page of an organisation its ЄДРПОУ code, under which items of all modules name it; null when it has none.</param>
/// <param name="Organisation">On the page of an organisation its Ukrainian name; null on any other page.</param>
public sealed record ItemKey(string Module, string Kind, Guid ItemId, string? OrganisationCode = null, string? Organisation = null);

/// <summary>Something to take away: an export or a feed.</summary>
/// <param name="TextKey">Key of what it holds, in the module's texts.</param>
/// <param name="Path">URL path without language prefix.</param>
/// <param name="Format">E.g. <c>CSV</c>, <c>JSON</c>, <c>Atom</c>, <c>RSS</c>, <c>JSON Feed</c>, <c>iCalendar</c>.</param>
public sealed record DataLink(string TextKey, string Path, string Format)
{
    /// <summary>Whether a feed reader follows it.</summary>
    public bool IsFeed => Format is "Atom" or "RSS" or "JSON Feed" or "iCalendar";
}

/// <summary>A live figure of a module.</summary>
/// <param name="Value">The number shown large.</param>
/// <param name="Name">Name of the module in the reader's language.</param>
/// <param name="Sentence">What the number counts, in the reader's language.</param>
/// <param name="Path">Where the figure can be checked: URL path without language prefix.</param>
public sealed record HomeFigure(long Value, string Name, string Sentence, string Path);

/// <summary>A command of the command line with the verb it stands under.</summary>
/// <param name="Verb">E.g. <c>import</c>; null when the command stands by itself.</param>
/// <param name="Command">The command.</param>
public sealed record ModuleCommand(string? Verb, Command Command);
