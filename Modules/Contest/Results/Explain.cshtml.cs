using Hub.Contest.Counting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Hub.Contest.Results;

/// <summary>How the score and the place of one entry came about: every ballot, average, weight and rounding.</summary>
[AllowAnonymous]
internal sealed class ExplainModel(ContestDb db, PublishedCounts counts, TimeProvider time) : ResultPage(db, counts, time)
{
    [FromRoute] public string Key { get; set; } = "";

    public CountFaces Faces { get; private set; } = null!;
    public NominationCount Counted { get; private set; } = null!;
    public EntryCount Entry { get; private set; } = null!;
    public Explanation Explanation { get; private set; } = null!;

    /// <summary>Entries with the same score.</summary>
    public IReadOnlyList<EntryCount> Level { get; private set; } = [];

    /// <summary>An average as it was compared.</summary>
    public string AverageOf(EntryCount entry, int criterion) => CountFaces.Step(entry.Scored.Middles[criterion].Count == 0 ? null : entry.Scored.Middles[criterion].Value(Counted.Sheet));

    protected override async Task LoadResult(CancellationToken cancel)
    {
        var found = Count?.Nominations.FirstOrDefault(n => n.Entries.Any(e => e.Entry.Key == Key));
        if (NothingHere = found is null)
            return;
        (Counted, Entry) = (found!, found!.Entries.First(e => e.Entry.Key == Key));
        Explanation = Explanation.Of(Count!, Counted, Entry);
        Level = Entry.Score is null || Entry.Place is null ? [] : [.. Counted.Entries.Where(e => e != Entry && e.Place is not null && e.Score == Entry.Score)];
        Faces = await CountFaces.Of(Db, Round, Texts, Count!.Input.Rules, null, [CountKeys.NumberOf(Key), .. Level.Select(e => CountKeys.NumberOf(e.Entry.Key))], cancel);
    }
}
