using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Hub.Discovery.Machines;

namespace Hub.Discovery.Tests.Machines;

/// <summary>The search for programs: what it answers, what it refuses and how, and that its description tells the truth.</summary>
internal sealed class SearchApiTests
{
    private static HubApp Hub => MachineStage.Hub;

    private static string Path(string query, string language = "") => language + SearchApi.Path + query;

    [Test]
    public async Task It_answers_what_the_page_finds_with_facets_and_ways_on()
    {
        var answer = await Hub.Get(Path("?q=черги&size=10&page=2"));
        var json = MachineStage.Json(answer);
        var links = json.GetProperty("links");

        Assert.Multiple(() =>
        {
            Assert.That(answer.ContentHeaders.ContentType!.MediaType, Is.EqualTo("application/json"));
            Assert.That((json.GetProperty("total").GetInt32(), json.GetProperty("pages").GetInt32(), json.GetProperty("items").GetArrayLength()), Is.EqualTo((31, 4, 10)));
            Assert.That(json.GetProperty("facets").GetProperty("topic")[0].GetProperty("value").GetString(), Is.EqualTo("health"));
            Assert.That(links.GetProperty("next").GetString(), Does.EndWith("page=3&size=10"));
            Assert.That(links.GetProperty("previous").GetString(), Does.EndWith("size=10"));
            Assert.That(links.GetProperty("html").GetString(), Does.Contain("/discovery?q="));
        });
    }

    [Test]
    public async Task An_item_is_told_whole_in_both_languages()
    {
        var item = MachineStage.Json(await Hub.Get(Path("?q=талон&facets=false", "/en"))).GetProperty("items")[0];

        Assert.Multiple(() =>
        {
            Assert.That(item.GetProperty("title").GetProperty("uk").GetString(), Is.EqualTo("Електронна черга"));
            Assert.That(item.GetProperty("title").GetProperty("en").GetString(), Is.EqualTo("Electronic queue"));
            Assert.That(item.GetProperty("url").GetString(), Does.StartWith("http").And.Contain("/en/practices/"));
            Assert.That(item.GetProperty("organisation").GetProperty("en").GetString(), Is.EqualTo("Medova Council"));
            Assert.That(item.GetProperty("publishedAt").GetDateTimeOffset(), Is.EqualTo(Portal.Day.AddDays(1)));
            Assert.That(item.GetProperty("passage").GetString(), Does.Contain("Талон"));
        });
    }

    [TestCase("?page=0", "page", "від 1 до")]
    [TestCase("?page=abc", "page", "від 1 до")]
    [TestCase("?page=99999999999999999999", "page", "від 1 до")]
    [TestCase("?page=101&size=100", "page", "перших")]
    [TestCase("?size=101", "size", "від 1 до 100")]
    [TestCase("?size=-1", "size", "від 1 до 100")]
    [TestCase("?sort=best", "sort", "relevance, date")]
    [TestCase("?lang=xx", "lang", "uk, en")]
    [TestCase("?facets=perhaps", "facets", "true, false")]
    [TestCase("?q=a&q=b", "q", "лише раз")]
    [TestCase("?topic=", "topic", "порожнє")]
    [TestCase("?topic=%00", "topic", "невидимі")]
    [TestCase("?query=черга", "query", "Такого параметра немає")]
    public async Task What_makes_no_sense_is_refused_with_a_sentence_for_each_parameter(string query, string parameter, string sentence)
    {
        var answer = await Hub.Get(Path(query));
        var problem = MachineStage.Json(answer);

        Assert.Multiple(() =>
        {
            Assert.That((answer.Status, answer.ContentHeaders.ContentType!.MediaType), Is.EqualTo((400, "application/problem+json")));
            Assert.That(problem.GetProperty("status").GetInt32(), Is.EqualTo(400));
            Assert.That(problem.GetProperty("errors").GetProperty(parameter)[0].GetString(), Does.Contain(sentence));
        });
    }

