using System.Collections.Concurrent;
using System.Net;
using Hub.Practices.Freshness;
using Hub.Practices.Tests.Reading;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Hub.Practices.Tests.Freshness;

/// <summary>Links are looked at politely, never inside a private network, and a newly broken one is told once.</summary>
internal sealed class LinkTests
{
    private readonly ConcurrentQueue<string> asked = new();
    private WebApplication site = null!;
    private WebApplication inner = null!;
    private Uri address = null!;
    private Uri hidden = null!;

    [SetUp]
    public async Task Start()
    {
        asked.Clear();
        (inner, hidden) = await Serve(_ => Results.Ok());
        (site, address) = await Serve(http => http.Request.Path.Value switch
        {
            "/ok" or "/back" => Results.Ok(),
            "/moved" => Results.Redirect("/ok"),
            "/round" => Results.Redirect("/round"),
            "/inside" => Results.Redirect(hidden + "secret"),
            "/file" => Results.Redirect("file:///etc/passwd"),
            "/nohead" => HttpMethods.IsHead(http.Request.Method) ? Results.StatusCode(405) : Results.Ok(),
            "/shy" => Results.StatusCode(403),
            "/failing" => Results.StatusCode(503),
            _ => Results.NotFound(),
        });
    }

    [TearDown]
    public async Task Stop()
    {
        await site.DisposeAsync();
        await inner.DisposeAsync();
    }

    [TestCase("ok", 200)]
    [TestCase("moved", 200)]
    [TestCase("nohead", 200)]
    [TestCase("shy", 403)]
    [TestCase("failing", 503)]
    [TestCase("missing", 404)]
    [TestCase("round", null)]
    [TestCase("inside", null)]
    [TestCase("file", null)]
    public async Task An_address_answers_as_a_browser_would_find_it(string path, int? status)
    {
        using var visitor = new LinkVisitor(new() { PrivateHosts = [address.Authority] }, "https://hub.example.org");

        Assert.That(await visitor.Look(new Uri(address, path), CancellationToken.None), Is.EqualTo(status));
        Assert.That(asked, Has.None.Contains("/secret"));
    }

    [Test]
    public async Task A_redirect_inside_is_followed_only_where_the_settings_allow_it()
    {
        using var visitor = new LinkVisitor(new() { PrivateHosts = [address.Authority, hidden.Authority] }, "https://hub.example.org");

        Assert.That(await visitor.Look(new Uri(address, "inside"), CancellationToken.None), Is.EqualTo(200));
        Assert.That(asked, Has.Some.Contains("/secret"));
    }

    [TestCase("http://localhost:{0}/ok")]
    [TestCase("http://127.0.0.1:{0}/ok")]
    [TestCase("http://127.1:{0}/ok")]
    [TestCase("http://2130706433:{0}/ok")]
    [TestCase("http://[::1]:{0}/ok")]
    [TestCase("http://[::ffff:127.0.0.1]:{0}/ok")]
    [TestCase("http://0.0.0.0:{0}/ok")]
    public async Task The_own_machine_is_refused_however_it_is_written(string url)
    {
        using var visitor = new LinkVisitor(new(), "https://hub.example.org");
        var target = new Uri(string.Format(System.Globalization.CultureInfo.InvariantCulture, url, address.Port));

        Assert.That(await visitor.Look(target, CancellationToken.None), Is.Null);
        Assert.That(asked, Is.Empty);
    }

    [TestCase("8.8.8.8", true)]
    [TestCase("2a00:1450:4001:800::200e", true)]
    [TestCase("10.1.2.3", false)]
    [TestCase("172.31.255.255", false)]
    [TestCase("172.32.0.1", true)]
    [TestCase("192.168.0.1", false)]
    [TestCase("169.254.169.254", false)]
    [TestCase("100.64.0.1", false)]
    [TestCase("224.0.0.1", false)]
    [TestCase("255.255.255.255", false)]
    [TestCase("::", false)]
    [TestCase("::1", false)]
    [TestCase("::ffff:10.0.0.1", false)]
    [TestCase("fe80::1", false)]
    [TestCase("fd00::1", false)]
    [TestCase("64:ff9b::a00:1", false)]
    [TestCase("2002:a00:1::", false)]
    public void Private_addresses_are_known(string text, bool isPublic) => Assert.That(PublicNetwork.Has(IPAddress.Parse(text)), Is.EqualTo(isPublic));

