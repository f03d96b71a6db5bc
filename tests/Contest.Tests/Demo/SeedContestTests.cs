using Hub.Contest.Demo;
using Hub.Contest.Jury;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Tests.Demo;

/// <summary>The demonstration holds what the first competition was, and a round in the midst of scoring.</summary>
public sealed class SeedContestTests
{
    private static HubApp Hub => DemoPortal.Hub;

    [Test]
    public async Task The_round_of_2013_names_its_winners_and_invents_no_score()
    {
        var page = await Hub.Get("/contest/2013");
        Assert.That(page.Main, Does.Contain("Віртуальний офіс адміністративних послуг").And.Contain("Виборці: влада і громада").And.Contain("29 жовтня 2013"));
        Assert.That(await Hub.Db<ContestDb, int>(db => db.Ballots.CountAsync(b => db.Entries.Any(e => e.Id == b.EntryId && e.RoundId == Round2013.Id))), Is.Zero);
    }

    [Test]
    public async Task The_running_round_has_45_entries_nine_jurors_conflicts_and_unfinished_scores()
    {
        var counts = await Hub.Db<ContestDb, (int Entries, int Jurors, int Conflicts, int Complete, int Partial, int Abstained)>(async db => (
            await db.Entries.CountAsync(e => e.RoundId == RunningRound.Id), await db.Jurors.CountAsync(j => j.RoundId == RunningRound.Id), await db.Conflicts.CountAsync(),
            await db.Ballots.CountAsync(b => b.State == BallotState.Complete), await db.Ballots.CountAsync(b => b.State == BallotState.Partial), await db.Ballots.CountAsync(b => b.State == BallotState.Abstained)));
        Assert.Multiple(() =>
        {
            Assert.That((counts.Entries, counts.Jurors), Is.EqualTo((45, 9)));
            Assert.That(new[] { counts.Conflicts, counts.Complete, counts.Partial, counts.Abstained }, Has.All.GreaterThan(0));
        });
    }

    [Test]
    public async Task Nobody_is_assigned_an_entry_they_have_a_conflict_with() => Assert.That(await Hub.Db<ContestDb, int>(db => db.Assignments.CountAsync(a =>
        db.Conflicts.Any(c => c.JurorId == a.JurorId && c.EntryId == a.EntryId && c.State != ConflictState.Dismissed))), Is.Zero);

    [Test]
    public async Task Adding_it_again_changes_nothing()
    {
        Task<int> Rows() => Hub.Db<ContestDb, int>(async db => await db.Rounds.CountAsync() + await db.Entries.CountAsync() + await db.Ballots.CountAsync() + await db.Outbox.CountAsync());
        var before = await Rows();
        await Hub.Run<SeedContest>(seed => seed.Run(default));
        Assert.That(await Rows(), Is.EqualTo(before));
    }

    [TestCase("/contest")]
    [TestCase("/en/contest")]
    [TestCase("/en/contest/2013")]
    [TestCase("/contest/2013/entries")]
    [TestCase("/contest/2013/entries?region=UA-05")]
    public async Task Public_pages_answer(string path) => Assert.That((await Hub.Get(path)).Status, Is.EqualTo(200));
}
