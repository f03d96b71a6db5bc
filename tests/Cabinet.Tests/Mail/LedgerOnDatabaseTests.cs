using System.Globalization;
using System.Text.RegularExpressions;
using Hub.Cabinet.Mail;
using Hub.Cabinet.Notices;
using Hub.Cabinet.People;
using Hub.SharedKernel.Data;
using Hub.SharedKernel.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Hub.Cabinet.Tests.Mail;

/// <summary>The tables and jobs amount to what the model says, story by story.</summary>
[Engines]
public sealed partial class LedgerOnDatabaseTests(EngineKind engine)
{
    private const int Stories = 200;
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 10, 20, 6, 0, 0, TimeSpan.Zero));
    private HubApp hub = null!;

    [OneTimeSetUp]
    public async Task Start() => hub = await HubApp.Start(new() { Engine = engine, Time = time });

    [OneTimeTearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [Test]
    public async Task Two_hundred_stories_end_as_the_model_says()
    {
        for (var seed = 1; seed <= Stories; seed++)
        {
            var (model, arrived) = (new LedgerModel(time.GetUtcNow()), await Live(seed));
            foreach (var step in Steps(seed))
                model.Tell(step);
            var expected = model.Notices.Select(n => (n.Number, Mails: model.Arrived.Select(a => a.Mail).Where(m => m == n.Mail).Distinct().Count()));
            var actual = model.Notices.Select(n => (n.Number, Mails: arrived.Where(a => a.Notices.Contains(n.Number)).Select(a => a.Id).Distinct().Count()));
            Assert.That(actual, Is.EqualTo(expected), $"story {seed}");
            Assert.That(Partition(arrived), Is.EqualTo(Partition(model)), $"story {seed}");
        }
    }

    private static IEnumerable<LedgerStep> Steps(int seed) => LedgerStory.Of(seed, 20).Concat(LedgerPropertyTests.Ending().Take(3 * 4));

    private static IEnumerable<string> Partition(IEnumerable<(string Id, IReadOnlySet<int> Notices)> arrived) =>
        arrived.Select(a => string.Join(' ', a.Notices.Order())).Distinct().Order(StringComparer.Ordinal);

    private static IEnumerable<string> Partition(LedgerModel model) => model.Arrived.Select(a => a.Mail).Distinct()
        .Select(m => string.Join(' ', model.Notices.Where(n => n.Mail == m).Select(n => n.Number).Order())).Order(StringComparer.Ordinal);

    /// <summary>Lets a story happen to a new person, and the clock go on.</summary>
    private async Task<IReadOnlyList<(string Id, IReadOnlySet<int> Notices)>> Live(int seed)
    {
        var person = await Account.Make(hub);
        var box = new Postbox();
        foreach (var step in Steps(seed))
        {
            await Do(step, person.Id, box);
            time.Advance(TimeSpan.FromSeconds(1));
        }
        // What this person still waits for must not arrive in the next story.
        var now = time.GetUtcNow();
        await hub.Db<CabinetDb>(db => db.Notices.Where(n => n.MailId == null).ExecuteUpdateAsync(set => set.SetProperty(n => n.MailDueAt, (DateTimeOffset?)null)));
        await hub.Db<CabinetDb>(db => db.Mails.Where(m => m.SentAt == null).ExecuteUpdateAsync(set => set.SetProperty(m => m.GaveUpAt, now)));
        return [.. box.Mails.Select(m => (m.MessageId, (IReadOnlySet<int>)Number().Matches(m.Text).Select(n => int.Parse(n.Groups[1].Value, CultureInfo.InvariantCulture)).ToHashSet()))];
    }

    private Task Do(LedgerStep step, Guid person, Postbox box) => step switch
    {
        LedgerStep.Told told => Tell(person, told),
        LedgerStep.Wished wish => Wish(person, wish),
        LedgerStep.Unsubscribed => hub.Db<CabinetDb>(async db =>
        {
            var key = (await db.People.AsNoTracking().SingleAsync(p => p.Id == person)).MailKey;
            await hub.Run<Unsubscribe>(u => u.Run(key, CancellationToken.None));
        }),
        LedgerStep.Wrote => Post.Write(hub),
        LedgerStep.Sent sent => Send(sent, box),
        LedgerStep.Passed passed => Pass(passed.Time),
        _ => throw new ArgumentException(step.ToString(), nameof(step)),
    };

    private Task Pass(TimeSpan span)
    {
        time.Advance(span);
        return Task.CompletedTask;
    }

    private Task Tell(Guid personId, LedgerStep.Told told) => hub.Run<IServiceProvider>(async services =>
    {
        var db = services.GetRequiredService<CabinetDb>();
        var (module, key) = told.Kind switch { "Cabinet.roles" => ("Cabinet", "Notice.RoleGiven"), "Cabinet.personal" => ("Cabinet", "Notice.ExportReady"), _ => ("Garden", "Grown") };
        var text = string.Create(CultureInfo.InvariantCulture, $"№{told.Notice}.");
        services.GetRequiredService<NoticeBoard>().Tell(await db.People.AsNoTracking().SingleAsync(p => p.Id == personId),
            new(module, key, text, text, "/cabinet"), Guid.NewGuid(), time.GetUtcNow());
        await db.SaveChangesAsync();
    });

    private Task Wish(Guid personId, LedgerStep.Wished wish) => hub.Run<ChangeMailWishes>(change => change.Run(personId, wish.Usual, wish.ByKind,
        new(wish.Clock.Zone.Id, wish.Clock.Hour, wish.Clock.Day, wish.Clock.QuietFrom, wish.Clock.QuietUntil), CancellationToken.None));

    private async Task Send(LedgerStep.Sent step, Postbox box)
    {
        using var stop = new CancellationTokenSource();
        var place = 0;
        box.After = null;
        box.Before = _ =>
        {
            if (place++ != step.At)
                return null;
            if (step.Fate == Fate.DiesAfter)
                box.After = stop.Cancel;
            if (step.Fate == Fate.DiesBefore)
                stop.Cancel();
            return step.Fate switch { Fate.Fails => new MailNotSent("away", isPermanent: false), Fate.DiesBefore => new OperationCanceledException(), _ => null };
        };
        try
        {
            await Post.Send(hub, box, time, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The host died; the next round is another one.
        }
    }

    [GeneratedRegex(@"№(\d+)\.")]
    private static partial Regex Number();
}
