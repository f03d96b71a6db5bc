using Hub.Contest.Counting;

namespace Hub.Contest.Results;

/// <summary>Entries with equal scores that the rules leave to the chair.</summary>
/// <param name="Place">The first of the places they fill.</param>
/// <param name="IsDecided">Whether a recorded vote has told them apart.</param>
internal sealed record ChairTie(int Place, IReadOnlyList<EntryCount> Entries, bool IsDecided)
{
    /// <summary>The ties of a nomination, by place; none where other rules decide.</summary>
    public static IReadOnlyList<ChairTie> Of(NominationCount nomination) => nomination.Sheet.Rules.Ties != TieRule.Chair ? [] :
        [.. nomination.Entries.Where(e => e.Place is not null).GroupBy(e => e.Score!.Value).Where(g => g.Count() > 1)
            .Select(g => new ChairTie(g.Min(e => e.Place!.Value), [.. g], g.All(e => e.Flags.HasFlag(EntryFlags.DecidedByChair)))).OrderBy(t => t.Place)];
}
