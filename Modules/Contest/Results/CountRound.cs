using Hub.Contest.Counting;
using Hub.Contest.Jury;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Territories;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Results;

/// <summary>
/// What a round's count is made of, as it stands in the tables now. Which ballots count is what <see cref="JurorSight.Counted"/> says;
/// the others are listed with the reason why they do not. Nothing is saved, and the number of queries does not hang on the size of the round.
/// </summary>
internal sealed class CountRound(ContestDb db, ModuleTexts texts, TimeProvider time)
{
    // A published file says the same in whatever language somebody publishes it.
    private const string Ukrainian = "uk";

    public async Task<CountInput> Run(Guid id, CancellationToken cancel)
    {
        var round = await db.Rounds.AsNoTracking().SingleAsync(r => r.Id == id, cancel);
        var nominations = await db.Nominations.AsNoTracking().Where(n => n.RoundId == id).OrderBy(n => n.Place).ToListAsync(cancel);
        var entries = await db.Entries.AsNoTracking().Where(e => e.RoundId == id && e.Number != null)
            .Select(e => new EntryFacts(e.Id, e.NominationId, e.Number!.Value, e.TitleUk, e.State, e.WithdrawnReason)).ToDictionaryAsync(e => e.Id, cancel);
        var jurors = await db.Jurors.AsNoTracking().IgnoreAutoIncludes().Where(j => j.RoundId == id && (j.State == JurorState.Accepted || j.State == JurorState.Left)).ToDictionaryAsync(j => j.Id, cancel);
        var keys = nominations.ToDictionary(n => n.Id, CountKeys.Of);
        return new(new(round.Year, round.TitleUk, round.TitleEn, KyivTime.DateOf(time.GetUtcNow())), round.Settings.Rules,
            [.. nominations.Select(Counted)],
            await Entries(round, entries, keys, cancel),
            [.. jurors.Values.Select(j => new CountJuror(CountKeys.Of(j), round.Settings.JurorsNamed ? j.NameUk : texts.In(Ukrainian, ContestFacts.Module, "Jury.Pseudonym", j.Pseudonym)))],
            await Ballots(round, nominations.SelectMany(n => n.Criteria).ToDictionary(c => c.Id), entries, jurors, cancel),
            await Votes(round, entries, keys, cancel));
    }

    public static CountNomination Counted(Nomination nomination) => new(CountKeys.Of(nomination), nomination.TitleUk, nomination.TitleEn,
        [.. nomination.InOrder().Select(c => new CountCriterion(CountKeys.Of(c), c.TitleUk, c.TitleEn, c.Weight, c.Least, c.Most))],
        [.. nomination.Criteria.Where(c => c.TieOrder is not null).OrderBy(c => c.TieOrder).Select(CountKeys.Of)]);

    private async Task<IReadOnlyList<CountEntry>> Entries(Round round, Dictionary<Guid, EntryFacts> entries, Dictionary<Guid, string> nominations, CancellationToken cancel)
    {
        var reasons = (await db.EligibilityDecisions.AsNoTracking().Where(d => db.Entries.Any(e => e.Id == d.EntryId && e.RoundId == round.Id && e.State == EntryState.Ineligible))
            .Select(d => new { d.EntryId, d.Reason, d.ById, d.At }).ToListAsync(cancel)).GroupBy(d => d.EntryId).ToDictionary(g => g.Key, g => g.MaxBy(d => d.At)!);
        string? Out(EntryFacts entry) => entry.State switch
        {
            EntryState.Withdrawn => entry.WithdrawnReason,
            EntryState.Ineligible => reasons.TryGetValue(entry.Id, out var decision) && decision.ById is not null ? decision.Reason : Say("Count.Out.TermPassed"),
            _ => Say("Count.Out.Undecided"),
        };
        return [.. entries.Values.Select(e => new CountEntry(CountKeys.Of(round.Year, e.Number), nominations[e.Nomination], e.Title,
            e.State switch { EntryState.Eligible => Standing.Counted, EntryState.Withdrawn => Standing.Withdrawn, _ => Standing.Ineligible },
            e.State == EntryState.Eligible ? null : Out(e)))];
    }

