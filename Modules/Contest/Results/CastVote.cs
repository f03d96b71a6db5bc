using System.Globalization;
using Hub.Contest.Counting;
using Hub.Contest.Jury;
using Hub.SharedKernel;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Results;

/// <summary>
/// Records the chair's vote between entries with equal scores. It must name exactly the entries of one tie; a later vote on the same tie
/// holds instead of the earlier one, which stays on record.
/// </summary>
internal sealed class CastVote(ContestDb db, JurorSight sight, CountRound count, ICurrentUser user, TimeProvider time)
{
    /// <param name="id">The nomination.</param>
    /// <param name="places">Number of each entry on its receipt, and the place that was typed for it, from 1 within the tie.</param>
    /// <param name="reasonUk">Why; printed in the protocol.</param>
    /// <param name="reasonEn">The same in English.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <returns>False when the person has no such nomination to decide on.</returns>
    public async Task<bool> Run(Guid id, IReadOnlyDictionary<string, string?> places, string? reasonUk, string? reasonEn, CancellationToken cancel)
    {
        var (me, now) = (user.RequiredId, time.GetUtcNow());
        if (await sight.OpenRankings.AsNoTracking().SingleOrDefaultAsync(n => n.Id == id, cancel) is not { } nomination || !user.Can(ContestModule.Chair) && nomination.ChairId != me)
            return false;
        var round = await db.Rounds.AsNoTracking().SingleAsync(r => r.Id == nomination.RoundId, cancel);
        await db.RequireUndecided(round, cancel);
        var ties = ChairTie.Of(RoundCount.Of(await count.Run(round.Id, cancel)).Of(CountKeys.Of(nomination)));
        if (round.Settings.Ties == TieRule.Chair && !ties.Any(t => places.Keys.ToHashSet(StringComparer.Ordinal).SetEquals(t.Entries.Select(e => e.Entry.Key))))
            throw new RuleViolation("ChairVote.NoTie");
        var numbers = await db.Entries.AsNoTracking().Where(e => e.NominationId == id && e.Number != null).Select(e => new { e.Id, Number = e.Number!.Value }).ToListAsync(cancel);
        var ids = numbers.ToDictionary(e => CountKeys.Of(round.Year, e.Number), e => e.Id);
        db.ChairVotes.Add(ChairVote.Cast(round, id, [.. InOrder(places).Select(key => ids[key])], reasonUk ?? "", reasonEn, me, now));
        db.Audit(me, "tie.decided", $"nomination/{id}", string.Join(' ', InOrder(places)));
        await db.SaveChangesAsync(cancel);
        return true;
    }

    /// <summary>Each place from 1 on is given once.</summary>
    private static IReadOnlyList<string> InOrder(IReadOnlyDictionary<string, string?> places)
    {
        var typed = places.ToDictionary(p => p.Key, p => int.TryParse(p.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : 0);
        return typed.Values.Order().SequenceEqual(Enumerable.Range(1, typed.Count)) ? [.. typed.OrderBy(t => t.Value).Select(t => t.Key)]
            : throw new RuleViolation("ChairVote.Order");
    }
}

internal static class Deciding
{
    /// <summary>Ballots and ties may change until the result is public, and again while an appeal is before the chair.</summary>
    public static async Task RequireUndecided(this ContestDb db, Round round, CancellationToken cancel)
    {
        if (round.ResultAt is not null && !await db.IsAppealed(round.Id, cancel))
            throw new RuleViolation("Result.Public");
    }

    public static Task<bool> IsAppealed(this ContestDb db, Guid round, CancellationToken cancel) => db.Appeals.AnyAsync(a => a.RoundId == round
        && (a.State == AppealState.Open || a.State == AppealState.Upheld && !db.PublishedResults.Any(r => r.AppealId == a.Id)), cancel);
}
