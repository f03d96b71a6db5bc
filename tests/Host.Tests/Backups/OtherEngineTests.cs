using Hub.Backups;
using Hub.SharedKernel.Data;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Host.Tests.Backups;

/// <summary>A backup of one engine can be restored into another.</summary>
[Engines]
public sealed class OtherEngineTests(EngineKind engine)
{
    [Test]
    public async Task A_backup_of_SQLite_becomes_a_portal_of_this_engine_and_comes_back()
    {
        await using var hub = await HubApp.Start(new() { Demonstration = true });
        await using var other = await TestDatabase.Create(engine);
        await using var home = await TestDatabase.Create();
        var folder = Directory.CreateTempSubdirectory("hub-backup-").FullName;
        string There(string name) => Path.Combine(folder, name);

        await Portal.Backup(hub.Services, There("first"));
        await using var moved = HubApp.Built(other);
        await moved.Services.GetRequiredService<RestoreBackup>().Run(There("first"), new Told(_ => { }), default);
        var second = await Portal.Backup(moved.Services, There("second"));
        await using var back = HubApp.Built(home);
        await back.Services.GetRequiredService<RestoreBackup>().Run(There("second"), new Told(_ => { }), default);

        var (before, after) = (await Portal.Tables(hub.Services), await Portal.Tables(back.Services));
        Assert.Multiple(() =>
        {
            Assert.That(second.Engine, Is.EqualTo(engine.ToString()));
            foreach (var (table, rows) in before)
                Assert.That(after[table].Select(Microseconds), Is.EquivalentTo(rows.Select(Microseconds)), table);
        });
        Directory.Delete(folder, recursive: true);
    }

    // PostgreSQL keeps millionths of a second, the others tenths of them.
    private static string Microseconds(string row) =>
        System.Text.RegularExpressions.Regex.Replace(row, @"(\d\d:\d\d:\d\d)(?:\.(\d{1,6})\d*)?", m => m.Groups[1].Value + "." + m.Groups[2].Value.PadRight(6, '0'));
}
