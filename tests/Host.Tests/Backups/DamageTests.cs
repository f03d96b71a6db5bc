using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Hub.Backups;
using Hub.Host.Tests.Facts;
using Hub.SharedKernel;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Host.Tests.Backups;

/// <summary>A backup that is not whole is refused before anything is changed.</summary>
public sealed class DamageTests
{
    private string folder = null!;
    private TestDatabase target = null!;
    private Microsoft.AspNetCore.Builder.WebApplication empty = null!;

    [OneTimeSetUp]
    public async Task Take()
    {
        folder = Path.Combine(Directory.CreateTempSubdirectory("hub-backup-").FullName, "b");
        await using (var hub = await HubApp.Start())
        {
            await hub.Write(1, 20);
            await Portal.Store(hub.Services, "Файл");
            await File.WriteAllTextAsync(Path.Combine(hub.DataFolder, "modules.json"), """{"Modules":{}}""");
            await Portal.Backup(hub.Services, folder);
        }
        target = await TestDatabase.Create();
        empty = HubApp.Built(target);
    }

    [OneTimeTearDown]
    public async Task Delete()
    {
        await empty.DisposeAsync();
        await target.DisposeAsync();
        Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);
    }

    [TearDown]
    public void Nothing_was_changed() => Assert.That(Directory.EnumerateFiles(target.Folder, "*", SearchOption.AllDirectories), Is.Empty);

    [Test]
    public async Task Any_changed_byte_of_any_file_is_found()
    {
        var random = new Random(20261127);
        var tried = 0;
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToList())
        {
            var bytes = await File.ReadAllBytesAsync(file);
            // Every byte of the seal, and of each other file the ends and one in between: verifying reads all of them anyway.
            var places = Path.GetFileName(file) == Manifest.SealName ? Enumerable.Range(0, bytes.Length) : [0, random.Next(bytes.Length), bytes.Length - 1];
            foreach (var place in places)
            {
                bytes[place] ^= 1;
                await File.WriteAllBytesAsync(file, bytes);
                Assert.That(await Refusal(), Is.EqualTo("Backup.Damaged"), $"{file} at {place}");
                bytes[place] ^= 1;
                tried++;
            }
            await File.WriteAllBytesAsync(file, bytes);
        }
        Assert.That(tried, Is.GreaterThan(200));
        Assert.That(await Refusal(verifyOnly: true), Is.Null, "whole again");
    }

    [Test]
    public async Task A_lost_or_shortened_file_is_named()
    {
        var lost = Directory.EnumerateFiles(Path.Combine(folder, "files"), "*", SearchOption.AllDirectories).First();
        await Without(lost, async () =>
        {
            var (code, said) = Portal.Type(() => empty.Services, "en", "restore", folder);
            Assert.That(code, Is.EqualTo(2));
            Assert.That(said, Does.Contain(Path.GetFileName(lost)).And.Contain("lacks the file"));
            Assert.That(await Refusal(), Is.EqualTo("Backup.FileMissing"));
        });
        var table = Path.Combine(folder, "tables", "Ledger", "Entries.jsonl.gz");
        await With(table, bytes => bytes[..^1], async () => Assert.That(await Refusal(), Is.EqualTo("Backup.Damaged")));
    }

    [TestCase(Manifest.SealName)]
    [TestCase(Manifest.FileName)]
    public async Task An_unfinished_backup_is_recognised(string notYetWritten) => await Without(Path.Combine(folder, notYetWritten), () =>
    {
        var (code, said) = Portal.Type(() => empty.Services, "uk", "restore", folder);
        Assert.That(code, Is.EqualTo(2));
        Assert.That(said, Does.Contain("не завершено").And.Contain(folder));
        return Task.CompletedTask;
    });

    [Test]
    public async Task A_backup_of_a_newer_portal_is_refused() => await Sealed(
        manifest => manifest["modules"]!.AsArray().Single(m => (string?)m!["name"] == "Ledger")!["migrations"]!.AsArray().Add("20991231000000_Later"),
        async () =>
        {
            Assert.That(await Refusal(), Is.EqualTo("Backup.Newer"));
            var (code, said) = Portal.Type(() => empty.Services, "en", "restore", folder);
            Assert.That((code, said.Contains("20991231000000_Later", StringComparison.Ordinal)), Is.EqualTo((2, true)), said);
        });

    [Test]
    public async Task A_backup_with_a_module_this_portal_lacks_is_refused() => await Sealed(
        manifest => manifest["modules"]!.AsArray().Single(m => (string?)m!["name"] == "Ledger")!["name"] = "Forum",
        // Its tables would lie under another name too.
        async () => Assert.That(await Refusal(), Is.EqualTo("Backup.FileMissing")));

    [Test]
    public async Task A_switched_off_module_of_the_backup_is_named()
    {
        await using var without = HubApp.Built(target, new Dictionary<string, string?> { ["Modules:Ledger:Enabled"] = "false" });
        var (code, said) = Portal.Type(() => without.Services, "en", "restore", folder);

        Assert.That(code, Is.EqualTo(2));
        Assert.That(said, Does.Contain("does not have: Ledger"));
    }

    [TestCase("format", "hub-backup-9", "Backup.OtherFormat")]
    public async Task A_format_of_the_future_is_refused(string field, string value, string key) =>
        await Sealed(manifest => manifest[field] = value, async () => Assert.That(await Refusal(), Is.EqualTo(key)));

    [TestCase("../../etc")]
    [TestCase("a\"; DROP TABLE x; --")]
    public async Task Names_in_a_forged_manifest_become_neither_paths_nor_SQL(string name)
    {
        await Sealed(manifest => manifest["modules"]![0]!["tables"]![0]!["name"] = name, async () => Assert.That(await Refusal(), Is.EqualTo("Backup.Damaged")));
        await Sealed(manifest => manifest["kept"]![0]!["path"] = name, async () => Assert.That(await Refusal(), Is.EqualTo("Backup.Damaged")));
    }

    [Test]
    public void A_folder_with_something_in_it_takes_no_backup()
    {
        var (code, said) = Portal.Type(() => empty.Services, "uk", "backup", folder);

        Assert.That(code, Is.EqualTo(2));
        Assert.That(said, Does.Contain("не є порожньою текою"));
        Assert.That(File.Exists(Path.Combine(folder, Manifest.SealName)), Is.True, "what was there stays");
    }

    [Test]
    public void A_folder_without_a_backup_is_named()
    {
        var (code, said) = Portal.Type(() => empty.Services, "en", "restore", Path.Combine(folder, "nowhere"));

        Assert.That(code, Is.EqualTo(2));
        Assert.That(said, Does.StartWith("There is no backup in the folder"));
    }

    [Test]
    public void A_whole_backup_can_be_verified_without_restoring_it()
    {
        var (code, said) = Portal.Type(() => empty.Services, "en", "restore", folder, "--check");

        Assert.That(code, Is.Zero);
        Assert.That(said, Does.StartWith("The backup is sound"));
    }

    private async Task<string?> Refusal(bool verifyOnly = false)
    {
        try
        {
            if (verifyOnly)
                await empty.Services.GetRequiredService<VerifyBackup>().Run(folder, new Told(_ => { }), default);
            else
                await empty.Services.GetRequiredService<RestoreBackup>().Run(folder, new Told(_ => { }), default);
            return null;
        }
        catch (RuleViolation broken)
        {
            return broken.Key;
        }
    }

    private static async Task Without(string file, Func<Task> look)
    {
        File.Move(file, file + ".away");
        try
        {
            await look();
        }
        finally
        {
            File.Move(file + ".away", file);
        }
    }

    private static async Task With(string file, Func<byte[], byte[]> change, Func<Task> look)
    {
        var bytes = await File.ReadAllBytesAsync(file);
        await File.WriteAllBytesAsync(file, change(bytes));
        try
        {
            await look();
        }
        finally
        {
            await File.WriteAllBytesAsync(file, bytes);
        }
    }

    /// <summary>Somebody changes the manifest and seals it again.</summary>
    private Task Sealed(Action<JsonNode> change, Func<Task> look)
    {
        var file = Path.Combine(folder, Manifest.FileName);
        return With(file, bytes =>
        {
            var manifest = JsonNode.Parse(bytes)!;
            change(manifest);
            return System.Text.Encoding.UTF8.GetBytes(manifest.ToJsonString());
        }, () => With(Path.Combine(folder, Manifest.SealName),
            _ => System.Text.Encoding.ASCII.GetBytes($"{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))}  {Manifest.FileName}\n"), look));
    }
}
