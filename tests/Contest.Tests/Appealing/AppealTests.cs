using Hub.Contest.Appealing;
using Hub.Contest.Awarding;
using Hub.Contest.Calendar;
using Hub.Contest.Jury;
using Hub.Contest.Results;
using Hub.Contest.Tests.Jury;
using Hub.Contest.Tests.Results;
using Hub.SharedKernel;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Tests.Appealing;

/// <summary>An appeal is lodged in its window, decided on what was shown, and changes the result, the awards and the badges together.</summary>
[Engines]
public sealed class AppealTests(EngineKind engine)
{
    private const string Reason = "Бюлетень вилучено через конфлікт інтересів.";
    private PublishedStage stage = null!;

    [SetUp]
    public async Task Start()
    {
        stage = await PublishedStage.Start(new() { Engine = engine });
        await stage.Stage.As(JuryStage.Organiser).Run<GiveAwards, int?>(u => u.Run(stage.Stage.Round.Id, new Dictionary<Guid, int> { [stage.Stage.Nomination.Id] = 2 }, default));
    }

    [TearDown]
    public async Task Stop() => await stage.DisposeAsync();

    [Test]
    public async Task It_is_taken_from_the_first_second_of_the_window_to_the_last_from_the_entrant_alone()
    {
        Assert.That(Refused(() => Lodge(1)), Is.EqualTo("Appeal.TooEarly"));
        stage.Stage.Time.SetUtcNow(stage.Stage.Round.Calendar.Appeals);
        Assert.That(await stage.Stage.As(JuryStage.Stranger).Run<LodgeAppeal, bool>(u => u.Run(stage.Entries[1].Id, "Чуже", default)), Is.False);
        Assert.That(Refused(() => Lodge(1, "  ")), Is.EqualTo("Appeal.TextNeeded"));
        stage.Stage.Time.SetUtcNow(stage.Stage.Round.Calendar.Archive.AddSeconds(-1));
        Assert.That(await Lodge(1), Is.True);
        Assert.That(Refused(() => Lodge(1)), Is.EqualTo("Appeal.AlreadyOpen"));
        stage.Stage.Time.SetUtcNow(stage.Stage.Round.Calendar.Archive);
        Assert.That(Refused(() => Lodge(0)), Is.EqualTo("Appeal.Late"));
        Assert.That(await stage.Db(db => db.Appeals.CountAsync()), Is.EqualTo(1));
        Assert.That((await stage.Stage.Facts<TaskOpened>()).Count(t => t.Contains("Task.Appeal", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public async Task An_upheld_appeal_changes_places_awards_diplomas_and_badges_together()
    {
        var appeal = await Lodged(1);
        Assert.That((await Difference()).Changes, Is.Empty);
        Assert.That(await VoidDecisive(), Is.True);
        var difference = await Difference();
        Assert.That(difference.Changes.Select(c => (c.PlaceBefore, c.PlaceAfter)), Is.EqualTo(new (int?, int?)[] { (2, 1), (1, 2) }));
        Assert.That((await stage.Places()).All, Is.EqualTo(new int?[] { 1, 2, 3 }), "the published result stands until the decision");

        Assert.That(await Decide(appeal, true, seen: difference.Seen), Is.True);

        Assert.That((await stage.Places()).All, Is.EqualTo(new int?[] { 2, 1, 3 }));
        var kept = await stage.Db(db => db.Appeals.AsNoTracking().SingleAsync());
        Assert.That(AppealChange.FromJson(kept.Changes).Select(c => (c.PlaceBefore, c.PlaceAfter)), Is.EqualTo(difference.Changes.Select(c => (c.PlaceBefore, c.PlaceAfter))));
        Assert.That((await stage.Db(db => db.PublishedResults.AsNoTracking().SingleAsync(r => r.Number == 2))).AppealId, Is.EqualTo(appeal));
        var awards = await stage.Db(db => db.Awards.AsNoTracking().OrderBy(a => a.RevokedAt == null).ThenBy(a => a.Place).ToListAsync());
        Assert.That(awards.Where(a => a.RevokedAt is null).Select(a => (a.EntryId, a.Place)), Is.EqualTo(new[] { (stage.Entries[1].Id, (int?)1), (stage.Entries[0].Id, 2) }));
        Assert.That(awards.Where(a => a.RevokedAt is not null).Select(a => a.RevokedReason), Is.EqualTo(new[] { Reason, Reason }));
        Assert.That(awards.Select(a => a.DiplomaNumber), Is.Unique);
        var gone = await stage.Stage.Facts<PracticeAwardWithdrawn>();
        Assert.That(awards.Where(a => a.RevokedAt is not null).Select(a => gone.Count(f => f.Contains(a.Id.ToString(), StringComparison.Ordinal))), Is.All.EqualTo(1));
        var given = await stage.Stage.Facts<PracticeAwarded>();
        Assert.That(awards.Where(a => a.RevokedAt is null).Select(a => given.Count(f => f.Contains(a.Id.ToString(), StringComparison.Ordinal))), Is.All.EqualTo(1));
        var notices = await stage.Stage.Facts<NoticeRaised>();
        Assert.That(new[] { "Notice.AppealUpheld", "Notice.AwardRevoked", "Notice.AppealDecided" }.Where(key => !notices.Any(n => n.Contains(key, StringComparison.Ordinal))), Is.Empty);
        Assert.That(Refused(() => Decide(appeal, true, seen: "")), Is.EqualTo("Appeal.Decided").Or.EqualTo("Appeal.LookFirst"));

        var revoked = awards.First(a => a.RevokedAt is not null).DiplomaNumber!;
        var page = await stage.Stage.Hub.Get(AwardFacts.DiplomaPath(revoked));
        Assert.That(page.Main, Does.Contain("Диплом скасовано").And.Contain(Reason));
        Assert.That((await stage.Stage.Hub.Get(AwardFacts.DiplomaPdfPath(revoked))).Status, Is.EqualTo(404));
        Assert.That((await stage.Stage.Hub.Get(AwardFacts.DiplomaPdfPath(awards[^1].DiplomaNumber!))).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task What_was_not_shown_is_not_decided_and_nothing_is_half_done()
    {
        var appeal = await Lodged(1);
        var shown = (await Difference()).Seen;
        Assert.That(await VoidDecisive(), Is.True);
        Assert.That(Refused(() => Decide(appeal, true, seen: shown)), Is.EqualTo("Appeal.LookFirst"));
        Assert.That(Refused(() => Decide(appeal, false)), Is.EqualTo("Appeal.ChangedButDismissed"));
        Assert.That(Refused(() => Decide(appeal, true, reason: " ", seen: shown)), Is.EqualTo("Appeal.ReasonNeeded"));
        Assert.That(Refused(() => Decide(appeal, null)), Is.EqualTo("Appeal.OutcomeNeeded"));
        Assert.That((await stage.Db(db => db.Appeals.AsNoTracking().SingleAsync())).State, Is.EqualTo(AppealState.Open));
        Assert.That(await stage.Db(db => db.PublishedResults.CountAsync()), Is.EqualTo(1));
    }

    [Test]
    public async Task A_dismissed_appeal_changes_nothing()
    {
        var appeal = await Lodged(1);
        Assert.That(await Decide(appeal, false), Is.True);
        Assert.That(await stage.Db(db => db.PublishedResults.CountAsync()), Is.EqualTo(1));
        Assert.That(await stage.Db(db => db.Awards.CountAsync(a => a.RevokedAt != null)), Is.Zero);
        Assert.That((await stage.Stage.Facts<NoticeRaised>()).Any(n => n.Contains("Notice.AppealDismissed", StringComparison.Ordinal)), Is.True);
        Assert.That((await stage.Stage.Facts<TaskClosed>()).Count, Is.GreaterThan(0));
    }

    [Test]
    public async Task An_entry_put_out_loses_its_place_its_page_and_its_award_and_may_be_let_in_again()
    {
        var appeal = await Lodged(1);
        var standing = new StandingChange(stage.Entries[0].Id, TakesPart: false);
        var difference = await Difference(standing);
        Assert.That(difference.Changes.Select(c => (c.PlaceBefore, c.PlaceAfter)), Is.EquivalentTo(new (int?, int?)[] { (1, null), (2, 1), (3, 2) }));
        Assert.That((await Entry(0)).State, Is.EqualTo(EntryState.Eligible), "shown is not done");
        Assert.That(await Decide(appeal, true, standing, seen: difference.Seen), Is.True);

        Assert.That((await stage.Places()).All, Is.EqualTo(new int?[] { null, 1, 2 }));
        Assert.That((await stage.Stage.Hub.Get("/contest/entries/" + stage.Entries[0].Id)).Status, Is.EqualTo(404));
        Assert.That(await stage.Stage.Facts<ItemWithdrawn>(), Has.Count.EqualTo(1));
        Assert.That(await stage.Db(db => db.Awards.Where(a => a.RevokedAt == null).OrderBy(a => a.Place).Select(a => a.EntryId).ToListAsync()), Is.EqualTo(new[] { stage.Entries[1].Id, stage.Entries[2].Id }));

        Assert.That(await Lodge(0), Is.True, "who was put out may appeal");
        var other = await stage.Db(db => db.Appeals.Where(a => a.State == AppealState.Open).Select(a => a.Id).SingleAsync());
        var back = new StandingChange(stage.Entries[0].Id, TakesPart: true);
        Assert.That(await Decide(other, true, back, seen: (await Difference(back)).Seen), Is.True);
        Assert.That((await stage.Places()).All, Is.EqualTo(new int?[] { 1, 2, 3 }));
        Assert.That(await stage.Db(db => db.PublishedResults.CountAsync()), Is.EqualTo(3));
    }

    [Test]
    public async Task Who_lodged_it_or_has_a_conflict_does_not_decide_and_only_the_chair_does()
    {
        var appeal = await Lodged(1);
        Assert.That(await stage.Stage.As(JuryStage.Organiser).Run<DecideAppeal, bool>(u => u.Run(appeal, new(false, null, Reason, null, null), default)), Is.False);
        await stage.Stage.Hub.Db<ContestDb>(async db =>
        {
            var juror = Juror.Invite(Guid.CreateVersion7(), stage.Stage.Round.Id, JuryStage.Chair.Id, "Голова", null, null, JurorCategory.Scholar, 40, null, JuryStage.Organiser.Id, stage.Stage.Round.Calendar.Entries);
            juror.Accept(JuryStage.Chair.Id, 1, stage.Stage.Round.Calendar.Entries);
            db.Jurors.Add(juror);
            db.Conflicts.Add(Conflict.Declare(juror.Id, stage.Entries[1].Id, "Родич", stage.Stage.Now));
            await db.SaveChangesAsync();
        });
        Assert.That(Refused(() => Decide(appeal, false)), Is.EqualTo("Appeal.Own"));
    }

    [Test]
    public async Task A_round_does_not_go_to_the_archive_silently_with_open_appeals()
    {
        await Lodged(1);
        stage.Stage.Time.SetUtcNow(stage.Stage.Round.Calendar.Archive);
        await stage.Stage.Hub.Run<MovePhases>(job => job.Run(default));
        var warned = (await stage.Stage.Facts<NoticeRaised>()).Where(n => n.Contains("Notice.AppealsOpen", StringComparison.Ordinal)).ToList();
        Assert.That(warned, Has.Exactly(1).Contains(ContestModule.Manage).And.Exactly(1).Contains(ContestModule.Chair));
        Assert.That((await stage.Stage.As(JuryStage.Organiser).Get(ContestFacts.OrganisePath(stage.Stage.Round.Id))).Main, Does.Contain("1 нерозглянута апеляція"));
        Assert.That((await stage.Stage.Hub.Get("/contest/2026")).Main, Does.Contain("результат не остаточний"));
        Assert.That(await Decide(await stage.Db(db => db.Appeals.Select(a => a.Id).SingleAsync()), false), Is.True, "a late decision is better than none");
    }

    private async Task<Guid> Lodged(int entry)
    {
        stage.Stage.Time.SetUtcNow(stage.Stage.Round.Calendar.Appeals.AddHours(1));
        Assert.That(await Lodge(entry), Is.True);
        return await stage.Db(db => db.Appeals.Select(a => a.Id).SingleAsync());
    }

    private Task<bool> Lodge(int entry, string text = "Член журі працює у переможця.") => stage.Stage.As(JuryStage.Entrant).Run<LodgeAppeal, bool>(u => u.Run(stage.Entries[entry].Id, text, default));

    private Task<AppealDifference> Difference(StandingChange? standing = null) => stage.Stage.As(JuryStage.Chair).Run<AppealCount, AppealDifference>(u => u.Run(stage.Stage.Round.Id, standing, Reason, default));

    private Task<bool> VoidDecisive() => stage.Stage.As(JuryStage.Chair).Run<VoidBallot, bool>(u => u.Run(stage.Decisive.Id, stage.Decisive.Version, Reason, default));

    private Task<bool> Decide(Guid appeal, bool? upheld, StandingChange? standing = null, string reason = Reason, string? seen = null) =>
        stage.Stage.As(JuryStage.Chair).Run<DecideAppeal, bool>(u => u.Run(appeal, new(upheld, standing, reason, "In English.", seen), default));

    private Task<Entry> Entry(int number) => stage.Db(db => db.Entries.AsNoTracking().SingleAsync(e => e.Id == stage.Entries[number].Id));

    private static string Refused(Func<Task> act) => Assert.ThrowsAsync<RuleViolation>(() => act())!.Key;
}
