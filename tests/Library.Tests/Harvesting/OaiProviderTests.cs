using System.Xml.Linq;
using Hub.Library.Collections;
using Hub.Library.Describing;
using Hub.Library.Desk;
using Hub.Library.Harvesting;
using Hub.SharedKernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using static Hub.Library.Tests.Harvesting.Oai;

namespace Hub.Library.Tests.Harvesting;

/// <summary>The library as harvesters see it.</summary>
[Engines]
[NonParallelizable]
internal sealed class OaiProviderTests(EngineKind engine)
{
    private const string Dcs = "verb=ListRecords&metadataPrefix=oai_dc", Ids = "verb=ListIdentifiers&metadataPrefix=oai_dc";
    private static readonly DateTimeOffset start = new(2026, 11, 27, 9, 0, 0, TimeSpan.Zero);

    private static readonly (string Query, string Code)[] wrong =
    [
        ("", "badVerb"),
        ("verb=", "badVerb"),
        ("verb=identify", "badVerb"),
        ("Verb=Identify", "badVerb"),
        ("verb=Identify&verb=Identify", "badVerb"),
        ("verb=Identify&x=1", "badArgument"),
        ("verb=Identify&resumptionToken=x", "badArgument"),
        ("verb=ListMetadataFormats&identifier=nothing", "idDoesNotExist"),
        ("verb=ListMetadataFormats&metadataPrefix=oai_dc", "badArgument"),
        ("verb=ListSets&set=kind", "badArgument"),
        ("verb=ListSets&resumptionToken=x", "badResumptionToken"),
        ("verb=GetRecord", "badArgument"),
        ("verb=GetRecord&metadataPrefix=oai_dc", "badArgument"),
        ("verb=GetRecord&identifier=oai:hub.example.org:0", "badArgument"),
        ("verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:hub.example.org:0", "idDoesNotExist"),
        ("verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:elsewhere.org:00000000-0000-7000-8000-000000000001", "idDoesNotExist"),
        ("verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:hub.example.org:00000000-0000-7000-8000-000000000001", "idDoesNotExist"),
        ("verb=GetRecord&metadataPrefix=oai_dc&identifier=%00%01", "idDoesNotExist"),
        ("verb=GetRecord&metadataPrefix=oai_dc&identifier=a&identifier=b", "badArgument"),
        ("verb=ListRecords", "badArgument"),
        ("verb=ListRecords&metadataPrefix=", "badArgument"),
        ("verb=ListRecords&metadataPrefix=marc21", "cannotDisseminateFormat"),
        (Dcs + "&metadataPrefix=oai_dc", "badArgument"),
        (Dcs + "&until=2026-13-01", "badArgument"),
        (Dcs + "&from=yesterday", "badArgument"),
        (Dcs + "&from=2026-01-01T00:00Z", "badArgument"),
        (Dcs + "&from=2026-01-01T00:00:00", "badArgument"),
        (Dcs + "&from=2026-01-01T00:00:00.5Z", "badArgument"),
        (Dcs + "&from=0001-01-01", "badArgument"),
        (Dcs + "&from=2026-01-02&until=2026-01-01", "badArgument"),
        (Dcs + "&from=2026-01-01&until=2026-02-01T00:00:00Z", "badArgument"),
        (Dcs + "&from=2999-01-01", "noRecordsMatch"),
        (Dcs + "&until=1999-01-01", "noRecordsMatch"),
        (Dcs + "&set=", "badArgument"),
        (Dcs + "&set=a%20b", "badArgument"),
        (Dcs + "&set=a::b", "badArgument"),
        (Dcs + "&set=kind:Nothing", "noRecordsMatch"),
        (Dcs + "&set=kind:0", "noRecordsMatch"),
        (Dcs + "&set=kind:Standard", "noRecordsMatch"),
        (Dcs + "&set=collection", "noRecordsMatch"),
        ("verb=ListRecords&resumptionToken=x", "badResumptionToken"),
        ("verb=ListRecords&resumptionToken=%D1%97", "badResumptionToken"),
        ("verb=ListRecords&resumptionToken=x&metadataPrefix=oai_dc", "badArgument"),
    ];