    [Test]
    public async Task The_owner_hears_of_a_newly_broken_link_once_and_sees_it_when_confirming()
    {
        await using var stage = await Stage();
        var owner = await stage.Publish("cherha");
        await Watch(stage, "ok", "missing", "shy", "inside");
        await Run(stage);
        await Run(stage);
        stage.Time.Advance(TimeSpan.FromDays(7));
        await Run(stage);

        var checks = await stage.Read(db => db.LinkChecks.AsNoTracking().ToListAsync());
        var form = await stage.Hub.As(owner).Get("/practices/freshness/confirm/cherha");
        Assert.Multiple(() =>
        {
            Assert.That(checks.Where(c => c.BrokenSince is not null).Select(c => new Uri(c.Url).AbsolutePath), Is.EquivalentTo(new[] { "/missing", "/inside" }));
            Assert.That(checks.Select(c => c.CheckedAt), Is.All.EqualTo(stage.Now));
            Assert.That(asked.Count(a => a == "HEAD /ok"), Is.EqualTo(2), "looked at in each week once");
            Assert.That(form.Main, Does.Contain("2 посилання не відкриваються").And.Contain("/missing"));
        });
        Assert.That(await stage.Told(owner, "Notice.LinksBroken"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_link_that_comes_back_is_well_again()
    {
        await using var stage = await Stage();
        await stage.Publish("cherha");
        await Watch(stage, "back");
        await stage.Hub.Db<PracticesDb>(async db =>
        {
            (await db.LinkChecks.SingleAsync()).DidNotAnswer(stage.Now.AddDays(-7));
            await db.SaveChangesAsync();
        });

        await Run(stage);

        Assert.That(await stage.Read(db => db.LinkChecks.Select(c => c.BrokenSince).SingleAsync()), Is.Null);
    }

    [Test]
    public async Task When_nothing_answers_anywhere_nobody_is_blamed()
    {
        await using var stage = await Stage();
        var owner = await stage.Publish("cherha");
        await WatchAll(stage, [.. Enumerable.Range(1, 5).Select(i => $"http://10.0.0.{i}/")]);

        await Run(stage);

        Assert.That(await stage.Read(db => db.LinkChecks.CountAsync(c => c.CheckedAt != null)), Is.Zero);
        Assert.That(await stage.Told(owner, "Notice.LinksBroken"), Is.Zero);
        Assert.That(stage.Hub.Log.Select(line => line.Text), Has.Some.Contains("None of 5 links answered"));
    }

    [Test]
    public async Task Switched_off_it_asks_nobody()
    {
        await using var stage = await Stage(("Modules:Practices:LinkChecks:Enabled", "false"));
        await stage.Publish("cherha");
        await Watch(stage, "ok");

        await Run(stage);

        Assert.That(asked, Is.Empty);
    }

    private Task<PublishedStage> Stage(params (string, string?)[] settings) => PublishedStage.Start(
    [
        ("Modules:Practices:LinkChecks:PrivateHosts:0", address.Authority), ("Modules:Practices:LinkChecks:PauseMilliseconds", "0"), .. settings,
    ]);

    private Task Watch(PublishedStage stage, params string[] paths) => WatchAll(stage, [.. paths.Select(p => new Uri(address, p).AbsoluteUri)]);

    private static Task WatchAll(PublishedStage stage, string[] urls) => stage.Hub.Db<PracticesDb>(async db =>
    {
        var content = Samples.Content();
        content.Results.Clear();
        content.Links = [.. urls.Select(url => new WebLink { Url = url })];
        await WatchedLinks.Update(db, (await db.Practices.SingleAsync()).Id, content, CancellationToken.None);
        await db.SaveChangesAsync();
    });

    private static Task Run(PublishedStage stage) => stage.Hub.Run<CheckLinks>(job => job.Run(CancellationToken.None));

    private async Task<(WebApplication, Uri)> Serve(Func<HttpContext, IResult> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(http =>
        {
            asked.Enqueue($"{http.Request.Method} {http.Request.Path}");
            return answer(http).ExecuteAsync(http);
        });
        await app.StartAsync();
        return (app, new Uri(app.Urls.Single()));
    }
}
