using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Hub.Library.Collections;
using Hub.Library.Describing;
using Hub.Library.Exchange;
using Hub.Library.Telling;
using Hub.Library.Vocabulary;
using Hub.SharedKernel.Exchange;
using Hub.SharedKernel.Files;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Web;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Hub.Library.Tests.Exchange;

/// <summary>A library of its own in memory, with the few verbs of the exchange.</summary>
internal sealed class Shelf : IAsyncDisposable
{
    private static readonly ModuleTexts texts = new([new LibraryModule()]);

    private readonly SqliteConnection connection;
    private readonly DbContextOptions<LibraryDb> options;
    private readonly RemoteFiles remote;

    private Shelf(SqliteConnection connection, string? privateHost)
    {
        this.connection = connection;
        options = new DbContextOptionsBuilder<LibraryDb>().UseSqlite(connection).ConfigureWarnings(w => w.Ignore(SqliteEventId.SchemaConfiguredWarning)).Options;
        Settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Hub:Address"] = "https://library.example", ["Hub:RemoteFiles:PrivateHosts:0"] = privateHost }).Build();
        Address = new PublicAddress(Settings, new ServiceCollection().BuildServiceProvider());
        remote = new(Settings, Address);
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 27, 9, 0, 0, TimeSpan.Zero));
    public IConfiguration Settings { get; }
    public PublicAddress Address { get; }
    public KeptBytes Store { get; } = new();

    public static async Task<Shelf> Open(string? privateHost = null)
    {
        var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync();
        var made = new Shelf(connection, privateHost);
        await made.Db(async db =>
        {
            await db.Database.EnsureCreatedAsync();
            var services = Subject.Add("Послуги", "Services", null, "administrative-services");
            db.AddRange(Subject.Add("Відкриті дані", "Open data", null), services, Subject.Add("Центри послуг", "Front offices", services.Id));
            foreach (var (slug, query) in new[] { ("zbirka", null), ("dohovory", null), ("zakony", new CollectionQuery { Kinds = [DocumentKind.Law] }) })
            {
                var collection = Collection.Start(Guid.CreateVersion7(), slug);
                collection.Describe("Назва " + slug, null, "", null, made.Time.GetUtcNow());
                collection.Gather(query);
                db.Add(collection);
            }
            await db.SaveChangesAsync();
        });
        return made;
    }

    public async Task Db(Func<LibraryDb, Task> work)
    {
        await using var db = new LibraryDb(options);
        await work(db);
    }

    public async Task<T> Db<T>(Func<LibraryDb, Task<T>> work)
    {
        await using var db = new LibraryDb(options);
        return await work(db);
    }

    public Task<ImportReport> Import(string text, Func<ImportOrder, ImportOrder>? adjust = null) => Import(Encoding.UTF8.GetBytes(text), adjust);

    /// <summary>Saves and publishes, unless the test says otherwise.</summary>
    public Task<ImportReport> Import(byte[] bytes, Func<ImportOrder, ImportOrder>? adjust = null) => Db(db =>
    {
        var order = new ImportOrder { File = new MemoryStream(bytes), FileName = "perelik.csv", Save = true, Publish = true };
        var import = new ImportDocuments(db, new TellDocument(db, texts, Time), new GatherCollection(db, Time), new TakeFiles(Store, remote), Time);
        return import.Run(adjust?.Invoke(order) ?? order, new ImportReport(), default);
    });

    public Task<ImportReport> Check(string text) => Import(text, o => o with { Save = false });

    public Task<byte[]> Export(bool json = false, bool everything = false, char delimiter = ',') => Db(async db =>
    {
        var rows = everything ? await ExportDocuments.Everything(db, Address, default) : await ExportDocuments.Published(db, Address, all => all.OrderBy(d => d.Id), default);
        using var to = new MemoryStream();
        if (json)
            await DocumentJson.Write(to, rows, default);
        else
            await DocumentCsv.Write(to, rows, default, delimiter);
        return to.ToArray();
    });

    /// <summary>Puts a published document with any content, as a form or a harvest could have left it.</summary>
    public Task<Document> Publish(DocumentContent content, string? slug = null) => Db(async db =>
    {
        var document = Document.Start(Guid.CreateVersion7(), content, null, Time.GetUtcNow());
        document.Publish(slug ?? "d-" + document.Id.ToString("N", CultureInfo.InvariantCulture), 0, Time.GetUtcNow());
        db.Add(document);
        await db.SaveChangesAsync();
        return document;
    });

    public Task<Document> Only(string externalId) => Db(db => db.Documents.AsNoTracking().SingleAsync(d => d.ExternalId == externalId && d.State != DocumentState.Superseded));

    /// <summary>Everything that an import could change, in words.</summary>
    public Task<string> State() => Db(async db => string.Join('\n',
    [
        .. (await db.Documents.AsNoTracking().OrderBy(d => d.Id).ToListAsync()).Select(d => $"{d.Id} {d.State} {d.Number} {d.Version} {d.Slug} {d.ExternalId} {d.ContentJson} {d.ChangedAt:O}"),
        .. (await db.Files.AsNoTracking().OrderBy(f => f.Id).ToListAsync()).Select(f => $"{f.Id} {f.DocumentId} {f.Access} {f.EmbargoUntil} {f.About}"),
        .. (await db.Relations.AsNoTracking().OrderBy(r => r.Id).ToListAsync()).Select(r => $"{r.FromId} {r.Kind} {r.ToId}"),
        .. (await db.CollectionItems.AsNoTracking().OrderBy(i => i.ConceptId).ThenBy(i => i.CollectionId).ToListAsync()).Select(i => $"{i.ConceptId} {i.CollectionId}"),
        .. (await db.DocumentSubjects.AsNoTracking().OrderBy(i => i.DocumentId).ThenBy(i => i.SubjectId).ToListAsync()).Select(i => $"{i.DocumentId} {i.SubjectId}"),
        $"{await db.Outbox.CountAsync()} {await db.Timeline.CountAsync()} {await db.SetDepartures.CountAsync()}",
    ]));

    public static string Said(string language, Mistake mistake) => new ExchangePhrases(texts, "Library", language).Say(mistake);

    public async ValueTask DisposeAsync()
    {
        remote.Dispose();
        await connection.DisposeAsync();
    }
}