    private readonly FakeTimeProvider time = new(start);
    private TestDatabase database = null!;
    private HubApp portal = null!;
    private int made;

    [OneTimeSetUp]
    public async Task Start()
    {
        database = await TestDatabase.Create(engine);
        portal = await HubApp.Start(new() { Database = database, Time = time, Settings = new Dictionary<string, string?> { ["Hub:Limits:Search"] = "100000", ["Hub:Limits:Forms"] = "100000", ["Hub:Address"] = "https://hub.example.org" } });
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await portal.DisposeAsync();
        await database.DisposeAsync();
    }

    /// <summary>Every test begins with 205 documents of its own: three pages.</summary>
    [SetUp]
    public async Task Fill()
    {
        time.Advance(TimeSpan.FromDays(1));
        await portal.Db<LibraryDb>(async db =>
        {
            await db.Documents.ExecuteDeleteAsync();
            await db.Collections.ExecuteDeleteAsync();
            await db.SetDepartures.ExecuteDeleteAsync();
            // Fifty of one second: a page ends in the middle of it.
            for (var i = 0; i < 205; i++)
                db.Documents.Add(Made(++made, time.GetUtcNow().AddSeconds(i / 50), i % 5 == 0 ? DocumentKind.Law : DocumentKind.Report));
            await db.SaveChangesAsync();
        });
        time.Advance(TimeSpan.FromMinutes(1));
    }

    private Task<XElement> Ask(string query, bool post = false) => Oai.Ask(portal, query, post);

    private async Task<string> FirstId() => Id(Headers(await Ask(Ids)).First());

    private async Task<T> Change<T>(Func<LibraryDb, Task<T>> work)
    {
        var result = await portal.Db<LibraryDb, T>(async db =>
        {
            var made = await work(db);
            await db.SaveChangesAsync();
            return made;
        });
        time.Advance(TimeSpan.FromMinutes(1));
        return result;
    }

    [Test]
    public async Task The_repository_says_who_it_is()
    {
        var identify = (await Ask("verb=Identify")).Element(Space + "Identify")!;
        string Value(string name) => identify.Element(Space + name)!.Value;
        Assert.Multiple(() =>
        {
            Assert.That(Value("baseURL"), Is.EqualTo("https://hub.example.org/library/oai"));
            Assert.That(Value("deletedRecord"), Is.EqualTo("persistent"));
            Assert.That(Value("granularity"), Is.EqualTo("YYYY-MM-DDThh:mm:ssZ"));
            Assert.That(DateTimeOffset.Parse(Value("earliestDatestamp"), System.Globalization.CultureInfo.InvariantCulture), Is.LessThan(time.GetUtcNow()));
            Assert.That(identify.Descendants().Single(e => e.Name.LocalName == "repositoryIdentifier").Value, Is.EqualTo("hub.example.org"));
        });
    }

    [Test]
    public async Task Every_verb_answers_a_post_as_it_answers_a_get()
    {
        var id = await FirstId();
        foreach (var query in new[] { "verb=Identify", "verb=ListSets", "verb=ListMetadataFormats", Dcs, Ids, "verb=GetRecord&metadataPrefix=dcat_ap&identifier=" + id, "verb=ListMetadataFormats&identifier=" + id, Ids + "&from=2030-01-01" })
            Assert.That((await Ask(query, post: true)).ToString(), Is.EqualTo((await Ask(query)).ToString()), query);
    }

    [Test]
    public async Task A_wrong_question_gets_the_protocols_error()
    {
        foreach (var (query, code) in wrong)
            foreach (var post in new[] { false, true })
            {
                if (post && query.Contains("%0", StringComparison.Ordinal))
                    continue;
                var answer = await Ask(query, post);
                Assert.That(Error(answer), Is.EqualTo(code), query);
                var request = answer.Element(Space + "request")!;
                Assert.That(request.Value, Is.EqualTo("https://hub.example.org/library/oai"));
                Assert.That(request.HasAttributes, Is.EqualTo(code is not ("badVerb" or "badArgument")), "what was not understood is not repeated");
            }
    }

