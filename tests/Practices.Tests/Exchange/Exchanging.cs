using System.Globalization;
using System.Text;
using Hub.Practices.Exchange;
using Hub.SharedKernel.Exchange;
using Hub.SharedKernel.Languages;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Hub.Practices.Tests.Exchange;

/// <summary>A depository of its own in memory, with the few verbs of the exchange.</summary>
internal sealed class Depository : IAsyncDisposable
{
    public static readonly Guid Ann = Guid.Parse("0199aaaa-0000-7000-8000-000000000001");
    public static readonly Guid Bob = Guid.Parse("0199aaaa-0000-7000-8000-000000000002");

    private readonly SqliteConnection connection;
    private readonly DbContextOptions<PracticesDb> options;

    private Depository(SqliteConnection connection)
    {
        this.connection = connection;
        options = new DbContextOptionsBuilder<PracticesDb>().UseSqlite(connection).ReplaceMigrationWarnings().Options;
    }

    public static FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 10, 1, 9, 0, 0, TimeSpan.Zero));

    public static async Task<Depository> Open(string source = "Data Source=:memory:")
    {
        var connection = new SqliteConnection(source);
        await connection.OpenAsync();
        var made = new Depository(connection);
        await using var db = made.Db();
        await db.Database.EnsureCreatedAsync();
        return made;
    }

    public PracticesDb Db() => new(options);

    public async Task<ImportReport> Import(string text, Func<ImportOrder, ImportOrder>? adjust = null) =>
        await Import(new MemoryStream(Encoding.UTF8.GetBytes(text)), adjust);

    public async Task<ImportReport> Import(Stream file, Func<ImportOrder, ImportOrder>? adjust = null, CancellationToken cancel = default)
    {
        await using var db = Db();
        var order = new ImportOrder { File = file, FileName = "file.csv", Owner = Ann, Save = true };
        return await new ImportPractices(db, Time).Run(adjust?.Invoke(order) ?? order, new ImportReport(), cancel);
    }

    public Task<ImportReport> Check(string text) => Import(text, o => o with { Save = false });

    public async Task<byte[]> ExportBytes(bool everything = false, char delimiter = ',', bool json = false)
    {
        await using var db = Db();
        var rows = everything ? await ExportRows.Everything(db, default) : await ExportRows.Published(db, db.Practices.OrderBy(p => p.Id), default);
        var to = new MemoryStream();
        if (json)
            await PracticeJson.Write(to, rows, default);
        else
            await PracticeCsv.Write(to, rows, default, delimiter);
        return to.ToArray();
    }

    /// <summary>Puts a published practice with any content, as a form could have left it.</summary>
    public async Task<Guid> Publish(PracticeContent content, Guid? owner = null, string? externalId = null)
    {
        await using var db = Db();
        var now = Time.GetUtcNow();
        var practice = Practice.Start(Guid.CreateVersion7(), owner ?? Ann, now, externalId);
        var version = PracticeVersion.First(Guid.CreateVersion7(), practice, owner ?? Ann, now);
        version.Save(content, owner ?? Ann, now);
        practice.GiveAddress("practice-" + practice.Id.ToString("N", CultureInfo.InvariantCulture));
        version.PublishUnreviewed("D", now);
        practice.Show(version, content, "D", now);
        db.AddRange(practice, version);
        await db.SaveChangesAsync();
        return practice.Id;
    }

    public async Task<string> State()
    {
        await using var db = Db();
        var versions = await db.Versions.OrderBy(v => v.Id).Select(v => v.Id + "/" + v.State + "/" + v.Number + "/" + v.Content + "/" + v.Version).ToListAsync();
        var practices = await db.Practices.OrderBy(p => p.Id).Select(p => p.Id + "/" + p.Status + "/" + p.Version).ToListAsync();
        return string.Join('\n', versions.Concat(practices).Append(await db.Outbox.CountAsync() + "/" + await db.Timeline.CountAsync()));
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}

/// <summary>Files to import.</summary>
internal static class Sheet
{
    private static readonly Dictionary<string, string> good = new()
    {
        ["external_id"] = "vin-1",
        ["status"] = "published",
        ["title_uk"] = "Електронна черга до садочків",
        ["title_en"] = "Kindergarten queue",
        ["summary_uk"] = "Батьки записують дитину до садочка з дому і бачать своє місце в черзі щодня.",
        ["group"] = "3",
        ["kind"] = "online-services",
        ["topics"] = "education;administrative-services",
        ["level"] = "local",
        ["region"] = "UA05000000000010236",
        ["organisation_code"] = "04055009",
        ["organisation_uk"] = "Виконавчий комітет міської ради",
        ["people_affected"] = "12000",
        ["started_on"] = "2021-03-01",
        ["finished_on"] = "2022-03-01",
        ["stage"] = "implement",
        ["problem_uk"] = string.Concat(Enumerable.Repeat("Батьки стояли в черзі з ночі. ", 5)),
        ["solution_uk"] = string.Concat(Enumerable.Repeat("Черга стала електронною і відкритою. ", 5)),
        ["contact_email"] = "a@example.org",
        ["contact_consent"] = "no",
        ["licence"] = "CC-BY-4.0",
        ["step1_title_uk"] = "Порахувати",
        ["step1_days"] = "14",
        ["step2_title_uk"] = "Запустити",
        ["step2_days"] = "30",
        ["step2_cost"] = "12.5",
        ["step3_title_uk"] = "",
        ["step3_days"] = "",
        ["result1_indicator_uk"] = "Очікування",
        ["result1_baseline"] = "52",
        ["result1_after"] = "17",
        ["result1_source_url"] = "https://example.org/r",
        ["link1_url"] = "https://example.org/",
        ["link1_title_uk"] = "Сайт",
    };

    public static IReadOnlyDictionary<string, string> Good => good;

    public static string Of(params Dictionary<string, string>[] rows) => Of(good.Keys, rows);

    public static string Of(IEnumerable<string> headings, params Dictionary<string, string>[] rows) =>
        string.Join("\r\n", rows.Select(row => Line(headings.Select(h => row.GetValueOrDefault(h, "")))).Prepend(string.Join(',', headings))) + "\r\n";

    public static Dictionary<string, string> Row(params (string Column, string Value)[] changes)
    {
        var row = new Dictionary<string, string>(good);
        foreach (var (column, value) in changes)
            row[column] = value;
        return row;
    }

    public static string Line(IEnumerable<string> cells) => string.Join(',', cells.Select(c => "\"" + c.Replace("\"", "\"\"", StringComparison.Ordinal) + "\""));
}

/// <summary>Sentences as people read them.</summary>
internal static class Said
{
    private static readonly ModuleTexts texts = new([new PracticesModule()]);

    public static string In(string language, Mistake mistake) => new ExchangePhrases(texts, PracticeFacts.Module, language).Say(mistake);
}

internal static class TestOptions
{
    public static DbContextOptionsBuilder<PracticesDb> ReplaceMigrationWarnings(this DbContextOptionsBuilder<PracticesDb> options)
    {
        options.ConfigureWarnings(w => w.Ignore(Microsoft.EntityFrameworkCore.Diagnostics.SqliteEventId.SchemaConfiguredWarning));
        return options;
    }
}
