using Hub.Cabinet.Audit;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Tests.Audit;

/// <summary>The log is a chain: nothing in it can be changed, removed, swapped or added without being found.</summary>
[Engines]
public sealed class AuditChainTests(EngineKind engine)
{
    private const int Lines = 12;
    private HubApp hub = null!;

    [SetUp]
    public async Task Start()
    {
        hub = await HubApp.Start(new() { Engine = engine });
        for (var i = 0; i < Lines; i++)
            await Record(hub, i);
    }

    [TearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [Test]
    public async Task A_log_nobody_touched_is_sound_and_its_end_can_be_kept()
    {
        var head = await hub.Db<CabinetDb, AuditHead>(db => db.AuditHeads.AsNoTracking().SingleAsync());
        await Record(hub, 99);
        var verdict = await Verify(AuditCommands.Parse(head.ToString()));

        Assert.That((verdict.Broken, verdict.Head.Number), Is.EqualTo(((AuditDamage?)null, Lines + 1L)));
    }

    [Test]
    public async Task A_single_changed_byte_of_any_column_of_any_line_is_found()
    {
        var random = new Random(1);
        foreach (var column in new[] { "Id", "At", "Module", "PersonId", "Action", "Subject", "Details", "Number", "Previous", "Hash" })
            for (var number = 1; number <= Lines; number++)
            {
                var whole = await hub.Db<CabinetDb, AuditRow>(db => db.Audit.AsNoTracking().SingleAsync(r => r.Number == number));
                await Flip(whole, column, random);
                var verdict = await Verify();
                Assert.That(verdict.Broken, Is.Not.Null, $"{column} of line {number}");
                Assert.That(verdict.Head.Number, Is.EqualTo(number - 1), $"{column} of line {number}: {verdict.Broken}");
                await Restore(whole);
            }
        Assert.That((await Verify()).Broken, Is.Null, "what was put back is sound again");
    }

    [Test]
    public async Task A_removed_line_is_found_also_the_last()
    {
        foreach (var number in new long[] { 1, 5, Lines })
        {
            var whole = await hub.Db<CabinetDb, AuditRow>(db => db.Audit.AsNoTracking().SingleAsync(r => r.Number == number));
            await hub.Db<CabinetDb>(db => db.Audit.Where(r => r.Number == number).ExecuteDeleteAsync());
            var verdict = await Verify();
            Assert.That((verdict.Broken is not null, verdict.Head.Number), Is.EqualTo((true, number - 1)), verdict.Broken.ToString());
            await Restore(whole);
        }
    }

    [Test]
    public async Task Two_lines_that_changed_places_are_found()
    {
        await hub.Db<CabinetDb>(async db =>
        {
            foreach (var (from, to) in new (long, long)[] { (3, 1000), (4, 3), (1000, 4) })
                await db.Audit.Where(r => r.Number == from).ExecuteUpdateAsync(set => set.SetProperty(r => r.Number, to));
        });

        Assert.That((await Verify()).Row!.Number, Is.EqualTo(3));
    }

    [Test]
    public async Task A_line_put_behind_the_end_or_outside_the_chain_is_found()
    {
        await hub.Db<CabinetDb>(async db =>
        {
            db.Audit.Add(Forged());
            await db.SaveChangesAsync();
        });
        Assert.That((await Verify()).Broken, Is.EqualTo(AuditDamage.Unsealed));
        await hub.Db<CabinetDb>(db => db.Audit.Where(r => r.Number == null).ExecuteUpdateAsync(set => set.SetProperty(r => r.Number, Lines + 1)));
        Assert.That((await Verify()).Broken, Is.Not.Null);
    }

    [Test]
    public async Task A_log_written_anew_from_a_line_on_does_not_fit_the_end_that_was_kept()
    {
        var kept = await hub.Db<CabinetDb, AuditHead>(db => db.AuditHeads.AsNoTracking().SingleAsync());
        await hub.Db<CabinetDb>(async db =>
        {
            var rows = await db.Audit.AsNoTracking().OrderBy(r => r.Number).ToListAsync();
            await db.Audit.ExecuteDeleteAsync();
            var head = new AuditHead();
            foreach (var row in rows)
            {
                var forged = new AuditRow { Id = row.Id, At = row.At, Module = row.Module, PersonId = row.PersonId, Action = row.Action, Subject = row.Subject, Details = row.Number == 7 ? "інше" : row.Details };
                forged.Seal(head);
                db.Audit.Add(forged);
            }
            await db.AuditHeads.ExecuteUpdateAsync(set => set.SetProperty(h => h.Hash, head.Hash));
            await db.SaveChangesAsync();
        });

        Assert.Multiple(async () =>
        {
            Assert.That((await Verify()).Broken, Is.Null, "a chain alone cannot tell");
            Assert.That((await Verify((kept.Number, kept.Hash))).Broken, Is.EqualTo(AuditDamage.Rewritten));
        });
    }

    [Test]
    public async Task Lines_from_before_there_was_a_chain_are_sealed_in_their_order()
    {
        await hub.Db<CabinetDb>(async db =>
        {
            await db.Audit.ExecuteUpdateAsync(set => set.SetProperty(r => r.Number, (long?)null).SetProperty(r => r.Previous, (string?)null).SetProperty(r => r.Hash, (string?)null));
            await db.AuditHeads.ExecuteUpdateAsync(set => set.SetProperty(h => h.Number, 0).SetProperty(h => h.Hash, AuditHead.Beginning));
        });
        await Record(hub, 99);
        var verdict = await Verify();

        Assert.That((verdict.Broken, verdict.Head.Number), Is.EqualTo(((AuditDamage?)null, Lines + 1L)));
    }

    [Test]
    public async Task Two_hosts_that_write_at_once_keep_one_chain()
    {
        await using var database = await TestDatabase.Create(engine);
        await using var one = await HubApp.Start(new() { Database = database });
        await using var other = await HubApp.Start(new() { Database = database });
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => Record(i % 2 == 0 ? one : other, i))));
        var verdict = await one.Run<VerifyAudit, AuditVerdict>(v => v.Run(null, CancellationToken.None));

        Assert.That((verdict.Broken, verdict.Head.Number), Is.EqualTo(((AuditDamage?)null, 40L)));
    }

    [Test]
    public async Task What_cannot_be_stored_as_it_came_is_sealed_as_it_is_stored()
    {
        await hub.Run<IMediator>(m => m.Publish(new ActionRecorded("Garden", null, "tree.named", "tree/1", new string('я', 998) + "\0😀\ud800 і далі") { OccurredAt = DateTimeOffset.UtcNow }));

        Assert.That((await Verify()).Broken, Is.Null);
    }

    [Test]
    public async Task The_file_holds_what_the_search_shows_and_no_formula()
    {
        await hub.Run<IMediator>(m => m.Publish(new ActionRecorded("Garden", null, "stone.laid", "stone/1", "=1+1, «так»") { OccurredAt = DateTimeOffset.UtcNow }));
        var csv = await hub.As(new TestPerson("Адміністратор", Hub.Cabinet.Roles.RoleCatalog.Administer)).Get("/cabinet/audit?actionkey=stone.&handler=Csv");
        var lines = csv.Text.Trim().Split("\r\n");

        Assert.Multiple(() =>
        {
            Assert.That(csv.ContentHeaders.ContentType!.MediaType, Is.EqualTo("text/csv"));
            Assert.That(lines, Has.Length.EqualTo(2));
            Assert.That(lines[1], Does.Contain(",Garden,stone.laid,stone/1,\"'=1+1, «так»\","));
        });
    }

    private static Task Record(HubApp hub, int i) => hub.Run<IMediator>(m => m.Publish(new ActionRecorded("Garden", i % 3 == 0 ? null : Guid.NewGuid(), "tree.planted", $"tree/{i}", $"яблуня {i}")
    {
        OccurredAt = new DateTimeOffset(2026, 5, 10, 12, 0, 0, TimeSpan.Zero).AddTicks(i * 12_345_678L),
    }));

    private Task<AuditVerdict> Verify((long, string)? kept = null) => hub.Run<VerifyAudit, AuditVerdict>(v => v.Run(kept, CancellationToken.None));

    private static AuditRow Forged() => new() { Id = Guid.NewGuid(), At = DateTimeOffset.UtcNow, Module = "Garden", PersonId = null, Action = "tree.felled", Subject = "tree/1", Details = "" };

    private Task Flip(AuditRow row, string column, Random random) => hub.Db<CabinetDb>(async db =>
    {
        var one = db.Audit.Where(r => r.Id == row.Id);
        var bit = (byte)(1 << random.Next(7));
        string Text(string text) => text.Length == 0 ? "a" : Changed(text, random.Next(text.Length), bit);
        _ = column switch
        {
            "Id" => await one.ExecuteUpdateAsync(set => set.SetProperty(r => r.Id, Other(row.Id, random.Next(16), bit))),
            "At" => await one.ExecuteUpdateAsync(set => set.SetProperty(r => r.At, row.At.AddMicroseconds(bit))),
            "Module" => await one.ExecuteUpdateAsync(set => set.SetProperty(r => r.Module, Text(row.Module))),
            "PersonId" => await one.ExecuteUpdateAsync(set => set.SetProperty(r => r.PersonId, row.PersonId == null ? Guid.NewGuid() : Other(row.PersonId.Value, random.Next(16), bit))),
            "Action" => await one.ExecuteUpdateAsync(set => set.SetProperty(r => r.Action, Text(row.Action))),
            "Subject" => await one.ExecuteUpdateAsync(set => set.SetProperty(r => r.Subject, Text(row.Subject))),
            "Details" => await one.ExecuteUpdateAsync(set => set.SetProperty(r => r.Details, Text(row.Details))),
            "Number" => await one.ExecuteUpdateAsync(set => set.SetProperty(r => r.Number, row.Number + 1024)),
            "Previous" => await one.ExecuteUpdateAsync(set => set.SetProperty(r => r.Previous, Text(row.Previous!))),
            _ => await one.ExecuteUpdateAsync(set => set.SetProperty(r => r.Hash, Text(row.Hash!))),
        };
    });

    private Task Restore(AuditRow whole) => hub.Db<CabinetDb>(async db =>
    {
        await db.Audit.Where(r => r.Number == whole.Number || r.Number == whole.Number + 1024 || r.Id == whole.Id).ExecuteDeleteAsync();
        db.Audit.Add(whole);
        await db.SaveChangesAsync();
    });

    // Control characters are no text to a database.
    private static string Changed(string text, int at, byte bit)
    {
        var other = (char)(text[at] ^ bit);
        return text[..at] + (char.IsControl(other) || char.IsSurrogate(other) ? '?' : other) + text[(at + 1)..];
    }

    private static Guid Other(Guid id, int at, byte bit)
    {
        var bytes = id.ToByteArray();
        bytes[at] ^= bit;
        return new Guid(bytes);
    }
}
