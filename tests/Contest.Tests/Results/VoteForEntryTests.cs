using Hub.Contest.Results;
using Hub.Contest.Tests.Jury;
using Hub.SharedKernel;
using Hub.SharedKernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Tests.Results;

/// <summary>The vote of visitors on every engine: one a person and nomination, whatever they press.</summary>
[Engines]
public sealed class VoteForEntryTests(EngineKind engine)
{
    private JuryStage stage = null!;
    private List<Entry> entries = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        stage = await JuryStage.Start(new() { Engine = engine });
        await stage.Declare(new() { PublicVote = true, EntriesShown = EntriesShown.FromJury });
        var other = await stage.Added("instrumenty", 2, "Інструменти");
        entries = [await stage.Entered("Перша"), await stage.Entered("Друга"), await stage.Entered("Третя", nomination: other)];
    }

    [OneTimeTearDown]
    public async Task Stop() => await stage.DisposeAsync();

    [Test, Order(1)]
    public async Task Votes_of_one_person_from_several_windows_at_once_leave_one_in_each_nomination()
    {
        var voted = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => Vote(JuryStage.Stranger, i % 3))));
        Assert.That(voted, Is.All.True);
        Assert.That(await stage.Db(db => db.PublicVotes.CountAsync(v => v.PersonId == JuryStage.Stranger.Id)), Is.EqualTo(2));
    }

    [Test, Order(2)]
    public async Task A_vote_may_be_changed_until_the_result_is_due()
    {
        await Vote(JuryStage.Entrant, 0);
        await Vote(JuryStage.Entrant, 1);
        Assert.That(await stage.Db(db => db.PublicVotes.Where(v => v.PersonId == JuryStage.Entrant.Id).Select(v => v.EntryId).SingleAsync()), Is.EqualTo(entries[1].Id));
        stage.Time.SetUtcNow(stage.Round.Calendar.Results);
        Assert.That(Assert.ThrowsAsync<RuleViolation>(() => Vote(JuryStage.Entrant, 0))!.Key, Is.EqualTo("Vote.Closed"));
    }

    private Task<bool> Vote(TestPerson person, int entry) => stage.As(person).Run<VoteForEntry, bool>(u => u.Run(entries[entry].Id, default));
}
