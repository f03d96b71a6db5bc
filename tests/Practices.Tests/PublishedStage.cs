using System.Text.Json;
using Hub.Practices.Tests.Reading;
using Hub.SharedKernel.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Hub.Practices.Tests;

/// <summary>A portal whose clock the test moves, with practices readers see already.</summary>
internal sealed class PublishedStage : IAsyncDisposable
{
    private PublishedStage(HubApp hub, FakeTimeProvider time) => (Hub, Time) = (hub, time);

    public HubApp Hub { get; }

    public FakeTimeProvider Time { get; }

    public DateTimeOffset Now => Time.GetUtcNow();

    public static async Task<PublishedStage> Start(params (string Key, string? Value)[] settings)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));
        var all = settings.Append(("Hub:CacheSeconds", "0")).ToDictionary(s => s.Item1, s => s.Item2);
        return new(await HubApp.Start(new() { Time = time, Settings = all }), time);
    }

    /// <returns>Who owns the new practice.</returns>
    public async Task<TestPerson> Publish(string slug, PracticeContent? content = null, Action<Practice>? change = null)
    {
        var (practice, version) = Samples.WithVersion(slug, Now, content);
        change?.Invoke(practice);
        await Hub.Db<PracticesDb>(async db =>
        {
            db.AddRange(practice, version);
            await db.SaveChangesAsync();
        });
        return new TestPerson("Ганна") { Id = practice.OwnerId };
    }

    public Task<Practice> Practice(string slug) => Hub.Db<PracticesDb, Practice>(db => db.Practices.AsNoTracking().SingleAsync(p => p.Slug == slug));

    public Task<T> Read<T>(Func<PracticesDb, Task<T>> read) => Hub.Db(read);

    public async Task<IReadOnlyList<TFact>> Facts<TFact>() where TFact : IntegrationEvent
    {
        var name = typeof(TFact).FullName!;
        var rows = await Hub.Db<PracticesDb, List<string>>(db => db.Outbox.AsNoTracking().Where(r => r.Type == name).Select(r => r.Payload).ToListAsync());
        return [.. rows.Select(payload => JsonSerializer.Deserialize<TFact>(payload)!)];
    }

    /// <summary>How often the person was told this.</summary>
    public async Task<int> Told(TestPerson person, string key) => (await Facts<NoticeRaised>()).Count(n => n.PersonId == person.Id && n.TextKey == key);

    public ValueTask DisposeAsync() => Hub.DisposeAsync();
}
