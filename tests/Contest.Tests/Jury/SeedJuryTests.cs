using System.IO.Compression;
using System.Text;
using Hub.Contest.Demo;
using Hub.Contest.Jury;
using Hub.Contest.PersonalData;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Territories;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Tests.Jury;

/// <summary>The jury of the running demonstration round, and what becomes of a juror's data.</summary>
public sealed class SeedJuryTests
{
    private JuryStage stage = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        stage = await JuryStage.Start();
        var nominations = new[] { stage.Nomination, await stage.Added("instrumenty", 2, "Електронні інструменти"), await stage.Added("demokratiia", 3, "Електронна демократія") };
        for (var i = 0; i < 45; i++)
            await stage.Entered($"Заявка № {i + 1}", region: Regions.All[i % Regions.All.Count].Katottg, nomination: nominations[i % 3]);
        stage.Time.Advance(TimeSpan.FromDays(3));
        for (var time = 0; time < 2; time++)
            await stage.Hub.Run<SeedJury>(s => s.Run(stage.Round.Id, CancellationToken.None));
    }

    [OneTimeTearDown]
    public async Task Stop() => await stage.DisposeAsync();

    [Test, Order(1)]
    public async Task Nine_jurors_have_conflicts_even_loads_and_scores_that_have_begun()
    {
        var loads = (await stage.Db(db => JurorSight.Standing(db, stage.Round.Id).Select(a => a.JurorId).ToListAsync())).CountBy(id => id).Select(l => l.Value).ToList();
        Assert.That(loads, Has.Count.EqualTo(9));
        Assert.That(loads.Max() - loads.Min(), Is.LessThanOrEqualTo(1));
        Assert.That(loads.Sum(), Is.EqualTo(45 * stage.Round.Settings.JurorsPerEntry));
        Assert.That(await stage.Db(db => db.Conflicts.Select(c => c.State).Distinct().CountAsync()), Is.EqualTo(3), "suggested, confirmed and dismissed");
        var states = (await stage.Db(db => db.Ballots.Select(b => b.State).ToListAsync())).CountBy(s => s).ToDictionary();
        Assert.That(states.Keys, Is.EquivalentTo(new[] { BallotState.Complete, BallotState.Partial, BallotState.Abstained }));
        Assert.That(states[BallotState.Complete], Is.GreaterThan(100));
        Assert.That(await stage.Db(db => db.Ballots.CountAsync(b => db.Conflicts.Any(c => c.JurorId == b.JurorId && c.EntryId == b.EntryId && c.State != ConflictState.Dismissed))), Is.Zero);
    }

    [Test, Order(1)]
    public async Task A_new_hearer_is_told_of_seats_and_of_what_waits()
    {
        await stage.Hub.Db<ContestDb>(async db =>
        {
            db.Outbox.RemoveRange(await db.Outbox.ToListAsync());
            db.Publish(new ReplayRequested("Contest"));
            await db.SaveChangesAsync();
        });
        await stage.Hub.DeliverOutbox();
        Assert.That((await stage.Facts<MyItemChanged>()).Count(f => f.Contains("JurorState.Accepted", StringComparison.Ordinal)), Is.EqualTo(9));
        var tasks = await stage.Facts<TaskOpened>();
        Assert.That(tasks.Count(t => t.Contains("Task.Score", StringComparison.Ordinal)), Is.EqualTo(9));
        Assert.That(tasks.Count(t => t.Contains("Task.Conflicts", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test, Order(2)]
    public async Task A_juror_gets_their_own_scores_and_nobody_else_s_and_is_forgotten_while_the_ballots_stay()
    {
        var juror = await stage.Db(db => db.Jurors.AsNoTracking().SingleAsync(j => j.Pseudonym == 2));
        await stage.Hub.Db<ContestDb>(async db =>
        {
            foreach (var ballot in await db.Ballots.Where(b => b.JurorId == juror.Id).Take(1).ToListAsync())
                ballot.Note("НОТАТКА ДЛЯ СЕБЕ", stage.Now);
            await db.SaveChangesAsync();
        });
        var exported = await Exported(juror.PersonId!.Value);
        Assert.That(exported, Does.Contain("НОТАТКА ДЛЯ СЕБЕ").And.Contain("Вінницька міська рада").And.Contain(juror.NameUk));
        Assert.That(await Exported(Guid.NewGuid()), Is.Empty);
        var before = await stage.Db(db => JurorSight.Counted(db, stage.Round.Id).CountAsync(b => b.JurorId == juror.Id));
        await stage.Hub.Db<ContestDb>(async db =>
        {
            db.Publish(new PersonErased(juror.PersonId!.Value, "", ""));
            await db.SaveChangesAsync();
        });
        await stage.Hub.DeliverOutbox();
        var after = await stage.Db(db => db.Jurors.AsNoTracking().SingleAsync(j => j.Id == juror.Id));
        Assert.That((after.PersonId, after.Email, after.State), Is.EqualTo(((Guid?)null, (string?)null, JurorState.Left)));
        Assert.That(after.NameUk, Is.Not.EqualTo(juror.NameUk));
        Assert.That(await stage.Db(db => db.Ballots.CountAsync(b => b.JurorId == juror.Id && b.PrivateNote != "")), Is.Zero);
        Assert.That(await stage.Db(db => db.JurorTies.CountAsync(t => t.JurorId == juror.Id)), Is.Zero);
        Assert.That(before, Is.Positive);
        Assert.That(await stage.Db(db => JurorSight.Counted(db, stage.Round.Id).CountAsync(b => b.JurorId == juror.Id)), Is.EqualTo(before));
    }

    [Test]
    public async Task The_portal_s_own_running_round_gets_it_with_the_demonstration()
    {
        await using var hub = await HubApp.Start(new() { Demonstration = true });
        var seen = await hub.Db<ContestDb, (int, int, int, int)>(async db => (await db.Jurors.CountAsync(j => j.RoundId == RunningRound.Id),
            await JurorSight.Standing(db, RunningRound.Id).CountAsync(), await db.AssignmentRuns.CountAsync(r => r.RoundId == RunningRound.Id), await db.Conflicts.Select(c => c.State).Distinct().CountAsync()));
        Assert.That(seen, Is.EqualTo((9, 45 * 5, 1, 3)));
        Assert.That(await hub.Db<ContestDb, int>(db => db.Ballots.CountAsync()), Is.GreaterThan(100));
    }

    private async Task<string> Exported(Guid person)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            await stage.Hub.Run<WriteContestData>(w => w.Run(new PersonalDataArchive(zip, "contest", person), CancellationToken.None));
        using var read = new ZipArchive(bytes, ZipArchiveMode.Read);
        var all = new StringBuilder();
        foreach (var entry in read.Entries)
        {
            using var text = new StreamReader(await entry.OpenAsync());
            all.Append(await text.ReadToEndAsync());
        }
        return all.ToString();
    }
}
