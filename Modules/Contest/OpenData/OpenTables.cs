using System.Runtime.CompilerServices;
using Hub.Contest.Awarding;
using Hub.Contest.Counting;
using Hub.Contest.Counting.Exchange;
using Hub.Contest.Jury;
using Hub.Contest.Results;
using Hub.SharedKernel.Territories;
using Hub.SharedKernel.Web;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.OpenData;

/// <summary>What a stranger may take of the competition: rounds, nominations, entries and results, as far as everybody may read them. No name of a person is among it.</summary>
internal sealed class OpenTables(ContestDb db, JurorSight sight, PublishedCounts counts, PublicAddress address, TimeProvider time)
{
    private const string Uk = "uk";

    public static IReadOnlyDictionary<string, string[]> Columns { get; } = new Dictionary<string, string[]>
    {
        ["rounds"] = ["year", "url", "title_uk", "title_en", "phase", "announced", "entries_open", "eligibility", "jury", "deliberation", "results", "appeals", "archive", "result_at", "demonstration"],
        ["nominations"] = ["year", "nomination", "url", "title_uk", "title_en", "criteria"],
        ["entries"] = ["year", "entry", "nomination", "url", "title_uk", "title_en", "organisation_code", "organisation_uk", "organisation_en", "region_iso", "region_katottg", "practice", "submitted_at"],
        ["results"] = ["year", "entry", "nomination", "title_uk", "place", "score", "exact", "ballots", "result", "award", "special_prize", "diploma"],
    };

    public IReadOnlyList<OpenTable> Run() => [new("rounds", Columns["rounds"], Rounds), new("nominations", Columns["nominations"], Nominations), new("entries", Columns["entries"], Entries), new("results", Columns["results"], Results)];

    private async IAsyncEnumerable<object?[]> Rounds([EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var round in await Public(cancel))
        {
            object? Start(Phase phase) => round.Calendar.IsKnown ? round.Calendar.StartOf(phase) : null;
            yield return [round.Year, address.Of(ContestFacts.RoundPath(round.Year), Uk), round.TitleUk, round.TitleEn, round.PhaseAt(time.GetUtcNow()).ToString().ToLowerInvariant(),
                Start(Phase.Announced), Start(Phase.Entries), Start(Phase.Eligibility), Start(Phase.Jury), Start(Phase.Deliberation), Start(Phase.Results), Start(Phase.Appeals), Start(Phase.Archive), round.ResultAt, round.IsDemonstration];
        }
    }

    private async IAsyncEnumerable<object?[]> Nominations([EnumeratorCancellation] CancellationToken cancel)
    {
        var rounds = (await Public(cancel)).ToDictionary(r => r.Id);
        var ids = rounds.Keys.ToList();
        foreach (var nomination in (await db.Nominations.AsNoTracking().Where(n => ids.Contains(n.RoundId)).ToListAsync(cancel)).OrderByDescending(n => rounds[n.RoundId].Year).ThenBy(n => n.Place))
            yield return [rounds[nomination.RoundId].Year, CountKeys.Of(nomination), address.Of($"{ContestFacts.RoundPath(rounds[nomination.RoundId].Year)}/nominations/{nomination.Slug}", Uk),
                nomination.TitleUk, nomination.TitleEn, nomination.Criteria.Count];
    }

    private async IAsyncEnumerable<object?[]> Entries([EnumeratorCancellation] CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        foreach (var round in (await Public(cancel)).Where(r => r.ShowsEntriesAt(now)))
            await foreach (var e in sight.Entries.AsNoTracking().Where(e => e.RoundId == round.Id && e.State == EntryState.Eligible && e.Number != null).OrderBy(e => e.Number)
                .Join(db.Nominations, e => e.NominationId, n => n.Id, (e, n) => new { e.Id, e.Number, n.Place, e.TitleUk, e.TitleEn, e.OrganisationCode, e.OrganisationUk, e.OrganisationEn, e.Region, e.PracticeSlug, e.PracticeWithdrawnAt, e.SubmittedAt })
                .AsAsyncEnumerable().WithCancellation(cancel))
                yield return [round.Year, CountKeys.Of(round.Year, e.Number!.Value), FormattableString.Invariant($"N{e.Place}"), address.Of(ContestFacts.EntryPath(e.Id), Uk), e.TitleUk, e.TitleEn, e.OrganisationCode, e.OrganisationUk, e.OrganisationEn,
                    Regions.ByKatottg(e.Region)?.Iso, e.Region, e.PracticeSlug is { } slug && e.PracticeWithdrawnAt is null ? address.Of("/practices/" + slug, Uk) : null, round.Calendar.IsKnown ? e.SubmittedAt : null];
    }

    private async IAsyncEnumerable<object?[]> Results([EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var round in (await Public(cancel)).Where(r => r.ResultAt is not null))
        {
            var awards = (await db.ShownAwards(a => a.RoundId == round.Id).ToListAsync(cancel)).ToLookup(a => a.Entry);
            var numbers = await db.Entries.AsNoTracking().Where(e => e.RoundId == round.Id && e.Number != null).OrderBy(e => e.Number)
                .Join(db.Nominations, e => e.NominationId, n => n.Id, (e, n) => new { e.Id, Number = e.Number!.Value, n.Place, e.TitleUk }).ToListAsync(cancel);
            var head = await ResultHead.Of(db, round.Id).FirstOrDefaultAsync(cancel);
            var count = head is null ? null : await counts.Of(db, head.Id, cancel);
            var counted = count?.Nominations.SelectMany(n => n.Entries).ToDictionary(e => e.Entry.Key) ?? [];
            foreach (var entry in numbers)
            {
                var (key, given) = (CountKeys.Of(round.Year, entry.Number), awards[entry.Id].ToList());
                if (!counted.TryGetValue(key, out var stand) && given.Count == 0)
                    continue;
                yield return [round.Year, key, FormattableString.Invariant($"N{entry.Place}"), entry.TitleUk, stand?.Place, stand?.Score is { } score ? ResultRows.Score(score, count!.Input.Rules) : null, stand?.Score?.ToString(), stand?.Scored.Ballots, head?.Number,
                    given.Exists(a => a.PrizeUk is null), string.Join("; ", given.Where(a => a.PrizeUk is not null).Select(a => a.PrizeUk)), string.Join(' ', given.Select(a => a.Diploma).OfType<string>())];
            }
        }
    }

    /// <summary>Rounds everybody may know of, the latest first: there are some dozens.</summary>
    private async Task<List<Round>> Public(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        return (await db.Rounds.AsNoTracking().Where(r => r.PublishedAt != null).OrderByDescending(r => r.Year).ToListAsync(cancel)).FindAll(r => r.IsPublicAt(now));
    }
}
