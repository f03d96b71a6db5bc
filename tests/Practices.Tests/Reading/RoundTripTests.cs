using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Hub.Practices.Tests.Reading;

/// <summary>How often a public page asks the database when it is made anew.</summary>
internal sealed class RoundTripTests
{
    private readonly Questions questions = new();
    private HubApp hub = null!;

    [OneTimeSetUp]
    public async Task Start() => hub = await HubApp.Start(new()
    {
        Demonstration = true,
        // Standing still: the index asks every five seconds whether another host changed something.
        Time = new FakeTimeProvider(DateTimeOffset.UtcNow),
        Adjust = builder => builder.Services.ConfigureDbContext<PracticesDb>(options => options.AddInterceptors(questions)),
    });

    [OneTimeTearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [TestCase("/")]
    [TestCase("/practices")]
    [TestCase("/practices?q=черга&group=3")]
    public async Task Cards_shown_lately_are_not_asked_for_again(string path)
    {
        var first = await Asked(path);
        var again = await Asked(path);

        Assert.That((first <= 4, again), Is.EqualTo((true, 0)), $"{first} at first");
    }

    [Test]
    public async Task A_practice_is_read_in_two_questions_and_one_for_each_kind_of_voice_it_has()
    {
        var practices = await hub.Db<PracticesDb, List<Voices>>(db => db.Practices.Where(p => p.Status == PracticeStatus.Published).OrderBy(p => p.Id).Take(12)
            .Select(p => new Voices(p.Slug!, p.Yes + p.Partly + p.No > 0, p.Replications > 0, p.ConfirmedAt != null && p.ConfirmedAt != p.PublishedAt,
                db.Endorsements.Any(e => e.PracticeId == p.Id && e.RevokedAt == null))).ToListAsync());
        Assert.That(practices, Is.Not.Empty);
        foreach (var practice in practices)
            Assert.That(await Asked("/practices/" + practice.Slug), Is.InRange(2, 2 + practice.Kinds), practice.ToString());
    }

    private async Task<int> Asked(string path)
    {
        var visitor = hub.Visitor();
        // Somebody with a cookie gets nothing that was kept for others.
        visitor.Cookies.Add(hub.Address, new System.Net.Cookie("somebody", "1"));
        var before = questions.Count;
        Assert.That((await visitor.Get(path)).Status, Is.EqualTo(200));
        return questions.Count - before;
    }

    private sealed record Voices(string Slug, bool Feedback, bool Replications, bool Confirmations, bool Endorsements)
    {
        public int Kinds => new[] { Feedback, Replications, Confirmations, Endorsements }.Count(v => v);
    }

    private sealed class Questions : DbCommandInterceptor
    {
        private int count;

        public int Count => Volatile.Read(ref count);

        public override ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref count);
            return ValueTask.FromResult(result);
        }
    }
}
