using Microsoft.Data.Sqlite;

namespace Hub.Host.Tests.Modules;

/// <summary>A portal that must not start says why, in a sentence.</summary>
[SetUICulture("en")]
public sealed class StartTests
{
    [Test]
    public void A_wrong_engine_stops_the_start_with_a_sentence() =>
        Assert.That(() => With(("Hub:Engine", "Oracle")), Throws.TypeOf<WrongSettings>()
            .With.Message.EqualTo("Hub:Engine is “Oracle”; it may be one of: Sqlite, SqlServer, PostgreSql."));

    [Test]
    public void A_server_without_a_connection_string_stops_the_start_with_a_sentence() =>
        Assert.That(() => With(("Hub:Engine", "PostgreSql"), ("Hub:Database", null)), Throws.TypeOf<WrongSettings>()
            .With.Message.EqualTo("Hub:Engine is PostgreSql, and Hub:Database is missing. Write the connection string of the database."));

    [Test]
    public void An_address_that_states_no_access_stops_the_start_with_a_sentence() =>
        Assert.That(() => With(("Modules:Ledger:Careless", "true")), Throws.TypeOf<CannotStart>()
            .With.Message.Contain("do not say who may use them").And.Message.Contain("/ledger/open-by-mistake"));

    [Test]
    public void Tables_of_another_version_stop_the_start_in_production() =>
        Assert.That(() => With(("Hub:Migrate", "false")), Throws.TypeOf<NotMigrated>().With.Message.Contain("Ledger").And.Message.Contain("migrate"));

    [Test]
    public async Task A_second_start_changes_nothing()
    {
        await using var database = await TestDatabase.Create();
        await using (await HubApp.Start(new() { Database = database })) { }

        // Without the right to migrate it starts only when nothing is left to do.
        Assert.That(async () => { await using var second = await HubApp.Start(new() { Database = database, Settings = Set(("Hub:Migrate", "false")) }); }, Throws.Nothing);
    }

    [Test]
    public async Task A_host_killed_while_it_made_tables_does_not_keep_the_next_from_starting()
    {
        await using var database = await TestDatabase.Create();
        await using (var file = new SqliteConnection($"Data Source={Path.Combine(database.Folder, "ledger.db")}"))
        {
            await file.OpenAsync();
            var left = file.CreateCommand();
            left.CommandText = """
                CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-01-01 10:00:00.0000000+00:00');
                """;
            await left.ExecuteNonQueryAsync();
        }

        await using var hub = await HubApp.Start(new() { Database = database }).WaitAsync(TimeSpan.FromMinutes(1));

        Assert.That((await hub.Get("/ledger")).Status, Is.EqualTo(200));
    }

    private static async Task With(params (string Key, string? Value)[] settings)
    {
        await using var hub = await HubApp.Start(new() { Settings = Set(settings) });
    }

    private static Dictionary<string, string?> Set(params (string Key, string? Value)[] settings) => settings.ToDictionary(s => s.Key, s => s.Value);
}
