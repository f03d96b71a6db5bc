using System.Collections.Concurrent;
using System.Net;
using Autofac;
using Hub.SharedKernel.Data;
using Hub.SharedKernel.Events;
using Hub.SharedKernel.People;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Hub.Testing;

/// <summary>
/// The whole hub on a throw-away database and a real port. Facts wait until <see cref="DeliverOutbox"/>, jobs do not run by themselves:
/// a test says when, and never sleeps.
/// </summary>
public sealed class HubApp : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly TestDatabase database;
    private readonly bool ownsDatabase;
    private readonly TestLog log;
    private readonly ConcurrentBag<HttpClient> clients = [];

    private HubApp(WebApplication app, TestDatabase database, bool ownsDatabase, TestLog log, FakeTimeProvider? time)
    {
        (this.app, this.database, this.ownsDatabase, this.log, Time) = (app, database, ownsDatabase, log, time);
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First());
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>The portal's services.</summary>
    public IServiceProvider Services => app.Services;

    /// <summary>The clock, when the test brought one.</summary>
    public FakeTimeProvider? Time { get; }

    /// <summary>What the portal wrote to its log.</summary>
    public IReadOnlyList<LogLine> Log => log.Lines;

    /// <summary>Folder for everything the portal writes itself.</summary>
    public string DataFolder => database.Folder;

    /// <summary>Mails written so far, oldest first, as the .eml files a portal without a mail server writes.</summary>
    public IReadOnlyList<TestMail> Mails => TestMail.In(database.Folder);

    /// <summary>Starts a hub.</summary>
    /// <param name="options">How; the defaults are a portal in production on SQLite.</param>
    public static async Task<HubApp> Start(HubAppOptions? options = null)
    {
        options ??= new();
        var database = options.Database ?? await TestDatabase.Create(options.Engine);
        var log = new TestLog();
        WebApplication? app = null;
        try
        {
            app = await HubHost.Ready(Arguments(options), builder => Prepare(builder, options, database, log));
            await app.StartAsync();
            var hub = new HubApp(app, database, options.Database is null, log, options.Time);
            if (options.Demonstration)
                await hub.Demonstrate();
            return hub;
        }
        catch
        {
            if (app is not null)
                await app.DisposeAsync();
            if (options.Database is null)
                await database.DisposeAsync();
            throw;
        }
    }

    /// <summary>What a command of the terminal works with: the portal built on a database, without its tables touched and without a start.</summary>
    /// <param name="database">Where.</param>
    /// <param name="settings">Settings on top of those every test hub has.</param>
    public static WebApplication Built(TestDatabase database, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var options = new HubAppOptions { Database = database, Settings = settings ?? new Dictionary<string, string?>() };
        return HubHost.Build(Arguments(options), builder => Prepare(builder, options, database, new TestLog()));
    }

    /// <summary>A visitor with cookies of their own.</summary>
    public Visitor Visitor() => Visit(null);

    /// <summary>A signed-in person.</summary>
    /// <param name="person">Who.</param>
    public Visitor As(TestPerson person)
    {
        Services.GetRequiredService<TestPeople>().Meet(person);
        return Visit(person);
    }

    /// <summary>A visitor's look at a page; each has no cookies.</summary>
    /// <param name="path">Path with language prefix and query.</param>
    public Task<Answer> Get(string path) => Visitor().Get(path);

    /// <summary>Runs a use case as the portal itself.</summary>
    public Task<TResult> Run<TUseCase, TResult>(Func<TUseCase, Task<TResult>> run) where TUseCase : notnull => InScope(null, run);

    /// <summary>Runs a use case as the portal itself.</summary>
    public Task Run<TUseCase>(Func<TUseCase, Task> run) where TUseCase : notnull => InScope<TUseCase, bool>(null, async u => { await run(u); return true; });

    /// <summary>Looks into or changes a module's tables.</summary>
    public Task<TResult> Db<TDb, TResult>(Func<TDb, Task<TResult>> work) where TDb : ModuleDb => InScope(null, work);

    /// <summary>Looks into or changes a module's tables.</summary>
    public Task Db<TDb>(Func<TDb, Task> work) where TDb : ModuleDb => Run(work);

    /// <summary>Delivers every fact that is due.</summary>
    /// <returns>How many facts were delivered.</returns>
    public Task<int> DeliverOutbox() => Services.GetRequiredService<OutboxDispatcher>().DeliverDue(CancellationToken.None);

    /// <summary>Does the long work that waits.</summary>
    /// <returns>How much was done.</returns>
    public Task<int> DoLongWork() => Services.GetRequiredService<Works.WorkBook>().DoDue(CancellationToken.None);

    /// <summary>Stops the portal and deletes what it wrote, unless the database was brought by the test.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var client in clients)
            client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        if (ownsDatabase)
            await database.DisposeAsync();
    }

    internal async Task<TResult> InScope<T, TResult>(TestPerson? person, Func<T, Task<TResult>> work) where T : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        var accessor = Services.GetRequiredService<IHttpContextAccessor>();
        var before = accessor.HttpContext;
        if (person is not null)
            accessor.HttpContext = new DefaultHttpContext { RequestServices = scope.ServiceProvider, User = person.Principal() };
        try
        {
            return await work(scope.ServiceProvider.GetRequiredService<T>());
        }
        finally
        {
            accessor.HttpContext = before;
        }
    }

    private Visitor Visit(TestPerson? person)
    {
        var cookies = new CookieContainer();
        if (person is not null)
            cookies.Add(Address, new Cookie(TestSignIn.Cookie, person.Id.ToString()));
        var http = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = Address };
        clients.Add(http);
        return new Visitor(this, person, http, cookies);
    }

    private async Task Demonstrate()
    {
        app.Configuration["Hub:Demonstration"] = "true";
        await Startup.Demonstrate(app, CancellationToken.None);
        if (Log.FirstOrDefault(line => line.Category == "Hub" && line.Failure is not null) is { } failed)
            throw new InvalidOperationException(failed.Text, failed.Failure);
    }

    private static string[] Arguments(HubAppOptions options) =>
    [
        // The runner's own name and folder would hide the portal's pages.
        "--applicationName=Hub", $"--contentRoot={Repository.At("Host")}", $"--environment={options.Environment}", "--urls=http://127.0.0.1:0",
        // Every file watched takes one of the few watches of the machine, and no test changes a settings file.
        "--hostBuilder:reloadConfigOnChange=false",
    ];

    private static void Prepare(WebApplicationBuilder builder, HubAppOptions options, TestDatabase database, TestLog log)
    {
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Hub:Data"] = database.Folder,
            ["Hub:Plugins"] = Path.Combine(database.Folder, "plugins"),
            ["Hub:Engine"] = database.Engine.ToString(),
            ["Hub:Database"] = database.Connection,
            ["Hub:Migrate"] = "true",
            ["Hub:Demonstration"] = "false",
            ["Hub:Jobs"] = "false",
            ["Hub:Dispatcher"] = "false",
            // Tests of other things sign administrators in by a password alone.
            ["Modules:Cabinet:AdministratorsNeedSecondFactor"] = "false",
            ["Hub:Limits:Forms"] = "100000",
            ["Hub:Limits:SignIn"] = "100000",
            ["Hub:Limits:Search"] = "100000",
            ["Hub:Limits:Documents"] = "100000",
        });
        builder.Configuration.AddInMemoryCollection(options.Settings);
        builder.Logging.ClearProviders().AddProvider(log);
        if (options.Time is not null)
            builder.Services.AddSingleton<TimeProvider>(options.Time);
        if (!options.CostlyPasswords)
            builder.Services.PostConfigure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1000);
        TestSignIn.Add(builder.Services);
        builder.Host.ConfigureContainer<ContainerBuilder>((_, container) => container.RegisterDecorator<TestNames, IPeople>());
        options.Adjust?.Invoke(builder);
    }
}
