using System.Text;
using Hub.Cabinet.Audit;
using Hub.SharedKernel.Contracts;
using MediatR;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Tests.Audit;

/// <summary>Somebody with the database's file and a hex editor: any single bit of any stored value of the log.</summary>
public sealed class RawBytesTests
{
    private const int Lines = 8;
    private const int Flips = 400;

    [Test]
    public async Task A_single_changed_bit_of_the_stored_log_is_found_wherever_it_is()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        await using var hub = await HubApp.Start();
        for (var i = 0; i < Lines; i++)
            await hub.Run<IMediator>(m => m.Publish(new ActionRecorded("Garden", i % 3 == 0 ? null : Guid.NewGuid(), "tree.planted", $"tree/{i}", $"яблуня номер {i} біля воріт")
            {
                OccurredAt = new DateTimeOffset(2026, 5, 10, 12, 0, 0, TimeSpan.Zero).AddTicks(i * 12_345_678L),
            }));
        var rows = await hub.Db<CabinetDb, List<AuditRow>>(db => db.Audit.AsNoTracking().OrderBy(r => r.Number).ToListAsync());
        var bytes = await File(hub);
        var spans = rows.Select(row => Stored(bytes, row)).ToList();
        var copy = Path.Combine(hub.DataFolder, "copy.db");
        Assert.That((await Verify(bytes, copy)).Broken, Is.Null, "the copy itself is sound");

        // Every byte of one line, and random ones of all.
        var places = Enumerable.Range(spans[3].From, spans[3].Length).Concat(Enumerable.Range(0, Flips).Select(_ => spans[random.Next(Lines)]).Select(s => s.From + random.Next(s.Length)));
        foreach (var at in places)
        {
            var bit = (byte)(1 << random.Next(8));
            bytes[at] ^= bit;
            Assert.That((await Verify(bytes, copy)).Broken, Is.Not.Null, $"seed {seed}: byte {at}, bit {bit}, “{Around(bytes, at)}”");
            bytes[at] ^= bit;
        }
    }

    private static async Task<byte[]> File(HubApp hub)
    {
        var file = Path.Combine(hub.DataFolder, "cabinet.db");
        await hub.Db<CabinetDb>(db => db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)"));
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var read = new MemoryStream();
        await stream.CopyToAsync(read);
        return read.ToArray();
    }

    /// <summary>Where the values of a line lie in the file: from its id to the last of its hashes. Indexes hold single values only, apart from each other.</summary>
    private static (int From, int Length) Stored(byte[] bytes, AuditRow row)
    {
        var (id, details) = (Encoding.UTF8.GetBytes(row.Id.ToString().ToUpperInvariant()), Encoding.UTF8.GetBytes(row.Details));
        for (var from = bytes.AsSpan().IndexOf(id); from >= 0; from = Next(bytes, id, from))
        {
            var near = bytes.AsSpan(from, Math.Min(1000, bytes.Length - from));
            if (near.IndexOf(details) < 0)
                continue;
            var ends = new[] { row.Hash!, row.Previous! }.Select(hash => bytes.AsSpan(from, 1000).IndexOf(Encoding.UTF8.GetBytes(hash)) + hash.Length);
            return (from, ends.Max());
        }
        throw new InvalidOperationException($"Line {row.Number} is not in the file.");
    }

    private static int Next(byte[] bytes, byte[] id, int from) => bytes.AsSpan(from + 1).IndexOf(id) is >= 0 and var more ? from + 1 + more : -1;

    private static async Task<AuditVerdict> Verify(byte[] bytes, string copy)
    {
        await System.IO.File.WriteAllBytesAsync(copy, bytes);
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = copy, Pooling = false }.ToString());
        await using var db = new CabinetDb(new DbContextOptionsBuilder<CabinetDb>().UseSqlite(connection).Options);
        return await new VerifyAudit(db).Run(null, CancellationToken.None);
    }

    private static string Around(byte[] bytes, int at) => Encoding.Latin1.GetString(bytes, at - 12, 24);
}
