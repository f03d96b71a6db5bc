using System.Text;
using System.Text.RegularExpressions;
using Hub.Contest.Counting;
using Hub.Contest.Counting.Exchange;
using Hub.Contest.Jury;
using Hub.Contest.Results;
using Hub.Contest.Tests.Jury;
using Hub.SharedKernel;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Tests.Results;

/// <summary>The count becomes a result, once; an upheld appeal brings another beside it.</summary>
[Engines]
public sealed class PublishResultTests(EngineKind engine)
{
    private JuryStage stage = null!;
    private List<Entry> entries = null!;
    private List<(TestPerson Person, Juror Juror)> jurors = null!;

    [SetUp]
    public async Task Start()
    {
        stage = await JuryStage.Start(new() { Engine = engine });
        entries = [await stage.Entered("Перша"), await stage.Entered("Друга"), await stage.Entered("Третя")];
        jurors = [await stage.Seated(), await stage.Seated(), await stage.Seated()];
        // The first two are equal: 7.2; the third is below them.
        foreach (var ((_, juror), values) in jurors.Zip(new[] { ((8m, 6m), (6m, 9m)), ((8m, 6m), (6m, 9m)), ((8m, 6m), (6m, 9m)) }))
        {
            await stage.Scored(juror, entries[0], values.Item1.Item1, values.Item1.Item2);
            await stage.Scored(juror, entries[1], values.Item2.Item1, values.Item2.Item2);
            await stage.Scored(juror, entries[2], 3, 4);
        }
    }

    [TearDown]
    public async Task Stop() => await stage.DisposeAsync();

    [Test]
    public async Task It_is_refused_before_deliberation_and_until_the_results_are_due()
    {
        Assert.That(Refused(), Is.EqualTo("Result.TooEarly"));
        stage.Time.SetUtcNow(stage.Round.Calendar.Results.AddMinutes(-1));
        Assert.That(Refused(), Is.EqualTo("Result.NotYet"));
        stage.Time.SetUtcNow(stage.Round.Calendar.Results);
        await Publish();
        Assert.That(Refused(), Is.EqualTo("Result.Twice"));
        Assert.That(await stage.Db(db => db.PublishedResults.CountAsync()), Is.EqualTo(1));
    }

    [Test]
    public async Task Ties_that_are_left_to_the_chair_are_named_and_the_latest_vote_on_a_tie_decides_it()
    {
        await stage.Declare(new() { Ties = TieRule.Chair });
        stage.Time.SetUtcNow(stage.Round.Calendar.Results);
        var refusal = Assert.ThrowsAsync<RuleViolation>(() => Publish())!;
        Assert.That(refusal.Key, Is.EqualTo("Result.TiesOpen"));
        Assert.That(refusal.Details[0], Is.EqualTo($"Електронні послуги: {Key(0)}, {Key(1)}"));
        await Vote("Спершу так", 0, 1);
        await Vote("Після перегляду", 1, 0);
        var count = PublishedCount.Read(await Publish());
        Assert.That(count.Nominations.Single().Entries.Select(e => (e.Entry.Key, e.Place)), Is.EqualTo(new[] { (Key(1), (int?)1), (Key(0), 2), (Key(2), 3) }));
        Assert.That(count.Input.Decisions.Single().Reason, Is.EqualTo("Після перегляду"));
        Assert.That(await stage.Db(db => db.ChairVotes.CountAsync()), Is.EqualTo(2), "the earlier vote stays on record");
    }

    [Test]
    public async Task Panels_that_share_no_entry_are_named()
    {
        await stage.Declare(new() { Normalisation = Normalisation.ZScore, LeastBallotsToNormalise = 2 });
        var (lonely, alone) = (await stage.Seated(), await stage.Entered("Окрема"));
        await stage.Scored(lonely.Juror, alone, 5, 6);
        stage.Time.SetUtcNow(stage.Round.Calendar.Results);
        var refusal = Assert.ThrowsAsync<RuleViolation>(() => Publish())!;
        Assert.That(refusal.Key, Is.EqualTo("Count.Panels"));
        Assert.That(refusal.Details[1], Does.Contain($"{CountKeys.Of(lonely.Juror)} {alone.Receipt(stage.Round)}"));
    }

