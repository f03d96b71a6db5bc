using System.Text.Json;
using Hub.Practices.Submission;
using Hub.Practices.Tests.Submission;
using Hub.SharedKernel.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Hub.Practices.Tests.Review;

/// <summary>A portal with the people of a review, and what each of them was told.</summary>
internal sealed class ReviewStage : IAsyncDisposable
{
    private readonly HashSet<Guid> heard = [];

    private ReviewStage(HubApp hub, FakeTimeProvider time) => (Hub, Time) = (hub, time);

    public static TestPerson Owner { get; } = new("Ганна");
    public static TestPerson CoAuthor { get; } = new("Богдан", PracticesModule.Review);
    public static TestPerson Editor { get; } = new("Марія", PracticesModule.Review, PracticesModule.Endorse);
    public static TestPerson Second { get; } = new("Андрій", PracticesModule.Review);
    public static TestPerson Expert { get; } = new("Наталія", PracticesModule.Advise);
    public static TestPerson Other { get; } = new("Семен", PracticesModule.Advise);
    public static TestPerson Endorser { get; } = new("Оксана", PracticesModule.Endorse) { Organisations = ["00022533"] };

    private static IReadOnlyList<TestPerson> Everybody { get; } = [Owner, CoAuthor, Editor, Second, Expert, Other, Endorser];

    public HubApp Hub { get; }

    public FakeTimeProvider Time { get; }

    public static async Task<ReviewStage> Start(HubAppOptions? options = null, DateTimeOffset? now = null)
    {
        // Every look at the clock moves it, so that one thing comes after another.
        var time = new FakeTimeProvider(now ?? new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero)) { AutoAdvanceAmount = TimeSpan.FromMilliseconds(50) };
        var stage = new ReviewStage(await HubApp.Start((options ?? new()) with { Time = time }), time);
        foreach (var person in Everybody)
            stage.Hub.As(person);
        return stage;
    }

    public Visitor As(TestPerson person) => Hub.As(person);

    public Task<T> Db<T>(Func<PracticesDb, Task<T>> read) => Hub.Db(read);

    public Task<PracticeVersion> Version(Guid id) => Db(db => db.Versions.AsNoTracking().SingleAsync(v => v.Id == id));

    public Task<Practice> PracticeOf(Guid version) => Db(async db =>
    {
        var practice = (await db.Versions.AsNoTracking().SingleAsync(v => v.Id == version)).PracticeId;
        return await db.Practices.AsNoTracking().SingleAsync(p => p.Id == practice);
    });

    /// <summary>A whole description, written by the owner with a co-author, in the editors' queue.</summary>
    public async Task<Guid> Submitted(string title, Action<PracticeContent>? change = null)
    {
        var content = Sample.Whole(title);
        change?.Invoke(content);
        var id = Guid.CreateVersion7();
        await As(Owner).Run<StartPractice>(u => u.Run(id, title, CancellationToken.None));
        await Hub.Db<PracticesDb>(async db =>
        {
            var version = await db.Versions.SingleAsync(v => v.Id == id);
            version.Save(content, Owner.Id, Time.GetUtcNow());
            (await db.Practices.SingleAsync(p => p.Id == version.PracticeId)).Invite(CoAuthor.Id, Owner.Id, Time.GetUtcNow());
            await db.SaveChangesAsync();
        });
        await Submit(id);
        return id;
    }

    public async Task Submit(Guid id, SubmissionWords? words = null) =>
        Assert.That(await As(Owner).Run<SubmitPractice, bool>(u => u.Run(id, words ?? new(), CancellationToken.None)), Is.True);

    /// <summary>In the queue and taken by the editor.</summary>
    public async Task<Guid> Taken(string title, Action<PracticeContent>? change = null)
    {
        var id = await Submitted(title, change);
        await Take(id, Editor);
        return id;
    }

    public async Task Take(Guid id, TestPerson editor)
    {
        var answer = await (await As(editor).Get(Item(id))).Submit("form[action*='handler=Take']");
        Assert.That(answer.Location, Does.EndWith(Item(id)));
    }

    public async Task<Guid> Published(string title, Action<PracticeContent>? change = null)
    {
        var id = await Taken(title, change);
        await Publish(id);
        return id;
    }

    public async Task Publish(Guid id)
    {
        var answer = await (await As(Editor).Get($"/practices/review/publish/{id}")).Submit("main form");
        Assert.That(answer.Location, Does.EndWith(Item(id)), answer.Main);
    }

    public async Task<Guid> Invited(Guid id, TestPerson expert)
    {
        var answer = await (await As(Editor).Get($"/practices/review/invite/{id}")).Submit("main form", ("Input.ExpertId", expert.Id.ToString()), ("Input.Question", "Чи вистачить бюджету?"));
        Assert.That(answer.Location, Does.EndWith(Item(id)), answer.Main);
        return await Db(db => db.ExpertInvitations.Where(i => i.VersionId == id && i.ExpertId == expert.Id).OrderByDescending(i => i.InvitedAt).Select(i => i.Id).FirstAsync());
    }

    public static string Item(Guid id) => $"/practices/review/item/{id}";

    /// <summary>Who was told what since the last time, as «name: key», in alphabetical order.</summary>
    public async Task<IReadOnlyList<string>> News()
    {
        var notices = (await Facts<NoticeRaised>()).Where(n => heard.Add(n.EventId)).ToList();
        return [.. notices.SelectMany(n => Holders(n.PersonId, n.Permission).Where(p => p.Id != n.ExceptPersonId).Select(p => $"{p.Name}: {n.TextKey}"))
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>Whom something waits for now, as «name: key».</summary>
    public async Task<IReadOnlyList<string>> Tasks()
    {
        var open = new Dictionary<Guid, TaskOpened>();
        var closed = (await Facts<TaskClosed>()).Cast<IntegrationEvent>();
        foreach (var fact in closed.Concat(await Facts<TaskOpened>()).OrderBy(f => f.OccurredAt))
        {
            if (fact is TaskOpened opened)
                open[opened.TaskId] = opened;
            else
                open.Remove(((TaskClosed)fact).TaskId);
        }
        return [.. open.Values.SelectMany(t => Holders(t.PersonId, t.Permission).Select(p => $"{p.Name}: {t.TextKey}")).Order(StringComparer.Ordinal)];
    }

    public async Task<IReadOnlyList<TFact>> Facts<TFact>() where TFact : IntegrationEvent
    {
        var name = typeof(TFact).FullName!;
        var rows = await Db(db => db.Outbox.AsNoTracking().Where(r => r.Type == name).OrderBy(r => r.OccurredAt).ToListAsync());
        return [.. rows.Select(r => JsonSerializer.Deserialize<TFact>(r.Payload)! with { EventId = r.Id, OccurredAt = r.OccurredAt })];
    }

    /// <summary>Everything told reaches everybody who listens, and nobody fails.</summary>
    public async Task DeliverAll()
    {
        await Hub.DeliverOutbox();
        Assert.That(await Db(db => db.Outbox.Where(r => r.DeliveredAt == null).Select(r => r.Type + ": " + r.Error).ToListAsync()), Is.Empty);
    }

    public ValueTask DisposeAsync() => Hub.DisposeAsync();

    private static IEnumerable<TestPerson> Holders(Guid? person, string? permission) =>
        Everybody.Where(p => person is { } id ? p.Id == id : p.Permissions.Contains(permission));
}