    [Test]
    public async Task A_token_that_was_tampered_with_or_is_for_another_verb_is_refused()
    {
        var token = Token(await Ask(Dcs))!;
        for (var i = 0; i < token.Length; i += 3)
        {
            var other = token[..i] + (token[i] == 'A' ? 'B' : 'A') + token[(i + 1)..];
            Assert.That(Error(await Ask("verb=ListRecords&resumptionToken=" + other)), Is.Null.Or.EqualTo("badResumptionToken"), other);
        }
        foreach (var other in new[] { token[1..], token[..^1], token + "A", token + token })
            Assert.That(Error(await Ask("verb=ListRecords&resumptionToken=" + other)), Is.EqualTo("badResumptionToken"), other);
        Assert.That(Error(await Ask("verb=ListIdentifiers&resumptionToken=" + token)), Is.EqualTo("badResumptionToken"));
    }

    [Test]
    public async Task A_token_of_yesterday_still_works()
    {
        var first = await Ask(Dcs);
        time.Advance(TimeSpan.FromDays(365));
        var second = await Ask("verb=ListRecords&resumptionToken=" + Token(first));
        Assert.That(Headers(second).Select(Id), Has.Exactly(100).Items.And.None.AnyOf(Headers(first).Select(Id).ToArray()));
        Assert.That(second.Descendants(Space + "resumptionToken").Single().Attribute("cursor")!.Value, Is.EqualTo("100"));
    }

    [Test]
    public async Task A_harvest_brings_every_record_once_in_order()
    {
        foreach (var query in new[] { Dcs, Ids })
        {
            var all = await All(portal, query);
            Assert.That(all.Select(Id), Is.Unique.And.Exactly(205).Items);
            Assert.That(all.Select(h => h.Element(Space + "datestamp")!.Value), Is.Ordered);
        }
        Assert.That((await All(portal, Ids + "&set=kind:Law")).Count, Is.EqualTo(41));
        Assert.That((await All(portal, Ids + "&set=kind")).Count, Is.EqualTo(205));
    }

    [Test]
    public async Task A_moving_store_is_harvested_whole_each_record_in_its_last_state()
    {
        var told = new Dictionary<string, (string At, bool Gone)>();
        var times = new Dictionary<string, List<string>>();
        var all = await All(portal, Dcs, async page =>
        {
            if (page > 3)
                return;
            await Change(async db =>
            {
                var now = time.GetUtcNow();
                var list = await db.Documents.OrderBy(d => d.ChangedAt).ThenBy(d => d.Id).ToListAsync();
                list.First().Changed(now);
                list.Last(d => d.State == DocumentState.Published).Withdraw("Помилково", now);
                list[150].Changed(now);
                db.Documents.Add(Made(++made, now));
                return 0;
            });
        });
        foreach (var header in all)
        {
            told[Id(header)] = (header.Element(Space + "datestamp")!.Value, header.Attribute("status") is not null);
            (times.TryGetValue(Id(header), out var seen) ? seen : times[Id(header)] = []).Add(header.Element(Space + "datestamp")!.Value);
        }
        var truth = await portal.Db<LibraryDb, Dictionary<string, (string, bool)>>(async db => (await db.Documents.ToListAsync())
            .ToDictionary(d => $"oai:hub.example.org:{d.ConceptId}", d => (OaiTime.Write(d.ChangedAt), d.State == DocumentState.Withdrawn)));
        Assert.That(told, Is.EquivalentTo(truth));
        Assert.That(times.Values, Has.All.Unique, "a record comes again only with a later date");
    }