    [Test]
    public async Task What_is_published_can_be_verified_by_anybody_and_is_told_to_everybody()
    {
        await stage.Declare(new() { Ties = TieRule.Shared, EntriesShown = EntriesShown.FromResults });
        stage.Time.SetUtcNow(stage.Round.Calendar.Results);
        var result = await Publish();

        var kept = await stage.Db(db => db.PublishedResults.AsNoTracking().SingleAsync());
        Assert.That(kept.CsvSha256, Is.EqualTo(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(kept.Csv)))));
        Assert.That(kept.Json, Is.EqualTo(result.Json));
        var report = Verify.Of(Encoding.UTF8.GetBytes(kept.Csv));
        Assert.That(report.Verdict, Is.EqualTo(Verdict.Equal));
        Assert.That(report.Count!.Nominations.Single().Entries.Select(e => e.Place), Is.EqualTo(new int?[] { 1, 1, 3 }));
        Assert.That(kept.Json, Does.Contain(report.Seal));
        Assert.That(await stage.Db(db => ResultHead.SealOf(db, kept.Id, default)), Is.EqualTo(report.Seal));
        Assert.That(await stage.Db(db => db.Rounds.Where(r => r.Id == stage.Round.Id).Select(r => r.ResultAt).SingleAsync()), Is.EqualTo(kept.At));
        Assert.That((await stage.Facts<ItemPublished>()).Select(Regex.Unescape).Where(f => f.Contains("\"entry\"", StringComparison.Ordinal)), Has.Exactly(3).Items);
        Assert.That(await stage.Facts<PublicPagesChanged>(), Is.Not.Empty);
        var notices = (await stage.Facts<NoticeRaised>()).Where(n => n.Contains("Notice.ResultPublished", StringComparison.Ordinal)).ToList();
        Assert.That(notices.Count(n => n.Contains(JuryStage.Entrant.Id.ToString(), StringComparison.Ordinal)), Is.EqualTo(3));
        Assert.That(jurors.Select(j => notices.Count(n => n.Contains(j.Person.Id.ToString(), StringComparison.Ordinal))), Is.All.EqualTo(1));
        Assert.That(await stage.Db(db => db.Timeline.CountAsync(t => t.Action == "ResultPublished" && t.IsPublic)), Is.EqualTo(1));
    }

    [Test]
    public async Task An_upheld_appeal_brings_a_second_result_and_the_first_stays()
    {
        stage.Time.SetUtcNow(stage.Round.Calendar.Results);
        var first = await Publish();
        var appeal = await Appealed(AppealState.Open);
        Assert.That(Refused(appeal), Is.EqualTo("Result.AppealNotUpheld"));
        var upheld = await Appealed(AppealState.Upheld);
        await stage.Hub.Db<ContestDb>(async db =>
        {
            (await db.Ballots.SingleAsync(b => b.JurorId == jurors[0].Juror.Id && b.EntryId == entries[0].Id)).Void("Оцінено не ту заявку");
            (await db.Ballots.SingleAsync(b => b.JurorId == jurors[1].Juror.Id && b.EntryId == entries[0].Id)).Void("Оцінено не ту заявку");
            await db.SaveChangesAsync();
        });
        var second = await Publish(upheld);
        Assert.That((second.Number, second.AppealId), Is.EqualTo((2, upheld)));
        var changes = CountDifference.Between(PublishedCount.Read(first), PublishedCount.Read(second));
        Assert.That(changes.Select(c => (c.Entry, c.Before!.Place, c.After!.Place)), Is.EqualTo(new[] { (Key(1), (int?)1, (int?)1), (Key(2), 3, 2), (Key(0), 1, null) }));
        Assert.That(Refused(upheld), Is.EqualTo("Result.Twice"));
        Assert.That(await stage.Db(db => db.PublishedResults.Where(r => r.Number == 1).Select(r => r.Csv).SingleAsync()), Is.EqualTo(first.Csv));
    }

    private string Key(int entry) => entries[entry].Receipt(stage.Round);

    private Task<PublishedResult> Publish(Guid? appeal = null) => stage.Hub.Run<PublishResult, PublishedResult>(u => u.Run(stage.Round.Id, appeal, JuryStage.Organiser.Id, default));

    private string Refused(Guid? appeal = null) => Assert.ThrowsAsync<RuleViolation>(() => Publish(appeal))!.Key;

    private Task Vote(string reason, params int[] order) => stage.Hub.Db<ContestDb>(async db =>
    {
        db.ChairVotes.Add(ChairVote.Cast(await db.Rounds.SingleAsync(r => r.Id == stage.Round.Id), stage.Nomination.Id, [.. order.Select(i => entries[i].Id)], reason, null, JuryStage.Chair.Id, stage.Now));
        await db.SaveChangesAsync();
    });

    private Task<Guid> Appealed(AppealState state) => stage.Db(async db =>
    {
        var appeal = Appeal.Lodge(stage.Round, entries[1].Id, "Оцінки переплутано", JuryStage.Entrant.Id, stage.Round.Calendar.Appeals.AddDays(1));
        if (state != AppealState.Open)
            appeal.Decide(state == AppealState.Upheld, "Так і було", null, null, JuryStage.Chair.Id, stage.Round.Calendar.Appeals.AddDays(2));
        db.Appeals.Add(appeal);
        await db.SaveChangesAsync();
        return appeal.Id;
    });
}
