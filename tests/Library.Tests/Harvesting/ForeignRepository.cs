using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Hub.Library.Tests.Harvesting;

/// <summary>A repository of somebody else, which answers as a test tells it, also badly.</summary>
internal sealed class ForeignRepository : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly List<string> asked = [];

    private ForeignRepository(WebApplication app) => this.app = app;

    public string Address => app.Urls.Single() + "/oai";

    public string Host => new Uri(Address).Authority;

    /// <summary>Questions beside Identify.</summary>
    public IReadOnlyList<string> Asked => asked;

    /// <summary>Answers everything but Identify: the query without its question mark.</summary>
    public Func<HttpContext, string, Task> Answer { get; set; } = (context, _) => context.Response.WriteAsync(List(null));

    public static async Task<ForeignRepository> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var repository = new ForeignRepository(app);
        app.MapGet("/{**path}", async context =>
        {
            var query = Uri.UnescapeDataString(context.Request.QueryString.Value!.TrimStart('?'));
            if (query == "verb=Identify")
            {
                await context.Response.WriteAsync(Envelope("<Identify><repositoryName>Чуже</repositoryName><granularity>YYYY-MM-DDThh:mm:ssZ</granularity></Identify>"));
                return;
            }
            lock (repository.asked)
                repository.asked.Add(query);
            await repository.Answer(context, query);
        });
        await app.StartAsync();
        return repository;
    }

    public void Reset()
    {
        lock (asked)
            asked.Clear();
    }

    public static string Envelope(string inner) =>
        $"""<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2026-11-27T08:00:00Z</responseDate><request>x</request>{inner}</OAI-PMH>""";

    public static string List(string? token, params string[] records) =>
        Envelope($"<ListRecords>{string.Concat(records)}{(token is null ? "" : $"<resumptionToken>{token}</resumptionToken>")}</ListRecords>");

    public static string Error(string code) => Envelope($"""<error code="{code}">no</error>""");

    public static string Record(string id, string title) =>
        $"""<record><header><identifier>{id}</identifier><datestamp>2026-11-20T10:00:00Z</datestamp></header><metadata><oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title><dc:creator>Коваль, Іван</dc:creator><dc:type>report</dc:type><dc:date>2021-05-06</dc:date><dc:identifier>https://elsewhere.example.org/{id}</dc:identifier><dc:subject>Open data</dc:subject><dc:subject>довкілля</dc:subject></oai_dc:dc></metadata></record>""";

    public static string Deleted(string id) => $"""<record><header status="deleted"><identifier>{id}</identifier><datestamp>2026-11-21T10:00:00Z</datestamp></header></record>""";

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