    private async Task<IReadOnlyList<CountBallot>> Ballots(
        Round round, Dictionary<Guid, Criterion> criteria, Dictionary<Guid, EntryFacts> entries, Dictionary<Guid, Juror> jurors, CancellationToken cancel)
    {
        var away = await KeptAway(round.Id, cancel);
        var ballots = await db.Ballots.AsNoTracking().IgnoreAutoIncludes().Where(b => b.State != Jury.BallotState.Empty && db.Entries.Any(e => e.Id == b.EntryId && e.RoundId == round.Id))
            .Select(b => new { b.JurorId, b.EntryId, b.State, b.Reason, Scores = b.Scores.Select(s => new { s.CriterionId, s.Value, Explained = s.Comment != "" }).ToList() }).ToListAsync(cancel);
        var counted = new List<CountBallot>(ballots.Count);
        foreach (var ballot in ballots.Where(b => entries.ContainsKey(b.EntryId) && jurors.ContainsKey(b.JurorId)))
        {
            // A score whose comment the rules require is not given until it is explained.
            var scores = ballot.Scores.Where(s => s.Value is { } value && (s.Explained || !criteria[s.CriterionId].NeedsComment(value))).ToDictionary(s => CountKeys.Of(criteria[s.CriterionId]), s => s.Value!.Value);
            var (state, reason) = ballot.State switch
            {
                _ when away.TryGetValue((ballot.JurorId, ballot.EntryId), out var why) => (Counting.BallotState.Voided, why),
                Jury.BallotState.Voided => (Counting.BallotState.Voided, ballot.Reason),
                Jury.BallotState.Abstained => (Counting.BallotState.Abstained, ballot.Reason),
                _ => (Counting.BallotState.Cast, null),
            };
            counted.Add(new(CountKeys.Of(round.Year, entries[ballot.EntryId].Number), CountKeys.Of(jurors[ballot.JurorId]),
                state == Counting.BallotState.Abstained ? new Dictionary<string, decimal>() : scores, state, reason));
        }
        return counted;
    }

    /// <summary>Pairs of juror and entry whose ballot cannot count, with the reason: a conflict of interest that was not dismissed, or the juror's own work.</summary>
    private async Task<Dictionary<(Guid Juror, Guid Entry), string>> KeptAway(Guid round, CancellationToken cancel)
    {
        var conflicts = await db.Conflicts.AsNoTracking().Where(c => c.State != ConflictState.Dismissed && db.Entries.Any(e => e.Id == c.EntryId && e.RoundId == round))
            .Select(c => new { c.JurorId, c.EntryId, c.Kind }).ToListAsync(cancel);
        var authors = await db.Jurors.AsNoTracking().Where(j => j.RoundId == round).Join(db.EntryAuthors, j => j.PersonId, a => a.PersonId, (j, a) => new { JurorId = j.Id, a.EntryId, Kind = ConflictKind.CoAuthor })
            .Where(x => db.Entries.Any(e => e.Id == x.EntryId && e.RoundId == round)).ToListAsync(cancel);
        return conflicts.Concat(authors).GroupBy(c => (c.JurorId, c.EntryId)).ToDictionary(g => g.Key, g => Say("Count.Out.Conflict", "text:ConflictKind." + g.Min(c => c.Kind)));
    }

    /// <summary>Of two votes on the same entry the later one holds; the earlier stays on record and decides nothing.</summary>
    private async Task<IReadOnlyList<ChairDecision>> Votes(Round round, Dictionary<Guid, EntryFacts> entries, Dictionary<Guid, string> nominations, CancellationToken cancel)
    {
        var (votes, decided) = (new List<ChairDecision>(), new HashSet<Guid>());
        foreach (var vote in await db.ChairVotes.AsNoTracking().Where(v => v.RoundId == round.Id).OrderByDescending(v => v.At).ThenByDescending(v => v.Id).ToListAsync(cancel))
        {
            if (vote.Entries.Any(e => decided.Contains(e) || !entries.TryGetValue(e, out var there) || there.Nomination != vote.NominationId))
                continue;
            decided.UnionWith(vote.Entries);
            votes.Add(new(nominations[vote.NominationId], [.. vote.Entries.Select(e => CountKeys.Of(round.Year, entries[e].Number))], vote.ReasonUk, KyivTime.DateOf(vote.At)));
        }
        return votes;
    }

    private string Say(string key, params object[] arguments) => texts.In(Ukrainian, ContestFacts.Module, key, arguments);

    private sealed record EntryFacts(Guid Id, Guid Nomination, int Number, string Title, EntryState State, string? WithdrawnReason);
}
