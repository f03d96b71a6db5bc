using System.Diagnostics;
using System.Runtime.CompilerServices;
using Hub.Contest.Counting;
using Hub.Contest.Jury;
using Hub.Contest.Results;
using Hub.Contest.Tests.Jury;
using Hub.SharedKernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Tests.Results;

/// <summary>From the tables to what a count is made of.</summary>
[Engines]
public sealed class CountRoundTests(EngineKind engine)
{
    private readonly Commands commands = new();
    private JuryStage stage = null!;

    // EF asks only now and then whether anybody listens: whoever does must be there from the beginning.
    [OneTimeSetUp]
    public async Task Start()
    {
        commands.Listen();
        stage = await JuryStage.Start(new() { Engine = engine });
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        commands.Dispose();
        await stage.DisposeAsync();
    }

    [Test]
    public async Task The_ballots_that_count_are_those_the_jury_pages_say_count_and_the_others_say_why_they_do_not()
    {
        var entry = await stage.Entered("Електронна черга");
        var withdrawn = await stage.Entered("Відкликана");
        var jurors = new Dictionary<string, Juror>();
        foreach (var name in new[] { "whole", "partial", "abstained", "voided", "declared", "suggested", "dismissed", "author", "left", "silent" })
            jurors[name] = (await stage.Seated()).Juror;
        foreach (var (name, juror) in jurors.Where(j => j.Key is not ("partial" or "abstained" or "silent")))
            await stage.Scored(juror, entry, 7, 8);
        await stage.Scored(jurors["partial"], entry, 7, null);
        await stage.Scored(jurors["whole"], withdrawn, 1, 1);
        await Change(entry, jurors);
        await stage.Hub.Db<ContestDb>(async db =>
        {
            (await db.Entries.SingleAsync(e => e.Id == withdrawn.Id)).Withdraw("Передумали", stage.Round, stage.Now);
            await db.SaveChangesAsync();
        });

        var input = await stage.Hub.Run<CountRound, CountInput>(u => u.Run(stage.Round.Id, default));

        string Name(string key) => jurors.Single(j => CountKeys.Of(j.Value) == key).Key;
        var ballots = input.Ballots.Where(b => b.Entry == entry.Receipt(stage.Round)).ToDictionary(b => Name(b.Juror));
        var states = ballots.OrderBy(b => b.Key, StringComparer.Ordinal).Select(b => $"{b.Key} {b.Value.State} {b.Value.Scores.Count} {b.Value.Reason}".TrimEnd());
        Assert.That(states, Is.EqualTo(new[]
        {
            "abstained Abstained 0 Не фахівець", "author Voided 2 Конфлікт інтересів (Автор або співавтор).", "declared Voided 2 Конфлікт інтересів (Заявлений конфлікт).",
            "dismissed Cast 2", "left Cast 2", "partial Cast 1", "silent Cast 1", "suggested Voided 2 Конфлікт інтересів (Та сама організація).", "voided Voided 2 Оцінено не ту заявку", "whole Cast 2",
        }));
        var counted = await stage.Db(db => JurorSight.Counted(db, stage.Round.Id).Where(b => b.EntryId == entry.Id).Select(b => b.JurorId).ToListAsync());
        var valid = ballots.Where(b => Sheet.IsValid(b.Value, input.Nominations.Single(), input.Rules)).Select(b => b.Key);
        Assert.That(valid, Is.EquivalentTo(jurors.Where(j => counted.Contains(j.Value.Id)).Select(j => j.Key)));
        Assert.That(valid, Is.EquivalentTo(new[] { "whole", "dismissed", "left" }));
        var away = input.Entries.Single(e => e.Key == withdrawn.Receipt(stage.Round));
        Assert.That((away.Standing, away.Reason), Is.EqualTo((Standing.Withdrawn, "Передумали")));
        Assert.That(RoundCount.Of(input).Entry(entry.Receipt(stage.Round))!.Scored.Ballots, Is.EqualTo(3));
    }

