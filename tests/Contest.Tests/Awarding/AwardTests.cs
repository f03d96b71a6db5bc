using System.Text.RegularExpressions;
using Hub.Contest.Awarding;
using Hub.Contest.Tests.Jury;
using Hub.Contest.Tests.Results;
using Hub.SharedKernel;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Tests.Awarding;

/// <summary>Awards follow from the published result, all of them or none.</summary>
[Engines]
public sealed class AwardTests(EngineKind engine)
{
    private PublishedStage stage = null!;

    [SetUp]
    public async Task Start() => stage = await PublishedStage.Start(new() { Engine = engine });

    [TearDown]
    public async Task Stop() => await stage.DisposeAsync();

    [Test]
    public async Task Places_become_awards_with_diplomas_badges_and_notices_once()
    {
        Assert.That(await Give(2), Is.EqualTo(2));
        var awards = await stage.Db(db => db.Awards.AsNoTracking().OrderBy(a => a.Place).ToListAsync());
        Assert.That(awards.Select(a => (a.EntryId, a.Place)), Is.EqualTo(new[] { (stage.Entries[0].Id, (int?)1), (stage.Entries[1].Id, 2) }));
        Assert.That(awards.Select(a => DiplomaNumber.Read(a.DiplomaNumber)), Is.Unique.And.All.Not.Null);
        var badges = await stage.Stage.Facts<PracticeAwarded>();
        Assert.That(badges, Has.Count.EqualTo(2));
        Assert.That(badges[0], Does.Contain(stage.Practices[0].ToString()).And.Contain(awards[0].Id.ToString()));
        Assert.That((await stage.Stage.Facts<NoticeRaised>()).Count(n => n.Contains("Notice.AwardGiven", StringComparison.Ordinal) && n.Contains(JuryStage.Entrant.Id.ToString(), StringComparison.Ordinal)), Is.EqualTo(2));
        Assert.That(await stage.Db(db => db.Timeline.CountAsync(t => t.Action == "Awarded" && t.IsPublic && t.EntryId != null)), Is.EqualTo(2));
        Assert.That((await stage.Stage.Facts<ActionRecorded>()).Count(a => a.Contains("contest.awarded", StringComparison.Ordinal)), Is.EqualTo(2));

        Assert.That(Refused(() => Give(1)), Is.EqualTo("Award.Given"));
        Assert.That(await stage.Db(db => db.Awards.CountAsync()), Is.EqualTo(2));
    }

    [Test]
    public async Task A_number_of_places_that_cannot_be_gives_nothing()
    {
        Assert.That(Refused(() => Give(11)), Is.EqualTo("Award.Places"));
        Assert.That(Refused(() => Give(-1)), Is.EqualTo("Award.Places"));
        Assert.That(Refused(() => Give(0)), Is.EqualTo("Award.Nobody"));
        Assert.That(await stage.Db(db => db.Awards.AnyAsync()), Is.False);
    }

    [Test]
    public async Task Two_who_press_at_once_give_once()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            try
            {
                return await Give(3) is not null;
            }
            catch (Exception refused) when (refused is DbUpdateConcurrencyException or RuleViolation)
            {
                return false;
            }
        })));
        Assert.That(outcomes.Count(o => o), Is.EqualTo(1));
        Assert.That(await stage.Db(db => db.Awards.CountAsync()), Is.EqualTo(3));
    }

    [Test]
    public async Task A_special_prize_names_its_donor_and_reason_and_stands_beside_a_place()
    {
        await Give(1);
        var words = new PrizeWordsOf("Відкритість", "Фонд громад");
        Assert.That(Refused(() => Prize(stage.Entries[0].Id, words.Of(reason: " "))), Is.EqualTo("Prize.ReasonNeeded"));
        Assert.That(Refused(() => Prize(Guid.NewGuid(), words.Of())), Is.EqualTo("Prize.EntryNeeded"));
        Assert.That(await Prize(stage.Entries[0].Id, words.Of()), Is.True);

        var shown = await stage.Db(db => db.ShownAwards(a => a.RoundId == stage.Stage.Round.Id).ToListAsync());
        Assert.That(shown.Select(a => (a.Place, a.PrizeUk, a.DonorUk)), Is.EqualTo(new (int?, string?, string?)[] { (1, null, null), (null, "Відкритість", "Фонд громад") }));
        Assert.That((await stage.Stage.Facts<PracticeAwarded>()).Select(Regex.Unescape), Has.Exactly(2).Contains(stage.Practices[0].ToString()));
    }

    private Task<int?> Give(int places) => stage.Stage.As(JuryStage.Organiser).Run<GiveAwards, int?>(u => u.Run(stage.Stage.Round.Id, new Dictionary<Guid, int> { [stage.Stage.Nomination.Id] = places }, default));

    private Task<bool> Prize(Guid entry, Contest.Results.PrizeWords words) => stage.Stage.As(JuryStage.Organiser).Run<GivePrize, bool>(u => u.Run(stage.Stage.Round.Id, entry, words, default));

    private static string Refused(Func<Task> act) => Assert.ThrowsAsync<RuleViolation>(() => act())!.Key;

    private sealed record PrizeWordsOf(string Title, string Donor)
    {
        public Contest.Results.PrizeWords Of(string reason = "За відкриті дані") => new(Title, null, Donor, null, reason, null);
    }
}
