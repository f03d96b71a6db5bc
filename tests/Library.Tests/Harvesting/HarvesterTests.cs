using Hub.Library.Collections;
using Hub.Library.Describing;
using Hub.Library.Proposing;
using Hub.Library.Sources;
using Hub.SharedKernel;
using Hub.SharedKernel.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using static Hub.Library.Tests.Harvesting.ForeignRepository;

namespace Hub.Library.Tests.Harvesting;

/// <summary>The library harvests others: another Hub, and a repository that does everything wrong.</summary>
[Engines]
[NonParallelizable]
internal sealed class HarvesterTests(EngineKind engine)
{
    private static readonly TestPerson librarian = new("Оксана", LibraryModule.Edit, LibraryModule.Approve, LibraryModule.Vocabulary);

    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 27, 9, 0, 0, TimeSpan.Zero));
    private TestDatabase database = null!;
    private ForeignRepository foreign = null!;
    private HubApp other = null!;
    private HubApp portal = null!;
    private int next;

    [OneTimeSetUp]
    public async Task Start()
    {
        database = await TestDatabase.Create(engine);
        foreign = await ForeignRepository.Start();
        other = await HubApp.Start(new() { Time = time });
        portal = await HubApp.Start(new()
        {
            Database = database,
            Time = time,
            Settings = new Dictionary<string, string?>
            {
                ["Modules:Library:Harvest:PrivateHosts:0"] = foreign.Host,
                ["Modules:Library:Harvest:PrivateHosts:1"] = other.Address.Authority,
                ["Modules:Library:Harvest:Seconds"] = "10",
                ["Modules:Library:Harvest:Megabytes"] = "1",
            },
        });
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await portal.DisposeAsync();
        await other.DisposeAsync();
        await foreign.DisposeAsync();
        await database.DisposeAsync();
    }

    [SetUp]
    public async Task Clear()
    {
        foreign.Reset();
        time.Advance(TimeSpan.FromDays(30));
        await portal.Db<LibraryDb>(async db =>
        {
            await db.Sources.ExecuteDeleteAsync();
            await db.Documents.ExecuteDeleteAsync();
        });
    }

    private async Task<(Guid Source, Collection Into)> Added(string? address = null, string prefix = "oai_dc", string? set = null)
    {
        var into = (await portal.As(librarian).Run<WriteCollection, Collection?>(u => u.Run(null, new($"Чуже {++next}", null, "", null, null, null), default)))!;
        var source = (await portal.As(librarian).Run<WriteSource, HarvestSource?>(u => u.Run(null, new("Інше сховище", address ?? foreign.Address, prefix, set, into.Id, SourceRhythm.Daily), default)))!;
        return (source.Id, into);
    }

    private Task Harvest() => portal.Run<HarvestSources>(job => job.Run(default));

    private Task<HarvestSource> Source(Guid id) => portal.Db<LibraryDb, HarvestSource>(db => db.Sources.AsNoTracking().SingleAsync(s => s.Id == id));

    private Task<List<Document>> Records(Guid source) => portal.Db<LibraryDb, List<Document>>(db => db.Documents.AsNoTracking().Where(d => d.SourceId == source).OrderBy(d => d.SourceIdentifier).ToListAsync());

    private void Pages(params (string When, string Body)[] pages) =>
        foreign.Answer = (context, query) => context.Response.WriteAsync(pages.First(p => query.Contains(p.When, StringComparison.Ordinal)).Body);

    [Test]
    public async Task A_hub_harvests_a_hub_whole_and_then_only_what_changed()
    {
        await other.Db<LibraryDb>(async db =>
        {
            await db.Documents.ExecuteDeleteAsync();
            for (var i = 0; i < 130; i++)
                db.Documents.Add(Oai.Made(++next, time.GetUtcNow(), i % 13 == 0 ? DocumentKind.Law : DocumentKind.Report));
            await db.SaveChangesAsync();
        });
        time.Advance(TimeSpan.FromMinutes(10));
        var address = new Uri(other.Address, "/library/oai").AbsoluteUri;
        var (source, into) = await Added(address);
        var (laws, _) = await Added(address, "oai_datacite", "kind:Law");

        await Harvest();

        var (state, records) = (await Source(source), await Records(source));
        Assert.That((state.Problem, state.Pages, state.Seen, state.Added, state.IsUnderWay), Is.EqualTo(((string?)null, 2, 130, 130, false)));
        var theirs = await other.Db<LibraryDb, List<Document>>(db => db.Documents.AsNoTracking().ToListAsync());
        Assert.That(records.Select(r => (r.TitleUk, r.TitleEn, r.Kind, r.Publisher, r.Content.AbstractUk, r.Licence, r.DatedOn)),
            Is.EquivalentTo(theirs.Select(r => (r.TitleUk, r.TitleEn, r.Kind, r.Publisher, r.Content.AbstractUk, r.Licence, r.DatedOn))));
        Assert.That(await portal.Db<LibraryDb, int>(db => db.CollectionItems.CountAsync(i => i.CollectionId == into.Id)), Is.EqualTo(130));
        Assert.That((await Records(laws)).Select(r => r.Kind), Is.All.EqualTo(DocumentKind.Law).And.Exactly(10).Items);

        await other.Db<LibraryDb>(async db =>
        {
            var list = await db.Documents.Where(d => d.Kind == DocumentKind.Report).OrderBy(d => d.Id).ToListAsync();
            var content = list[0].Content;
            content.TitleUk = "Звіт виправлено";
            list[0].Save(content, time.GetUtcNow());
            list[0].Changed(time.GetUtcNow().AddMinutes(5));
            list[1].Withdraw("Помилково", time.GetUtcNow().AddMinutes(5));
            db.Documents.Add(Oai.Made(++next, time.GetUtcNow().AddMinutes(5)));
            await db.SaveChangesAsync();
        });
        time.Advance(TimeSpan.FromDays(2));
        await Harvest();

        state = await Source(source);
        Assert.That((state.Problem, state.Seen, state.Added, state.Changed, state.Deleted), Is.EqualTo(((string?)null, 3, 1, 1, 1)));
        records = await Records(source);
        Assert.That(records.Count(r => r.State == DocumentState.Published), Is.EqualTo(130));
        var page = await portal.Get(records.Single(r => r.TitleUk == "Звіт виправлено").Path);
        Assert.That(page.Main, Does.Contain("Інше сховище").And.Contain("oai:"), "the page says where it comes from");
        var oai = await Oai.Ask(portal, "verb=ListRecords&metadataPrefix=oai_dc&until=2026-12-31");
        Assert.That(Oai.Error(oai), Is.Null.Or.EqualTo("noRecordsMatch"));
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.That((await Oai.Ask(portal, "verb=ListRecords&metadataPrefix=oai_dc")).Descendants().Any(e => e.Name.LocalName == "originDescription"), Is.True, "whoever harvests us learns it too");
    }

    [TestCase("<dc:date>2015</dc:date>", "2015", 2015)]
    [TestCase("<dc:date>2015-10</dc:date><dc:date>2015</dc:date>", "2015-10", 2015)]
    [TestCase("<dc:date>2014</dc:date><dc:date>2014-03-05T10:00:00Z</dc:date>", "2014-03-05", 2014)]
    [TestCase("<dc:date>колись</dc:date>", "", null)]
    public async Task A_date_is_kept_as_exactly_as_it_is_known(string dates, string kept, int? year)
    {
        Pages(("", List(null, Record("a", "Звіт").Replace("<dc:date>2021-05-06</dc:date>", dates, StringComparison.Ordinal))));
        var (source, _) = await Added();
        await Harvest();
        var record = (await Records(source)).Single();
        Assert.That((record.Content.IssuedOn, record.Year), Is.EqualTo((kept, year)));
    }

    [Test]
    public async Task A_foreign_record_is_read_only_here()
    {
        Pages(("", List(null, Record("a", "Звіт про довкілля"))));
        var (source, _) = await Added();
        await Harvest();
        var record = (await Records(source)).Single();
        Assert.That((record.Kind, record.Content.Creators, record.Content.IssuedOn, record.SourceAddress, record.Content.Keywords), Is.EqualTo((DocumentKind.Report, "Коваль, Іван", "2021-05-06", "https://elsewhere.example.org/a", "Open data, довкілля")));
        Assert.That(Assert.ThrowsAsync<RuleViolation>(() => portal.As(librarian).Run<SaveDocument>(u => u.Run(record.Id, record.Version, LibraryStage.Resolution(), default)))!.Key, Is.EqualTo("Document.Foreign"));
    }

    [Test]
    public async Task Deletions_are_followed_and_what_comes_back_is_readable_again()
    {
        Pages(("", List(null, Record("a", "Перший"), Record("b", "Другий"), Deleted("never-seen"))));
        var (source, _) = await Added();
        await Harvest();
        Pages(("", List(null, Deleted("a"))));
        time.Advance(TimeSpan.FromDays(1));
        await Harvest();
        var gone = (await Records(source))[0];
        Assert.That((gone.State, (await portal.Get(gone.Path)).Status), Is.EqualTo((DocumentState.Withdrawn, 410)));
        Assert.That(foreign.Asked[^1], Is.EqualTo("verb=ListRecords&metadataPrefix=oai_dc&from=2026-11-27T07:59:00Z"), "only what changed since is asked for");
        Pages(("", List(null, Record("a", "Перший"))));
        time.Advance(TimeSpan.FromDays(1));
        await Harvest();
        Assert.That((await Records(source)).Select(r => r.State), Is.All.EqualTo(DocumentState.Published));
    }

    [Test]
    public async Task Broken_XML_stops_the_harvest_where_it_is_and_later_it_goes_on_from_there()
    {
        Pages(("resumptionToken=2", List(null, Record("b", "Другий"))[..^20]), ("", List("2", Record("a", "Перший"))));
        var (source, _) = await Added();
        await Harvest();
        var state = await Source(source);
        Assert.That((state.Problem, state.Token, state.Added, state.LeaseUntil), Is.EqualTo(("BrokenXml", "2", 1, (DateTimeOffset?)null)));
        await Harvest();
        Assert.That(foreign.Asked, Has.Count.EqualTo(2), "it is left alone for a while");

        Pages(("resumptionToken=2", List(null, Record("b", "Другий"))));
        time.Advance(TimeSpan.FromMinutes(5));
        await Harvest();
        Assert.That(foreign.Asked[^1], Is.EqualTo("verb=ListRecords&resumptionToken=2"));
        state = await Source(source);
        Assert.That((state.Problem, state.IsUnderWay, state.Added), Is.EqualTo(((string?)null, false, 2)));
    }

    [Test]
    public async Task An_expired_token_begins_the_list_again_and_nothing_comes_twice()
    {
        var expired = true;
        foreign.Answer = (context, query) =>
        {
            var isNext = query.Contains("resumptionToken", StringComparison.Ordinal);
            var body = !isNext ? List("2", Record("a", "Перший")) : expired ? Error("badResumptionToken") : List(null, Record("b", "Другий"));
            expired &= !isNext;
            return context.Response.WriteAsync(body);
        };
        var (source, _) = await Added();
        await Harvest();
        Assert.That((await Records(source)).Select(r => r.TitleUk), Is.EqualTo(new[] { "Перший", "Другий" }));
        Assert.That(foreign.Asked, Has.Count.EqualTo(4));
    }

    [Test]
    public async Task A_busy_repository_is_left_alone_as_long_as_it_asks()
    {
        foreign.Answer = (context, _) =>
        {
            (context.Response.StatusCode, context.Response.Headers.RetryAfter) = (503, "7200");
            return Task.CompletedTask;
        };
        var (source, _) = await Added();
        await Harvest();
        Assert.That((await Source(source)).DueAt, Is.EqualTo(time.GetUtcNow().AddHours(2)));
        time.Advance(TimeSpan.FromMinutes(119));
        await Harvest();
        Assert.That(foreign.Asked, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task What_would_hurt_is_refused()
    {
        var answers = new (string Problem, Func<HttpContext, Task> Answer)[]
        {
            ("Entities", c => c.Response.WriteAsync("<!DOCTYPE x [<!ENTITY a \"aaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>" + List(null, Record("a", "&b;")))),
            ("TooLarge", c => c.Response.WriteAsync(List(null, Record("a", new string('я', 1_000_000))))),
            ("NotOai", c => c.Response.WriteAsync("<html><body>404</body></html>")),
            ("NotOai", c => c.Response.WriteAsync("<OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\"/>")),
            ("BrokenXml", c => c.Response.WriteAsync("")),
            ("Status", c => { c.Response.StatusCode = 500; return Task.CompletedTask; }),
            ("Private", c => { c.Response.Redirect("http://127.0.0.2:1/oai"); return Task.CompletedTask; }),
            ("Redirects", c => { c.Response.Redirect("file:///etc/passwd"); return Task.CompletedTask; }),
            ("Redirects", c => { c.Response.Redirect(c.Request.Path + c.Request.QueryString); return Task.CompletedTask; }),
            ("Error", c => c.Response.WriteAsync(Error("cannotDisseminateFormat"))),
            ("Loops", c => c.Response.WriteAsync(List("same", Record("a", "Перший")))),
            ("Silent", c => { c.Abort(); return Task.CompletedTask; }),
        };
        var (source, _) = await Added();
        foreach (var (problem, answer) in answers)
        {
            foreign.Answer = (context, _) => answer(context);
            await portal.As(librarian).Run<OrderSource, bool>(u => u.Run(source, SourceOrder.RunNow, default));
            await Harvest();
            Assert.That((await Source(source)).Problem, Is.EqualTo(problem));
            Assert.That((await portal.As(librarian).Get("/library/desk/sources")).Main, Does.Contain("не вдалося"));
        }
        Assert.That((await Records(source)).Select(r => r.TitleUk), Is.EqualTo(new[] { "Перший" }), "only what came whole");
    }

    [Test]
    public async Task An_answer_that_never_ends_is_given_up()
    {
        using var over = new CancellationTokenSource();
        foreign.Answer = async (context, _) =>
        {
            await context.Response.WriteAsync(List(null)[..50]);
            await context.Response.Body.FlushAsync();
            await Task.Delay(Timeout.Infinite, CancellationTokenSource.CreateLinkedTokenSource(over.Token, context.RequestAborted).Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        };
        var (source, _) = await Added();
        await Harvest();
        await over.CancelAsync();
        Assert.That((await Source(source)).Problem, Is.EqualTo("Slow"));
    }

    [Test]
    public async Task A_redirect_to_an_open_address_is_followed()
    {
        foreign.Answer = (context, query) =>
        {
            if (context.Request.Path == "/oai")
                context.Response.Redirect("/moved" + context.Request.QueryString);
            else
                return context.Response.WriteAsync(List(null, Record("a", "Перший")));
            return Task.CompletedTask;
        };
        var (source, _) = await Added();
        await Harvest();
        Assert.That((await Records(source)).Single().TitleUk, Is.EqualTo("Перший"));
    }

    [Test]
    public async Task Harvesting_stops_when_asked_and_goes_on_from_the_same_page()
    {
        Guid source = default;
        foreign.Answer = async (context, query) =>
        {
            if (!query.Contains("resumptionToken", StringComparison.Ordinal))
                await portal.As(librarian).Run<OrderSource, bool>(u => u.Run(source, SourceOrder.Stop, default));
            await context.Response.WriteAsync(query.Contains("resumptionToken", StringComparison.Ordinal) ? List(null, Record("b", "Другий")) : List("2", Record("a", "Перший")));
        };
        (source, _) = await Added();
        await Harvest();
        await Harvest();
        Assert.That(foreign.Asked, Has.Count.EqualTo(1));
        Assert.That((await portal.As(librarian).Get($"/library/desk/source/{source}")).Main, Does.Contain("спинено"));

        await portal.As(librarian).Post($"/library/desk/source/{source}?handler=Order", ("order", "Go"));
        await Harvest();
        Assert.That((await Records(source)).Select(r => r.TitleUk), Is.EqualTo(new[] { "Перший", "Другий" }));
    }

    [Test]
    public async Task What_cannot_be_taken_stands_in_the_report()
    {
        Pages(("", List(null, Record("a", " "), Record("b", "Другий"), Record("a2", "").Replace("<metadata>", "<!--", StringComparison.Ordinal).Replace("</metadata>", "-->", StringComparison.Ordinal))));
        var (source, _) = await Added();
        await Harvest();
        var page = await portal.As(librarian).Get($"/library/desk/source/{source}");
        Assert.That(page.Main, Does.Contain("a: немає назви").And.Contain("a2: немає опису"));
        Assert.That((await Source(source)).Refused, Is.EqualTo(2));
    }

    [Test]
    public async Task A_private_or_silent_address_is_refused_on_the_form_and_what_was_typed_stays()
    {
        var into = (await portal.As(librarian).Run<WriteCollection, Collection?>(u => u.Run(null, new($"Чуже {++next}", null, "", null, null, null), default)))!;
        foreach (var (address, sentence) in new[]
        {
            ("http://127.0.0.1:9/oai", "внутрішньої мережі"), ("http://localhost/oai", "внутрішньої мережі"), ("http://[::1]/oai", "внутрішньої мережі"), ("ftp://example.org/oai", "https://"),
            ("https://example.org/oai?verb=Identify", "без «?»"), ("", "Адреса OAI-PMH"),
        })
        {
            var answer = await portal.As(librarian).Post("/library/desk/source", ("Name", "Моє"), ("Address", address), ("Prefix", "oai_dc"), ("Collection", into.Id.ToString()), ("Rhythm", "Daily"));
            Assert.That(string.Join(' ', answer.Errors), Does.Contain(sentence), address);
            Assert.That(answer.Html.QuerySelector("input[name=Name]")!.GetAttribute("value"), Is.EqualTo("Моє"));
        }
        Assert.That(await portal.Db<LibraryDb, int>(db => db.Sources.CountAsync()), Is.Zero);
        Assert.That((await portal.Visitor().Get("/library/desk/sources")).Status, Is.Not.EqualTo(200), "visitors see nothing of it");
    }

    [Test]
    public async Task A_repository_that_is_removed_takes_its_records_along()
    {
        Pages(("", List(null, Record("a", "Перший"))));
        var (source, into) = await Added();
        await Harvest();
        Assert.That(Assert.ThrowsAsync<RuleViolation>(() => portal.As(librarian).Run<RemoveCollection, bool>(u => u.Run(into.Id, default)))!.Key, Is.EqualTo("Collection.HasSource"));
        await portal.As(librarian).Post($"/library/desk/source/{source}?handler=Order", ("order", "Remove"));
        await Harvest();
        Assert.That((await Records(source)).Single().State, Is.EqualTo(DocumentState.Withdrawn));
        Assert.That(await portal.Db<LibraryDb, int>(db => db.Sources.CountAsync()), Is.Zero);
    }
}
