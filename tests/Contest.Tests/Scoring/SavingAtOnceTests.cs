using Hub.Contest.Jury;
using Hub.Contest.Scoring;
using Hub.Contest.Tests.Jury;
using Hub.SharedKernel.Data;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;

namespace Hub.Contest.Tests.Scoring;

/// <summary>Two hundred jurors save at once: nothing is lost, and nothing is written over silently.</summary>
[Engines]
public sealed class SavingAtOnceTests(EngineKind engine)
{
    private const int Many = 200;
    private JuryStage stage = null!;
    private Entry entry = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        stage = await JuryStage.Start(new() { Engine = engine });
        entry = await stage.Entered("Заявка для всіх");
    }

    [OneTimeTearDown]
    public async Task Stop() => await stage.DisposeAsync();

    [Test]
    public async Task Two_hundred_jurors_saving_at_once_lose_nothing()
    {
        var people = await Jurors();
        var saved = await Task.WhenAll(people.Select((person, i) => Task.Run(() => Save(person, 0, $"{i % 11}", $"{i * 7 % 11}", $"Коментар {i}"))));
        Assert.That(saved.Select(s => s!.Theirs), Is.All.Null);
        var ballots = await stage.Db(db => db.Ballots.AsNoTracking().ToListAsync());
        var byPerson = await stage.Db(db => db.Jurors.AsNoTracking().Where(j => j.PersonId != null).ToDictionaryAsync(j => j.Id, j => j.PersonId!.Value));
        var criteria = stage.Nomination.InOrder().ToList();
        var said = ballots.Where(b => byPerson.ContainsKey(b.JurorId) && people.Contains(byPerson[b.JurorId]))
            .ToDictionary(b => byPerson[b.JurorId], b => (b.ScoreOf(criteria[0].Id)!.Value, b.ScoreOf(criteria[1].Id)!.Value, b.ScoreOf(criteria[0].Id)!.Comment, b.State));
        Assert.That(people.Select(p => said[p]), Is.EqualTo(people.Select((_, i) => ((decimal?)(i % 11), (decimal?)(i * 7 % 11), $"Коментар {i}", BallotState.Complete))));
        Assert.That(await stage.Db(db => db.ScoreChanges.CountAsync(c => db.Ballots.Any(b => b.Id == c.BallotId && b.EntryId == entry.Id && c.CommentAfter.StartsWith("Коментар")))), Is.EqualTo(Many));
    }

    [Test]
    public async Task Of_windows_of_one_juror_that_save_at_once_one_wins_and_the_others_are_told()
    {
        var (person, juror) = await stage.Seated();
        await stage.Assign(juror, entry);
        foreach (var seen in new[] { 0, 1 })
        {
            var saved = await Task.WhenAll(Enumerable.Range(1, 8).Select(i => Task.Run(() => Save(person.Id, seen, $"{i}", "5", $"Вікно {seen} {i}"))));
            Assert.That(saved.Count(s => s!.Theirs is null), Is.EqualTo(1), "one wins");
            var winner = saved.Index().Single(s => s.Item!.Theirs is null).Index + 1;
            var ballot = await stage.Db(db => db.Ballots.AsNoTracking().SingleAsync(b => b.JurorId == juror.Id));
            Assert.That(ballot.ScoreOf(stage.Nomination.InOrder().First().Id)!.Value, Is.EqualTo(winner));
            Assert.That(saved.Where(s => s!.Theirs is not null).Select(s => s!.Theirs!.Scores[stage.Nomination.InOrder().First().Id].Value), Is.All.EqualTo($"{winner}"), "the others see what won");
            Assert.That(ballot.Version, Is.EqualTo(seen + 1));
        }
    }

    private async Task<List<Guid>> Jurors()
    {
        var people = Enumerable.Range(0, Many).Select(_ => Guid.CreateVersion7()).ToList();
        await stage.Hub.Db<ContestDb>(async db =>
        {
            foreach (var (at, person) in people.Index())
            {
                var juror = Juror.Invite(Guid.CreateVersion7(), stage.Round.Id, person, $"Член журі {at}", null, null, JurorCategory.Ngo, 1000 + at, null, person, stage.Now);
                juror.Accept(person, 1, stage.Now);
                db.Jurors.Add(juror);
                db.Assignments.Add(new Contest.Jury.Assignment { JurorId = juror.Id, EntryId = entry.Id, ById = person, At = stage.Now });
            }
            await db.SaveChangesAsync();
        });
        return people;
    }

    private async Task<BallotSaved?> Save(Guid person, int seen, string first, string second, string comment)
    {
        await using var scope = stage.Hub.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ContestDb>();
        var user = Substitute.For<ICurrentUser>();
        user.Id.Returns(person);
        user.RequiredId.Returns(person);
        var criteria = stage.Nomination.InOrder().ToList();
        var words = new BallotWords { Seen = seen, Scores = { [criteria[0].Id] = new() { Value = first, Comment = comment }, [criteria[1].Id] = new() { Value = second } } };
        return await new KeepBallot(db, new JurorSight(db, user, stage.Time), user, stage.Time).Run(entry.Id, words, CancellationToken.None);
    }
}