    [Test]
    public async Task A_change_is_told_when_every_earlier_one_is_surely_saved()
    {
        var before = (await Ask(Ids)).Element(Space + "responseDate")!.Value;
        var document = await portal.Db<LibraryDb, Document>(async db =>
        {
            var added = Made(++made, time.GetUtcNow());
            db.Add(added);
            await db.SaveChangesAsync();
            return added;
        });
        Assert.That(Error(await Ask(Ids + "&from=" + before)), Is.EqualTo("noRecordsMatch"));
        time.Advance(OaiRecords.Settling);
        Assert.That(Headers(await Ask(Ids + "&from=" + before)).Select(Id), Is.EqualTo(new[] { "oai:hub.example.org:" + document.ConceptId }));
    }

    [Test]
    public async Task A_window_of_days_takes_the_whole_last_day()
    {
        var day = time.GetUtcNow().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        Assert.That(await All(portal, $"{Ids}&from={day}&until={day}"), Has.Count.EqualTo(205));
        var second = OaiTime.Write(time.GetUtcNow().AddMinutes(-1).AddSeconds(1));
        Assert.That(await All(portal, $"{Ids}&from={second}&until={second}"), Has.Count.EqualTo(50), "both ends belong to it");
    }

    [Test]
    public async Task A_withdrawn_document_stays_as_deleted()
    {
        var id = await Change(async db =>
        {
            var document = await db.Documents.FirstAsync();
            document.Withdraw("Опубліковано помилково", time.GetUtcNow());
            return document.ConceptId;
        });
        var record = (await Ask("verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:hub.example.org:" + id)).Descendants(Space + "record").Single();
        Assert.That(Headers(record).Single().Attribute("status")!.Value, Is.EqualTo("deleted"));
        Assert.That(record.Element(Space + "metadata"), Is.Null);
        Assert.That(Error(await Ask("verb=ListMetadataFormats&identifier=oai:hub.example.org:" + id)), Is.EqualTo("noMetadataFormats"));
    }

    [Test]
    public async Task Records_keep_Ukrainian_letters_and_are_whole_in_every_format()
    {
        var id = await FirstId();
        foreach (var format in OaiFormat.All)
        {
            var text = (await portal.Get($"/library/oai?verb=GetRecord&metadataPrefix={format.Prefix}&identifier={id}")).Text;
            Assert.That(text, Does.Contain("ґанок").And.Contain("Їжак &amp; &lt;ґудзик&gt;"), format.Prefix);
            var metadata = Checked(text, format.Prefix).Descendants(Space + "metadata").Single().Elements().Single();
            Assert.That(metadata.Name.NamespaceName, Is.EqualTo(format.Namespace));
        }
    }

