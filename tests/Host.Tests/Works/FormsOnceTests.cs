using Autofac;
using Hub.Host.Tests.Backups;
using Hub.Ledger;
using Hub.SharedKernel.Data;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Host.Tests.Works;

/// <summary>A form does its work once, however often it arrives.</summary>
[Engines]
public sealed class FormsOnceTests(EngineKind engine)
{
    private const int AtOnce = 50;

    private static readonly TestPerson everybody = new("Усемога", [.. HubModules.All.SelectMany(m => m.Permissions).Select(p => p.Key), "hub.administer"]);
    private TestDatabase database = null!;
    private HubApp hub = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        database = await TestDatabase.Create(engine);
        hub = await HubApp.Start(new() { Database = database });
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await hub.DisposeAsync();
        await database.DisposeAsync();
    }

    [TestCase("/ledger/write", "form[enctype]", "Text")]
    [TestCase("/practices/submission/start", "main form", "Heading")]
    [TestCase("/library/desk/collection", "main form", "NameUk")]
    [TestCase("/library/desk/subject", "main form", "NameUk")]
    public async Task The_same_form_fifty_times_at_once_creates_once(string path, string form, string field)
    {
        var she = hub.As(everybody);
        // A word for each, so that its rows can be told from all others.
        var (usual, hurried) = ($"мірка{Guid.NewGuid():N}"[..20], $"поспіх{Guid.NewGuid():N}"[..20]);
        var once = await (await she.Get(path)).Submit(form, (field, usual));
        var page = await she.Get(path);

        var answers = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => page.Submit(form, (field, hurried))));

        Assert.That(once.Status, Is.EqualTo(302), once.Text.Length > 500 ? string.Join(' ', once.Errors) : once.Text);
        Assert.That(answers.Select(a => (a.Status, a.Location)).Distinct().ToList(), Has.Count.EqualTo(1), "all are led to the same place");
        Assert.That(answers[0].Status, Is.EqualTo(302));
        var tables = await Portal.Tables(hub.Services);
        var (expected, made) = (Counts(tables, usual), Counts(tables, hurried));
        Assert.That(made, Is.EqualTo(expected).And.Not.Empty);
    }

    [Test]
    public async Task While_the_store_is_full_the_form_comes_back_with_what_was_typed()
    {
        await using var full = await HubApp.Start(new() { Adjust = builder => builder.Host.ConfigureContainer<ContainerBuilder>((_, c) => c.RegisterInstance(new NoRoom()).As<IFormsOnce>()) });

        var refused = await (await full.As(everybody).Get("/ledger/write")).Submit("form[enctype]", ("Text", "довгий текст"));

        Assert.That(refused.Status, Is.EqualTo(503));
        Assert.That(refused.Text, Does.Contain("закінчилося місце на диску").And.Contain("довгий текст"));
        Assert.That(await full.Db<LedgerDb, int>(db => db.Entries.CountAsync()), Is.Zero);
    }

    [Test]
    public async Task Two_hosts_that_get_the_same_form_do_it_once()
    {
        await using var other = await HubApp.Start(new() { Database = database });
        var page = await hub.As(everybody).Get("/ledger/write");
        var word = Guid.NewGuid().ToString("N");
        var fields = Fields(page, ("Text", word));

        // Each host has cookies of its own, and the token of a form belongs to them.
        var (here, there) = (hub.As(everybody), other.As(everybody));
        var tokens = (await Token(here), await Token(there));
        var done = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => n % 2 == 0 ? here.PostExactly("/ledger/write", With(fields, tokens.Item1))
            : there.PostExactly("/ledger/write", With(fields, tokens.Item2))));
        Assert.That(done.Select(a => a.Status).Distinct(), Is.EqualTo([302]));
        Assert.That(await hub.Db<LedgerDb, int>(db => db.Entries.CountAsync(e => e.Text == word)), Is.EqualTo(1));
    }

    [Test]
    public async Task Who_goes_back_and_writes_something_else_has_sent_another_form()
    {
        var page = await hub.As(everybody).Get("/ledger/write");
        var word = Guid.NewGuid().ToString("N");

        await page.Submit("form[enctype]", ("Text", word + " перше"));
        await page.Submit("form[enctype]", ("Text", word + " друге"));
        await page.Submit("form[enctype]", ("Text", word + " друге"));

        Assert.That(await hub.Db<LedgerDb, int>(db => db.Entries.CountAsync(e => e.Text.StartsWith(word))), Is.EqualTo(2));
    }

    [Test]
    public async Task What_was_refused_may_be_sent_again()
    {
        var page = await hub.As(everybody).Get("/ledger/write");

        var refused = await page.Submit("form[enctype]", ("Text", ""));
        var again = await page.Submit("form[enctype]", ("Text", ""));

        Assert.That((refused.Status, again.Status), Is.EqualTo((422, 422)));
        Assert.That(again.Text, Does.Not.Contain("надіслано"), "it is refused by its rule, not as sent already");
    }

    [Test]
    public async Task Every_form_a_signed_in_person_is_shown_carries_a_key()
    {
        var she = hub.As(everybody);
        var paths = hub.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null && e.RoutePattern.Parameters.Count == 0)
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Distinct().ToList();
        var (forms, bare) = (0, new List<string>());
        foreach (var path in paths)
        {
            var answer = await she.Get(path);
            if (answer.Status != 200)
                continue;
            foreach (var form in answer.Html.QuerySelectorAll("form[method=post]"))
            {
                forms++;
                if (form.QuerySelector($"input[name={FormOnce.Field}]") is null)
                    bare.Add($"{path} {form.GetAttribute("action")}");
            }
        }

        Assert.That(bare, Is.Empty);
        Assert.That(forms, Is.GreaterThan(20), "forms were found");
    }

    private static SortedDictionary<string, int> Counts(SortedDictionary<string, List<string>> tables, string word) =>
        new(tables.Select(t => (t.Key, Count: t.Value.Count(row => row.Contains(word, StringComparison.Ordinal)))).Where(t => t.Count > 0).ToDictionary(t => t.Key, t => t.Count));

    private static async Task<string> Token(Visitor visitor) =>
        (await visitor.Get("/ledger/write")).Html.QuerySelector("form[enctype] input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

    private static List<KeyValuePair<string, string>> Fields(Answer page, params (string Name, string Value)[] typed) =>
        [.. page.Html.QuerySelectorAll("form[enctype] input[type=hidden]").Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value") ?? "")), .. typed.Select(t => KeyValuePair.Create(t.Name, t.Value))];

    private static IEnumerable<KeyValuePair<string, string>> With(List<KeyValuePair<string, string>> fields, string token) =>
        fields.Where(f => f.Key != "__RequestVerificationToken").Append(KeyValuePair.Create("__RequestVerificationToken", token));
}

/// <summary>Cannot note anything: the disk is full.</summary>
internal sealed class NoRoom : IFormsOnce
{
    private const int NoSpace = 28;

    public Task<FormOnce> Begin(string print, CancellationToken cancel) => throw new IOException("No space left on device", NoSpace);

    public Task Done(string print, string location) => Task.CompletedTask;

    public Task Forget(string print) => Task.CompletedTask;
}
