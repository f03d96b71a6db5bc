using System.CommandLine;
using System.Globalization;
using Hub.Backups;
using Hub.Commands;
using Hub.SharedKernel.Data;
using Hub.SharedKernel.Files;
using Hub.SharedKernel.Jobs;
using Hub.SharedKernel.Languages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Host.Tests.Backups;

/// <summary>What a portal holds, looked at without the code that takes backups.</summary>
internal static class Portal
{
    /// <summary>Every row of every table of every module as a line, the notes of applied migrations too.</summary>
    public static async Task<SortedDictionary<string, List<string>>> Tables(IServiceProvider services)
    {
        var tables = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        await using var scope = services.CreateAsyncScope();
        foreach (var database in services.GetRequiredService<ModuleDatabases>().All)
        {
            var db = database.In(scope.ServiceProvider);
            var (isFile, schema) = (db.Database.IsSqlite(), database.Module.Name.ToLowerInvariant());
            await db.Database.OpenConnectionAsync();
            var names = await db.Database.SqlQueryRaw<string>(isFile
                ? """SELECT name AS "Value" FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '%MigrationsLock'"""
                : """SELECT table_name AS "Value" FROM information_schema.tables WHERE table_schema = {0}""", schema).ToListAsync();
            foreach (var name in names)
            {
                await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100
                command.CommandText = isFile ? $"SELECT * FROM \"{name}\"" : $"SELECT * FROM {schema}.\"{name}\"";
#pragma warning restore CA2100
                var lines = new List<string>();
                await using var rows = await command.ExecuteReaderAsync();
                while (await rows.ReadAsync())
                    lines.Add(string.Join(" | ", Enumerable.Range(0, rows.FieldCount).OrderBy(rows.GetName, StringComparer.Ordinal).Select(at => $"{rows.GetName(at)}={Text(rows.GetValue(at))}")));
                lines.Sort(StringComparer.Ordinal);
                tables.Add($"{schema}.{(name == $"{schema}_Migrations" ? "Migrations" : name)}", lines);
            }
            await db.Database.CloseConnectionAsync();
        }
        return tables;
    }

    /// <summary>Every file the portal cannot make anew, with its bytes.</summary>
    public static SortedDictionary<string, string> Files(string data) => new(new[] { "files", "exports", "imports" }
        .Select(f => Path.Combine(data, f)).Where(Directory.Exists).SelectMany(f => Directory.EnumerateFiles(f, "*", SearchOption.AllDirectories))
        .Concat(Directory.EnumerateFiles(data, "modules.json"))
        .ToDictionary(f => Path.GetRelativePath(data, f), f => Convert.ToBase64String(File.ReadAllBytes(f))), StringComparer.Ordinal);

    public static async Task Same(IServiceProvider expected, string expectedData, IServiceProvider found, string foundData)
    {
        var (before, after) = (await Tables(expected), await Tables(found));
        Assert.Multiple(() =>
        {
            Assert.That(after.Keys, Is.EqualTo(before.Keys));
            foreach (var (table, rows) in before)
                Assert.That(after[table], Is.EqualTo(rows), table);
            Assert.That(Files(foundData), Is.EqualTo(Files(expectedData)));
        });
    }

    public static Task<Manifest> Backup(IServiceProvider services, string folder, IProgress<WorkStep>? progress = null, CancellationToken cancel = default) =>
        services.GetRequiredService<TakeBackup>().Run(folder, progress ?? new Told(_ => { }), cancel);

    public static async Task<StoredFile> Store(IServiceProvider services, string text) => await services.GetRequiredService<IFileStore>()
        .Save(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)), "нотатки.txt", new FileRules(FileKind.Text), default);

    /// <summary>A command as it is typed, with what it says.</summary>
    public static (int Code, string Said) Type(Func<IServiceProvider> hub, string language, params string[] words) => Language.In(language, () =>
    {
        var commands = new BackupCommands(hub);
        var root = new RootCommand { commands.Backup(), commands.Restore() };
        var said = new StringWriter(CultureInfo.InvariantCulture);
        return (root.Parse(words).Invoke(new InvocationConfiguration { Output = said, Error = said }), said.ToString());
    });

    private static string Text(object value) => value switch
    {
        DBNull => "–",
        byte[] bytes => Convert.ToBase64String(bytes),
        DateTime moment => moment.ToString("O", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}

/// <summary>Progress told at once, on the same thread.</summary>
internal sealed class Told(Action<WorkStep> hear) : IProgress<WorkStep>
{
    public void Report(WorkStep value) => hear(value);
}
