using Hub.Contest.Calendar;
using Hub.Contest.Eligibility;
using Hub.Contest.Entering;
using Hub.Contest.Organising;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Hub.Contest.Tests;

/// <summary>A portal with the people of a round, and a clock the test moves.</summary>
internal sealed class ContestStage : IAsyncDisposable
{
    private ContestStage(HubApp hub, FakeTimeProvider time) => (Hub, Time) = (hub, time);

    public static TestPerson Organiser { get; } = new("Леся", ContestModule.Manage);
    public static TestPerson Clerk { get; } = new("Степан", ContestModule.Check);
    public static TestPerson Ann { get; } = new("Ганна") { Organisations = ["00022533"] };
    public static TestPerson Bohdan { get; } = new("Богдан");

    public HubApp Hub { get; }
    public FakeTimeProvider Time { get; }
    public Guid Round { get; private set; }
    public Guid Nomination { get; private set; }

    public static async Task<ContestStage> Start(HubAppOptions? options = null)
    {
        var time = new FakeTimeProvider(A.Day(-10));
        var stage = new ContestStage(await HubApp.Start((options ?? new()) with { Time = time }), time);
        foreach (var person in new[] { Organiser, Clerk, Ann, Bohdan })
            stage.Hub.As(person);
        return stage;
    }

    public Visitor As(TestPerson person) => Hub.As(person);

    /// <summary>A public round by the calendar of <see cref="A"/>, with one nomination.</summary>
    public async Task Publish()
    {
        Round = Guid.CreateVersion7();
        var organiser = As(Organiser);
        await organiser.Run<PrepareRound>(u => u.Run(Round, 2026, "Конкурс 2026", "Round 2026", null, default));
        await organiser.Run<ChangeRound>(u => u.Run(Round, new("Конкурс 2026", "Round 2026", "Стисло", "In short"), A.Calendar, default));
        await organiser.Run<WriteRules>(u => u.Run(Round, "Правила українською", "Rules in English", null, null, default));
        Nomination = (await organiser.Run<WriteNomination, Guid?>(u => u.Run(Round, null, new("Електронні послуги", "Electronic services", null, null),
            [new() { TitleUk = "Користь", TitleEn = "Benefit", Weight = 60 }, new() { TitleUk = "Докази", Weight = 40 }], default)))!.Value;
        await organiser.Run<PublishRound>(u => u.Run(Round, default));
    }

    public Task MovePhases() => Hub.Run<MovePhases>(job => job.Run(default));

    /// <summary>Moves the clock; it only goes forward.</summary>
    public async Task Go(DateTimeOffset moment)
    {
        Time.SetUtcNow(moment);
        await MovePhases();
    }

    public async Task<Guid> Draft(TestPerson person, Guid? practice = null)
    {
        var id = Guid.CreateVersion7();
        await As(person).Run<StartEntry>(u => u.Run(id, Nomination, practice, default));
        return id;
    }

    public async Task Fill(TestPerson person, Guid id, EntryContent? content = null)
    {
        var seen = (await Entry(id)).Version;
        await As(person).Run<SaveEntry>(u => u.Run(id, seen, content ?? A.Case(), default));
    }

    public async Task<Guid> Submitted(TestPerson person)
    {
        var id = await Draft(person);
        await Fill(person, id);
        Assert.That(await As(person).Run<SubmitEntry, bool>(u => u.Run(id, default)), Is.True);
        return id;
    }

    public async Task Decide(Guid id, Verdict verdict, string reason = "", DateTimeOffset? mendBy = null)
    {
        var seen = (await Entry(id)).Version;
        var words = new DecisionWords(verdict, Checklist.Keys, reason, new Dictionary<string, string?>(), mendBy is { } by ? KyivMoment.Show(by) : null);
        Assert.That(await As(Clerk).Run<DecideEntry, bool>(u => u.Run(id, seen, words, default)), Is.True);
    }

    public Task<Entry> Entry(Guid id) => Hub.Db<ContestDb, Entry>(db => db.Entries.AsNoTracking().SingleAsync(e => e.Id == id));

    public async Task<IReadOnlyList<string>> Facts(string type) => await Hub.Db<ContestDb, List<string>>(db => db.Outbox.AsNoTracking().Where(o => o.Type.Contains(type)).OrderBy(o => o.Id).Select(o => o.Payload).ToListAsync());

    public ValueTask DisposeAsync() => Hub.DisposeAsync();
}