    [Test]
    public async Task The_number_of_queries_does_not_hang_on_the_size_of_the_round()
    {
        var first = await Queries();
        var juror = (await stage.Seated()).Juror;
        for (var i = 0; i < 6; i++)
            await stage.Scored(juror, await stage.Entered($"Ще одна {i}"), 5, 6);
        Assert.That(await Queries(), Is.EqualTo(first));
        Assert.That(first, Is.InRange(5, 10));
    }

    [Test]
    public async Task Where_jurors_are_not_named_the_file_has_pseudonyms()
    {
        await stage.Seated();
        await stage.Declare(new() { JurorsNamed = false });
        var input = await stage.Hub.Run<CountRound, CountInput>(u => u.Run(stage.Round.Id, default));
        Assert.That(input.Jurors.Select(j => j.Name), Is.Not.Empty.And.All.StartsWith("Член журі № "));
        await stage.Declare(new());
    }

    private Task Change(Entry entry, Dictionary<string, Juror> jurors) => stage.Hub.Db<ContestDb>(async db =>
    {
        Task<Ballot> Of(string name) => db.Ballots.SingleAsync(b => b.JurorId == jurors[name].Id && b.EntryId == entry.Id);
        var abstained = Ballot.Open(jurors["abstained"].Id, entry.Id, stage.Now);
        abstained.Abstain("Не фахівець", stage.Now);
        // Whole by its numbers, but a score that must be explained is not.
        var silent = Ballot.Open(jurors["silent"].Id, entry.Id, stage.Now);
        var criteria = stage.Nomination.InOrder().ToList();
        silent.Give(criteria[0], criteria, 10, null, jurors["silent"].PersonId!.Value, stage.Now);
        silent.Give(criteria[1], criteria, 5, null, jurors["silent"].PersonId!.Value, stage.Now);
        db.Ballots.AddRange(abstained, silent);
        (await Of("voided")).Void("Оцінено не ту заявку");
        db.Conflicts.Add(Conflict.Declare(jurors["declared"].Id, entry.Id, "Працюю там", stage.Now));
        db.Conflicts.Add(Conflict.Suggest(jurors["suggested"].Id, entry.Id, ConflictKind.SameOrganisation, "00032106", stage.Now));
        var dismissed = db.Conflicts.Add(Conflict.Suggest(jurors["dismissed"].Id, entry.Id, ConflictKind.SameTerritory, "", stage.Now)).Entity;
        dismissed.Decide(ConflictState.Dismissed, "Лише область", JuryStage.Chair.Id, asChair: true, stage.Now);
        db.EntryAuthors.Add(new() { EntryId = entry.Id, PersonId = jurors["author"].PersonId!.Value });
        (await db.Jurors.SingleAsync(j => j.Id == jurors["left"].Id)).Leave("Хвороба", stage.Now);
        await db.SaveChangesAsync();
    });

    /// <summary>Commands EF sends for one look.</summary>
    private async Task<int> Queries()
    {
        var sent = commands.Start();
        await stage.Hub.Run<CountRound, CountInput>(u => u.Run(stage.Round.Id, default));
        return sent.Value;
    }

    private sealed class Commands : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly List<IDisposable> heard = [];
        // Other fixtures run beside this one: only what this flow sends is counted.
        private readonly AsyncLocal<StrongBox<int>?> mine = new();

        public StrongBox<int> Start() => mine.Value = new();

        public void Listen() => heard.Add(DiagnosticListener.AllListeners.Subscribe(this));

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory.Name)
                heard.Add(value.Subscribe(this));
        }

        public void Dispose() => heard.ForEach(h => h.Dispose());

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (mine.Value is { } sent && value.Key == Microsoft.EntityFrameworkCore.Diagnostics.RelationalEventId.CommandExecuted.Name)
                sent.Value++;
        }

        public void OnCompleted() { }

        public void OnError(Exception error) { }
    }
}
