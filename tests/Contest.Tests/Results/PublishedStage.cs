using Hub.Contest.Jury;
using Hub.Contest.Results;
using Hub.Contest.Tests.Jury;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Tests.Results;

/// <summary>A round whose result is public: three entries, three jurors, places 1, 2, 3 by 8.2, 7 and 4. The first two came from practices.</summary>
internal sealed class PublishedStage : IAsyncDisposable
{
    private PublishedStage(JuryStage stage) => Stage = stage;

    public JuryStage Stage { get; }
    public IReadOnlyList<Entry> Entries { get; private set; } = [];
    public IReadOnlyList<Juror> Jurors { get; private set; } = [];
    public IReadOnlyList<Guid> Practices { get; } = [Guid.CreateVersion7(), Guid.CreateVersion7()];

    /// <summary>The ballot of the first juror on the first entry: without it the second entry is better.</summary>
    public Ballot Decisive { get; private set; } = null!;

    /// <param name="options">How the portal is set up.</param>
    /// <param name="settings">What the round declares.</param>
    public static async Task<PublishedStage> Start(HubAppOptions? options = null, RoundSettings? settings = null)
    {
        var stage = new PublishedStage(await JuryStage.Start(options));
        await stage.Stage.Declare(settings ?? new() { LeastBallots = 2, JurorsPerEntry = 3 });
        stage.Entries = [await stage.Stage.Entered("Перша заявка", organisation: "Організація один"), await stage.Stage.Entered("Друга заявка"), await stage.Stage.Entered("Третя заявка", author: JuryStage.Stranger.Id)];
        stage.Jurors = [(await stage.Stage.Seated()).Juror, (await stage.Stage.Seated()).Juror, (await stage.Stage.Seated()).Juror];
        await stage.Score();
        await stage.Stage.Hub.Db<ContestDb>(async db =>
        {
            for (var i = 0; i < stage.Practices.Count; i++)
                (await db.Entries.SingleAsync(e => e.Id == stage.Entries[i].Id)).TakeFrom(stage.Practices[i], Guid.CreateVersion7(), 1, $"praktyka-{i}");
            await db.SaveChangesAsync();
        });
        stage.Stage.Time.SetUtcNow(stage.Stage.Round.Calendar.Results);
        await stage.Stage.As(JuryStage.Organiser).Run<PublishResult, PublishedResult>(u => u.Run(stage.Stage.Round.Id, null, JuryStage.Organiser.Id, default));
        return stage;
    }

    public Task<T> Db<T>(Func<ContestDb, Task<T>> work) => Stage.Db(work);

    public Task<RoundCountPlaces> Places() => Db(async db =>
    {
        var count = PublishedCount.Read(await db.PublishedResults.AsNoTracking().OrderByDescending(r => r.Number).FirstAsync());
        return new RoundCountPlaces([.. Entries.Select(e => count.Entry(CountKeys.Of(Stage.Round.Year, e.Number!.Value))?.Place)]);
    });

    public ValueTask DisposeAsync() => Stage.DisposeAsync();

    private async Task Score()
    {
        Decisive = await Stage.Scored(Jurors[0], Entries[0], 10, 10);
        await Stage.Scored(Jurors[1], Entries[0], 6, 8);
        await Stage.Scored(Jurors[2], Entries[0], 7, 6);
        foreach (var juror in Jurors)
        {
            await Stage.Scored(juror, Entries[1], 7, 7);
            await Stage.Scored(juror, Entries[2], 4, 4);
        }
    }
}

/// <summary>The places of the entries in their order.</summary>
internal sealed record RoundCountPlaces(IReadOnlyList<int?> All);
