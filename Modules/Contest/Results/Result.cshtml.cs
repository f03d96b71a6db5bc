using Hub.Contest.Counting;
using Hub.Contest.Counting.Health;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Results;

/// <summary>
/// The result of a round: places and scores, the rules they follow from, the files from which anybody counts again, how the jury agreed,
/// earlier results with the difference, and the vote of visitors beside it.
/// </summary>
[AllowAnonymous]
internal sealed class ResultModel(ContestDb db, PublishedCounts counts, TimeProvider time) : ResultPage(db, counts, time)
{
    private const int Few = 20;
    private const int PageSize = 100;
    private const int MostChanges = 100;

    [BindProperty(SupportsGet = true), FromQuery(Name = "nomination")] public string? Chosen { get; set; }
    [BindProperty(SupportsGet = true), FromQuery(Name = "page")] public string? AskedPage { get; set; }

    public CountFaces? Faces { get; private set; }

    /// <summary>Nominations on this page, with the entries of them that are shown.</summary>
    public IReadOnlyList<(Nomination Nomination, NominationCount Counted, IReadOnlyList<EntryCount> Rows)> Shown { get; private set; } = [];
    public IReadOnlyDictionary<string, CriterionHealth> Health { get; private set; } = new Dictionary<string, CriterionHealth>();
    public IReadOnlyList<EntryChange> Changes { get; private set; } = [];
    public IReadOnlyDictionary<Guid, Appeal> Appeals { get; private set; } = new Dictionary<Guid, Appeal>();
    public IReadOnlyDictionary<Guid, IReadOnlyList<(EntryFace Entry, int Votes)>> Votes { get; private set; } = new Dictionary<Guid, IReadOnlyList<(EntryFace, int)>>();
    public string Seal { get; private set; } = "";
    public int Number { get; private set; } = 1;
    public int Pages { get; private set; } = 1;

    /// <summary>One nomination is shown whole, page by page.</summary>
    public Nomination? One { get; private set; }

    public bool VoteIsOpen => VoteForEntry.IsOpen(Round, Now);

    protected override async Task LoadResult(CancellationToken cancel)
    {
        if (Count is not { } count)
            return;
        One = Nominations.FirstOrDefault(n => n.Slug == Chosen);
        if (NothingHere = Chosen is not null && One is null)
            return;
        var counted = Nominations.Where(n => One is null || n == One).Select(n => (Nomination: n, Counted: count.Nominations.FirstOrDefault(c => c.Nomination.Key == CountKeys.Of(n)))).Where(n => n.Counted is not null).ToList();
        if (One is not null)
        {
            Pages = Math.Max(1, ((counted.Count == 0 ? 0 : counted[0].Counted!.Entries.Count) + PageSize - 1) / PageSize);
            Number = Math.Clamp(int.TryParse(AskedPage, out var asked) ? asked : 1, 1, Pages);
        }
        Shown = [.. counted.Select(n => (n.Nomination, n.Counted!, (IReadOnlyList<EntryCount>)[.. One is null ? n.Counted!.Entries.Take(Few) : n.Counted!.Entries.Skip((Number - 1) * PageSize).Take(PageSize)]))];
        Health = Shown.ToDictionary(n => n.Counted.Nomination.Key, n => JuryHealth.Of(n.Counted).Ballots);
        await LoadDifference(count, cancel);
        var votes = await CountVotes(cancel);
        var keys = Shown.SelectMany(n => n.Rows.Select(e => e.Entry.Key).Concat(n.Counted.Out.Select(o => o.Key))).Concat(Changes.Select(c => c.Entry));
        Faces = await CountFaces.Of(Db, Round, Texts, count.Input.Rules, null, [.. keys.Select(CountKeys.NumberOf).Concat(votes.Select(v => v.Number)).Distinct()], cancel);
        Votes = votes.GroupBy(v => v.Nomination).ToDictionary(g => g.Key, g => (IReadOnlyList<(EntryFace, int)>)[.. g.Select(v => (Faces.Entry(CountKeys.Of(Round.Year, v.Number))!, v.Votes))]);
        Seal = await ResultHead.SealOf(Db, Result!.Id, cancel);
    }

    private async Task LoadDifference(RoundCount count, CancellationToken cancel)
    {
        var appeals = Results.Select(r => r.AppealId).OfType<Guid>().ToList();
        Appeals = appeals.Count == 0 ? Appeals : await Db.Appeals.AsNoTracking().Where(a => appeals.Contains(a.Id)).ToDictionaryAsync(a => a.Id, cancel);
        if (Results.FirstOrDefault(r => r.Number == Result!.Number - 1) is { } before)
            Changes = [.. CountDifference.Between(await Counts.Of(Db, before.Id, cancel), count).Take(MostChanges)];
    }

    private async Task<IReadOnlyList<(Guid Nomination, int Number, int Votes)>> CountVotes(CancellationToken cancel)
    {
        if (!Round.Settings.PublicVote)
            return [];
        var votes = await Db.PublicVotes.AsNoTracking().Where(v => Db.Entries.Any(e => e.Id == v.EntryId && e.RoundId == Round.Id && e.State == EntryState.Eligible))
            .GroupBy(v => new { v.NominationId, v.EntryId }).Select(g => new { g.Key.NominationId, g.Key.EntryId, Votes = g.Count() })
            .Join(Db.Entries, v => v.EntryId, e => e.Id, (v, e) => new { v.NominationId, e.Number, v.Votes }).ToListAsync(cancel);
        return [.. votes.GroupBy(v => v.NominationId).SelectMany(g => g.OrderByDescending(v => v.Votes).ThenBy(v => v.Number).Take(Few)).Select(v => (v.NominationId, v.Number!.Value, v.Votes))];
    }
}