    [Test]
    public async Task Problems_are_told_in_English_in_English() =>
        Assert.That((await Hub.Get(Path("?size=0", "/en"))).Text, Does.Contain("May be a whole number from 1 to 100"));

    [FsCheck.NUnit.Property(MaxTest = 60)]
    public Property Whatever_is_asked_is_answered_in_JSON() => Prop.ForAll(Queries, query =>
    {
        var answer = Hub.Get(Path(query)).GetAwaiter().GetResult();
        // The server itself refuses an address longer than it reads.
        return answer.Status is 414 || answer.Status is 200 or 400 && answer.ContentHeaders.ContentType!.MediaType is "application/json" or "application/problem+json"
            && JsonDocument.Parse(answer.Text).RootElement.ValueKind == JsonValueKind.Object;
    });

    private static Arbitrary<string> Queries
    {
        get
        {
            var names = Gen.OneOf(Gen.Elements(ApiParameters.All.Select(p => p.Name).ToArray()), ArbMap.Default.GeneratorFor<NonNull<string>>().Select(s => s.Get));
            var values = Gen.OneOf(Gen.Elements("", "1", "-1", "черга", "\"", "*", "-", "%", "\u0000", "\ud83d", "' OR 1=1", "UA05", "date", "true", new string('ж', 700), "9999999999999"),
                ArbMap.Default.GeneratorFor<NonNull<string>>().Select(s => s.Get));
            var pairs = from name in names from value in values select $"{Escaped(name)}={Escaped(value)}";
            return Gen.ListOf(pairs).Select(all => "?" + string.Join('&', all.Take(20))).ToArbitrary();
        }
    }

    // A half of a surrogate pair cannot be escaped.
    private static string Escaped(string text) => string.Concat(text.Select(c => char.IsSurrogate(c) ? "%ED%A0%BD" : Uri.EscapeDataString(c.ToString())));

    [Test]
    public async Task Pages_of_other_sites_may_read_it_and_an_unchanged_answer_is_short()
    {
        var visitor = Hub.Visitor();
        var first = await visitor.Get(Path("?q=черга"));
        var request = new HttpRequestMessage(HttpMethod.Get, Path("?q=черга"));
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        var again = await visitor.Send(request);
        var preflight = await visitor.Send(new(HttpMethod.Options, Path("")));

        Assert.Multiple(() =>
        {
            Assert.That(first.Headers.GetValues("Access-Control-Allow-Origin"), Is.EqualTo(new[] { "*" }));
            Assert.That(first.Headers.Contains("Set-Cookie"), Is.False);
            Assert.That((again.Status, again.Bytes.Length), Is.EqualTo((304, 0)));
            Assert.That((preflight.Status, preflight.Headers.GetValues("Access-Control-Allow-Headers").Single()), Is.EqualTo((204, "If-None-Match")));
        });
    }

    [Test]
    public async Task Whoever_asks_too_often_is_told_in_JSON_how_long_to_wait()
    {
        await using var hub = await HubApp.Start(new() { Settings = new Dictionary<string, string?> { ["Hub:Limits:Search"] = "1", ["Hub:Limits:Documents"] = "2", ["Hub:CacheSeconds"] = "0" } });
        await hub.Get(Path("?q=a"));

        var refused = await hub.Get(Path("?q=b"));

        Assert.That((refused.Status, refused.ContentHeaders.ContentType?.MediaType), Is.EqualTo((429, "application/problem+json")));
        Assert.That(refused.Headers.RetryAfter, Is.Not.Null);
        Assert.That(Cors(refused), Is.EqualTo(("*", "ETag, Retry-After")), "a page of another site may read how long");
        Assert.That(Cors(await hub.Get("/discovery/feed.atom")), Is.EqualTo(("*", "ETag, Retry-After")), "though a page stands there instead of a feed");
        Assert.That((await hub.Get("/discovery?q=c")).Headers.Contains("Access-Control-Allow-Origin"), Is.False, "pages stay closed");
        int[] documents = [(await hub.Get("/sitemap.xml")).Status, (await hub.Get("/openapi/v1.json")).Status, (await hub.Get("/openapi/v1.json?2")).Status, (await hub.Get("/sitemap/pages-0.xml")).Status];
        Assert.That(documents, Is.EqualTo(new[] { 200, 200, 429, 429 }), "searching takes nothing from documents, and they have a limit of their own");
        Assert.That((await hub.Get("/discovery?q=c")).ContentHeaders.ContentType?.MediaType, Is.EqualTo("text/html"), "a person gets a page");
    }