    [Test]
    public async Task Collections_are_a_tree_of_sets_and_whoever_leaves_one_is_told_to_its_harvesters()
    {
        var (parent, child) = await Change(async db =>
        {
            var (above, below) = (Collection.Start(Guid.CreateVersion7(), "plans"), Collection.Start(Guid.CreateVersion7(), "region-plans"));
            above.Describe("Плани", "Plans", "Усі плани", null, time.GetUtcNow());
            below.Describe("Плани областей", null, "", null, time.GetUtcNow());
            below.Under(above.Id, new Dictionary<Guid, Collection> { [above.Id] = above });
            db.AddRange(above, below);
            foreach (var document in await db.Documents.OrderBy(d => d.Id).Take(3).ToListAsync())
                db.CollectionItems.Add(new() { CollectionId = below.Id, ConceptId = document.ConceptId, AddedAt = time.GetUtcNow() });
            return (above.Id, below.Id);
        });
        Assert.That((await Ask("verb=ListSets")).Descendants(Space + "setSpec").Select(s => s.Value), Does.Contain("collection:plans").And.Contain("collection:plans:region-plans").And.Contain("kind:Law"));
        Assert.That(await All(portal, Ids + "&set=collection:plans"), Has.Count.EqualTo(3));
        Assert.That(Error(await Ask(Ids + "&set=collection:region-plans")), Is.EqualTo("noRecordsMatch"), "a set is named with those above it");
        var since = OaiTime.Write(time.GetUtcNow());
        var left = await portal.Db<LibraryDb, Document>(db => db.Documents.AsNoTracking().OrderBy(d => d.Id).FirstAsync());

        var librarian = new TestPerson("Оксана", LibraryModule.Edit, LibraryModule.Approve, LibraryModule.Vocabulary);
        await portal.As(librarian).Run<BulkEdit, int>(u => u.Run([left.Id], BulkChange.RemoveFromCollection, "region-plans", default));
        time.Advance(TimeSpan.FromMinutes(1));

        foreach (var set in new[] { "collection:plans:region-plans", "collection:plans" })
        {
            var header = (await All(portal, $"{Ids}&set={set}&from={since}")).Single();
            Assert.That((Id(header), header.Attribute("status")?.Value), Is.EqualTo(("oai:hub.example.org:" + left.ConceptId, "deleted")));
        }
        Assert.That((await All(portal, $"{Ids}&from={since}")).Single().Attribute("status"), Is.Null, "the document itself is there");

        await portal.As(librarian).Run<WriteCollection, Collection?>(u => u.Run(child, new("Плани областей", null, null, null, null, null), default));
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.That((await All(portal, $"{Ids}&set=collection:region-plans&from={since}")).Where(h => h.Attribute("status") is null).Select(h => h.Element(Space + "setSpec")!.Value),
            Is.EqualTo(new[] { "collection:region-plans", "collection:region-plans" }));
        var gone = (await All(portal, $"{Ids}&set=collection:plans&from={since}")).Where(h => h.Attribute("status") is not null).Select(Id).ToList();
        Assert.That(gone, Is.Unique.And.Exactly(3).Items, "harvesters of what it stood under are told that all of it left, also what left it before");

        await portal.As(librarian).Run<WriteCollection, Collection?>(u => u.Run(child, new("Плани областей", null, null, null, parent, null), default));
        time.Advance(TimeSpan.FromMinutes(1));
        var back = await All(portal, $"{Ids}&set=collection:plans&from={since}");
        Assert.That(back.Count(h => h.Attribute("status") is null), Is.EqualTo(2), "it came back");
        await portal.As(librarian).Run<RemoveCollection, bool>(u => u.Run(child, default));
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.That((await All(portal, $"{Ids}&set=collection:plans&from={since}")).Select(h => h.Attribute("status")?.Value), Is.EqualTo(new[] { "deleted", "deleted", "deleted" }), "nor is anything left under it when it is removed");
        Assert.That((await All(portal, Ids)).Count(h => h.Attribute("status") is null), Is.EqualTo(205));
        await portal.As(librarian).Run<RemoveCollection, bool>(u => u.Run(parent, default));
    }

    [Test]
    public async Task A_document_of_another_kind_is_told_to_the_harvesters_of_the_old_one()
    {
        var since = OaiTime.Write(time.GetUtcNow());
        await Change(async db =>
        {
            var law = await db.Documents.FirstAsync(d => d.Kind == DocumentKind.Law);
            var content = law.Content;
            content.Kind = DocumentKind.Strategy;
            law.Save(content, time.GetUtcNow());
            law.Changed(time.GetUtcNow());
            return 0;
        });
        Assert.That((await All(portal, $"{Ids}&set=kind:Law&from={since}")).Single().Attribute("status")!.Value, Is.EqualTo("deleted"));
        Assert.That((await All(portal, $"{Ids}&set=kind:Strategy&from={since}")).Single().Attribute("status"), Is.Null);
    }

    [Test]
    public async Task The_page_for_people_shows_address_formats_and_sets_and_is_found_from_the_library_and_open_data()
    {
        foreach (var path in new[] { "/library/harvesting", "/en/library/harvesting" })
            Assert.That((await portal.Get(path)).Main, Does.Contain("https://hub.example.org/library/oai").And.Contain("oai_datacite").And.Contain("kind:Law"));
        Assert.That((await portal.Get("/library")).Html.QuerySelector("a[href='/library/harvesting']"), Is.Not.Null);
    }

    [Test]
    public async Task Other_sites_may_read_the_answers()
    {
        var answer = await portal.Get("/library/oai?verb=Identify");
        Assert.That(answer.Headers.GetValues("Access-Control-Allow-Origin"), Is.EqualTo(new[] { "*" }));
    }
}
