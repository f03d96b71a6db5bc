using System.CommandLine;
using Hub.Commands;
using Hub.SharedKernel;
using Hub.SharedKernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Hub.Rules.Tests;

/// <summary>One set of migrations serves every engine.</summary>
public sealed class DatabaseRules
{
    private const int LongestKey = 450;

    [TestCaseSource(typeof(Found), nameof(Found.DatabasesOnEngines))]
    public void No_model_change_waits_for_a_migration(HubModule module, EngineKind engine)
    {
        using var db = Found.Context(module, engine);

        Assert.That(db.Database.HasPendingModelChanges(), Is.False,
            $"dotnet ef migrations add NAME --project Modules/{module.Name} --startup-project Host --context {module.Database!.Name}");
    }

    [Test]
    public async Task The_scripts_for_SQL_Server_that_migrate_writes_parse()
    {
        var folder = Directory.CreateTempSubdirectory("hub-scripts-").FullName;
        var said = new StringWriter();
        var code = await CommandLine.Run(["migrate", "--script", "--engine", "sqlserver", folder, "--applicationName=Hub", $"--contentRoot={Repository.At("Host")}",
            $"--Hub:Data={folder}", "--Hub:Engine=Sqlite"], new InvocationConfiguration { Output = said, Error = said });
        var files = Directory.EnumerateFiles(folder, "*.sql").Order().ToList();

        Assert.That(code, Is.Zero, said.ToString());
        Assert.That(files.Select(f => Path.GetFileName(f).Split('.')[0]), Is.EquivalentTo(Found.Databases.Select(d => ((HubModule)d.Arguments[0]!).Name.ToLowerInvariant())));
        Assert.Multiple(() =>
        {
            foreach (var file in files)
            {
                var script = File.ReadAllText(file);
                new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(script), out var errors);
                Assert.That(script, Does.Contain("CREATE TABLE").And.Contain("IF NOT EXISTS"));
                Assert.That(errors.Select(e => $"{Path.GetFileName(file)}:{e.Line}: {e.Message}"), Is.Empty);
            }
        });
        Directory.Delete(folder, recursive: true);
    }

    [TestCaseSource(typeof(Found), nameof(Found.Databases))]
    public void No_table_is_reached_by_two_cascades(HubModule module)
    {
        using var db = Found.Context(module, EngineKind.SqlServer);

        Assert.That(Cascades.Doubled(db.GetService<IDesignTimeModel>().Model.GetRelationalModel()), Is.Empty, "SQL Server refuses such tables");
    }

    [TestCaseSource(typeof(Found), nameof(Found.Databases))]
    public void Tables_lie_in_the_schema_of_their_module(HubModule module)
    {
        using var db = Found.Context(module, EngineKind.PostgreSql);

        Assert.That(db.Model.GetEntityTypes().Select(t => t.GetSchema()).OfType<string>().Distinct(), Is.EqualTo([module.Name.ToLowerInvariant()]));
    }

    [TestCaseSource(typeof(Found), nameof(Found.Databases))]
    public void Keys_and_indexed_strings_have_a_length(HubModule module)
    {
        using var db = Found.Context(module, EngineKind.SqlServer);
        var indexed = db.Model.GetEntityTypes().SelectMany(t =>
            t.GetIndexes().SelectMany(i => i.Properties).Concat(t.GetKeys().SelectMany(k => k.Properties)));

        Assert.That(indexed.Where(p => p.ClrType == typeof(string) && p.GetMaxLength() is null or > LongestKey).Select(Name).Distinct(), Is.Empty);
    }

    [TestCaseSource(typeof(Found), nameof(Found.Databases))]
    public void Unique_indexes_over_columns_that_may_be_empty_say_so(HubModule module)
    {
        using var db = Found.Context(module, EngineKind.Sqlite);
        var open = db.Model.GetEntityTypes().SelectMany(t => t.GetIndexes())
            .Where(i => i.IsUnique && i.Properties.Any(p => p.IsNullable) && i.GetFilter() is null);

        Assert.That(open.Select(i => i.DisplayName()), Is.Empty, "without a filter \"Column\" IS NOT NULL SQL Server allows only one empty value");
    }

    [TestCaseSource(typeof(Found), nameof(Found.Databases))]
    public void Numbers_are_not_given_by_the_engine(HubModule module)
    {
        using var db = Found.Context(module, EngineKind.SqlServer);
        var given = db.Model.GetEntityTypes().SelectMany(t => t.GetProperties()).Where(p =>
            (p.ValueGenerated != ValueGenerated.Never && p.ClrType != typeof(Guid) && p.ClrType != typeof(Guid?))
            || p.GetDefaultValueSql() is not null || p.GetComputedColumnSql() is not null);

        Assert.That(given.Select(Name), Is.Empty);
    }

    [TestCaseSource(typeof(Found), nameof(Found.Databases))]
    public void Decimals_have_a_precision(HubModule module)
    {
        using var db = Found.Context(module, EngineKind.SqlServer);

        Assert.That(db.Model.GetEntityTypes().SelectMany(t => t.GetProperties())
            .Where(p => (Nullable.GetUnderlyingType(p.ClrType) ?? p.ClrType) == typeof(decimal) && p.GetPrecision() is null).Select(Name), Is.Empty);
    }

    [TestCaseSource(typeof(Found), nameof(Found.Databases))]
    public void Migrations_name_no_store_types(HubModule module)
    {
        var lines = from file in Directory.EnumerateFiles(Path.Combine(HubModules.Sources(module), "Migrations"), "*.cs")
                    from line in File.ReadLines(file).Select((text, at) => (text, at))
                    where line.text.Contains("HasColumnType(", StringComparison.Ordinal) || line.text.Contains("type: \"", StringComparison.Ordinal)
                        || line.text.Contains("oldType: \"", StringComparison.Ordinal) || line.text.Contains("Annotation(\"SqlServer:", StringComparison.Ordinal)
                        || line.text.Contains("Annotation(\"Sqlite:", StringComparison.Ordinal) || line.text.Contains("Annotation(\"Npgsql:", StringComparison.Ordinal)
                    select $"{Path.GetFileName(file)}:{line.at + 1}";

        Assert.That(lines, Is.Empty, "each engine maps the CLR type itself");
    }

    private static string Name(IReadOnlyProperty property) => $"{property.DeclaringType.ShortName()}.{property.Name}";
}
