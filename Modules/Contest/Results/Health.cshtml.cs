using Hub.Contest.Counting;
using Hub.Contest.Counting.Health;
using Microsoft.AspNetCore.Authorization;

namespace Hub.Contest.Results;

/// <summary>How the jury of a published result agreed, and how far the result hangs on single voices.</summary>
[AllowAnonymous]
internal sealed class HealthModel(ContestDb db, PublishedCounts counts, TimeProvider time) : ResultPage(db, counts, time)
{
    public CountFaces Faces { get; private set; } = null!;
    public IReadOnlyList<(Nomination Nomination, NominationCount Counted, JuryHealth Health)> Shown { get; private set; } = [];

    protected override async Task LoadResult(CancellationToken cancel)
    {
        if (NothingHere = Count is null)
            return;
        Shown = [.. Nominations.Select(n => (n, Counted: Count!.Nominations.FirstOrDefault(c => c.Nomination.Key == CountKeys.Of(n)))).Where(n => n.Counted is { IsRefused: false, Entries.Count: > 0 })
            .Select(n => (n.n, n.Counted!, JuryHealth.Of(n.Counted!)))];
        Faces = await CountFaces.Of(Db, Round, Texts, Count!.Input.Rules, null, [], cancel);
    }
}