    private static (string, string) Cors(Answer answer) =>
        (string.Join(',', answer.Headers.GetValues("Access-Control-Allow-Origin")), string.Join(',', answer.Headers.GetValues("Access-Control-Expose-Headers")));

    [Test]
    public async Task A_host_without_an_index_asks_to_come_again()
    {
        await using var hub = await HubApp.Start();

        var answer = await hub.Get(Path("?q=черга"));

        Assert.That((answer.Status, answer.ContentHeaders.ContentType?.MediaType), Is.EqualTo((503, "application/problem+json")));
    }

    [Test]
    public async Task The_OpenAPI_document_describes_every_parameter_and_every_field_that_is_answered()
    {
        var document = MachineStage.Json(await Hub.Get("/openapi/v1.json"));
        var operation = document.GetProperty("paths").GetProperty(SearchApi.Path).GetProperty("get");
        var schemas = document.GetProperty("components").GetProperty("schemas");
        var answer = MachineStage.Json(await Hub.Get(Path("?q=талон")));

        Assert.Multiple(() =>
        {
            Assert.That(document.GetProperty("openapi").GetString(), Does.StartWith("3."));
            Assert.That(document.GetProperty("paths").EnumerateObject().Select(p => p.Name), Is.EqualTo(new[] { SearchApi.Path }));
            Assert.That(operation.GetProperty("parameters").EnumerateArray().Select(p => p.GetProperty("name").GetString()), Is.EqualTo(ApiParameters.All.Select(p => p.Name)));
            Assert.That(operation.GetProperty("parameters").EnumerateArray().Select(p => p.GetProperty("description").GetString()), Has.None.Contain("Api.Parameter"));
            Assert.That(operation.GetProperty("responses").EnumerateObject().Select(r => r.Name), Is.SupersetOf(new[] { "200", "400", "429", "503" }));
            Assert.That(Names(schemas.GetProperty("ApiAnswer").GetProperty("properties")), Is.SupersetOf(Names(answer)));
            Assert.That(Names(schemas.GetProperty("ApiItem").GetProperty("properties")), Is.SupersetOf(Names(answer.GetProperty("items")[0])));
        });
    }

    [Test]
    public async Task The_page_for_people_names_every_parameter_and_its_examples_work([Values("", "/en")] string language)
    {
        var page = await Hub.Get(language + "/discovery/api");
        var examples = page.Html.QuerySelectorAll("main dd a").Select(a => a.GetAttribute("href")!).ToList();

        Assert.That(page.Html.QuerySelectorAll("main tbody th code").Select(c => c.TextContent), Is.EqualTo(ApiParameters.All.Select(p => p.Name)));
        Assert.That(examples, Has.Count.EqualTo(3));
        foreach (var example in examples)
            Assert.That((await Hub.Get(new Uri(example).PathAndQuery)).Status, Is.EqualTo(200), example);
        foreach (var parameter in ApiParameters.All)
            Assert.That((await Hub.Get(Path($"?{parameter.Name}={Uri.EscapeDataString(parameter.Example)}"))).Status, Is.EqualTo(200), parameter.Name);
    }

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(p => p.Name);
}
