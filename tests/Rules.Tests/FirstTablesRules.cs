using Hub.SharedKernel;
using Hub.SharedKernel.Data;
using Hub.Testing;
using Microsoft.EntityFrameworkCore;

namespace Hub.Rules.Tests;

/// <summary>A new file gets its tables at once; they must be those an old one has after all its migrations.</summary>
public sealed class FirstTablesRules
{
    private const string Columns = """
        SELECT t.name || '.' || c.name || ' ' || c.type || CASE c."notnull" WHEN 1 THEN ' NOT NULL' ELSE '' END || ' key ' || c.pk AS "Value"
        FROM sqlite_master t JOIN pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name <> '__EFMigrationsLock'
        """;

    private const string Keys = """
        SELECT t.name || '.' || k."from" || ' -> ' || k."table" || '.' || COALESCE(k."to", '') || ' ' || k.on_delete AS "Value"
        FROM sqlite_master t JOIN pragma_foreign_key_list(t.name) k WHERE t.type = 'table'
        """;

    private const string Indexes = """SELECT sql AS "Value" FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL""";

    [TestCaseSource(typeof(Found), nameof(Found.Databases))]
    public async Task First_tables_are_those_all_migrations_make(HubModule module)
    {
        await using var first = await TestDatabase.Create();
        await using var old = await TestDatabase.Create();
        await using var made = Found.Context(module, File(first));
        await using var migrated = Found.Context(module, File(old));

        await FirstTables.Make(made, default);
        await migrated.Database.MigrateAsync();

        Assert.That(await made.Database.GetAppliedMigrationsAsync(), Is.EqualTo(await migrated.Database.GetAppliedMigrationsAsync()).And.Not.Empty);
        foreach (var question in (string[])[Columns, Keys, Indexes])
            Assert.That(await Answers(made, question), Is.EquivalentTo(await Answers(migrated, question)));
        Assert.That(await made.Outbox.Select(o => o.Type).ToListAsync(), Is.EqualTo(await migrated.Outbox.Select(o => o.Type).ToListAsync()));
    }

    private static Engine File(TestDatabase database) => new(EngineKind.Sqlite, $"Data Source={Path.Combine(database.Folder, "module.db")}");

    private static async Task<List<string>> Answers(ModuleDb db, string question) => await db.Database.SqlQueryRaw<string>(question).ToListAsync();
}