/// <summary>A file store in memory that judges nothing.</summary>
internal sealed class KeptBytes : IFileStore
{
    public Dictionary<string, byte[]> Kept { get; } = [];

    public async Task<StoredFile> Save(Stream content, string fileName, FileRules rules, CancellationToken cancel)
    {
        var (stored, bytes) = await Read(content, fileName, cancel);
        lock (Kept)
            Kept[stored.Sha256] = bytes;
        return stored;
    }

    public async Task<StoredFile> Check(Stream content, string fileName, FileRules rules, CancellationToken cancel) => (await Read(content, fileName, cancel)).Stored;

    public Stream? Open(string sha256) => Kept.TryGetValue(sha256, out var bytes) ? new MemoryStream(bytes) : null;

    public bool Delete(string sha256) => Kept.Remove(sha256);

    public Task<FileHealth> Verify(string sha256, CancellationToken cancel) => Task.FromResult(FileHealth.Sound);

    public string? Place => null;

    public IEnumerable<string> All() => Kept.Keys.Order(StringComparer.Ordinal);

    public async Task PutBack(string sha256, Stream content, CancellationToken cancel)
    {
        var (_, bytes) = await Read(content, sha256, cancel);
        Kept[sha256] = bytes;
    }

    private static async Task<(StoredFile Stored, byte[] Bytes)> Read(Stream content, string fileName, CancellationToken cancel)
    {
        using var all = new MemoryStream();
        await content.CopyToAsync(all, cancel);
        return (new(Convert.ToHexStringLower(SHA256.HashData(all.ToArray())), all.Length, "text/plain", FileNames.Safe(fileName), null, null), all.ToArray());
    }
}

/// <summary>Lists to import.</summary>
internal static class Sheet
{
    private static readonly Dictionary<string, string> good = new()
    {
        ["external_id"] = "n-1",
        ["status"] = "",
        ["version"] = "",
        ["kind"] = "report",
        ["title_uk"] = "Звіт про центри послуг",
        ["title_en"] = "Report on service centres",
        ["abstract_uk"] = "Що показали відвідини центрів.",
        ["creators"] = "Коваленко, Ірина||Центр досліджень; 04055009",
        ["publisher_uk"] = "Національний центр",
        ["publisher_code"] = "04055009",
        ["issued_on"] = "2015-10",
        ["valid_from"] = "",
        ["valid_until"] = "",
        ["legal_status"] = "",
        ["languages"] = "uk;en",
        ["subjects"] = "open-data;front-offices",
        ["keywords"] = "звіт, центри",
        ["territory"] = "UA05000000000010236",
        ["act_number"] = "",
        ["doi"] = "",
        ["isbn"] = "",
        ["licence"] = "CC-BY-4.0",
        ["link"] = "https://example.org/zvit",
        ["collections"] = "zbirka",
        ["refers_to"] = "",
    };

    public static IReadOnlyDictionary<string, string> Good => good;

    public static Dictionary<string, string> Row(params (string Column, string Value)[] changes)
    {
        var row = new Dictionary<string, string>(good);
        foreach (var (column, value) in changes)
            row[column] = value;
        return row;
    }

    /// <summary>A list with the columns of all its rows.</summary>
    public static string Of(params Dictionary<string, string>[] rows)
    {
        var headings = rows.SelectMany(r => r.Keys).Distinct().ToList();
        return string.Join("\r\n", rows.Select(row => Line(headings.Select(h => row.GetValueOrDefault(h, "")))).Prepend(string.Join(',', headings))) + "\r\n";
    }

    public static string Line(IEnumerable<string> cells) => string.Join(',', cells.Select(c => "\"" + c.Replace("\"", "\"\"", StringComparison.Ordinal) + "\""));
}
