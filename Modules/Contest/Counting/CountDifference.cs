namespace Hub.Contest.Counting;

/// <summary>An entry that two counts see differently.</summary>
/// <param name="Before">Null when it is not in the first count.</param>
/// <param name="After">Null when it is not in the second count.</param>
internal sealed record EntryChange(string Entry, string Nomination, EntryStand? Before, EntryStand? After);

/// <summary>Where an entry stands.</summary>
internal sealed record EntryStand(Standing Standing, Exact? Score, int? Place, EntryFlags Flags);

/// <summary>What changed from one count to another, e.g. by an appeal.</summary>
internal static class CountDifference
{
    /// <summary>The entries with another score, place, flag or standing, by nomination and place.</summary>
    public static IReadOnlyList<EntryChange> Between(RoundCount before, RoundCount after)
    {
        var (old, now) = (Stands(before), Stands(after));
        return [.. from key in old.Keys.Union(now.Keys)
                   let was = old.TryGetValue(key, out var stand) ? stand : null
                   let became = now.TryGetValue(key, out var other) ? other : null
                   where was != became
                   orderby key.Nomination, became?.Place ?? int.MaxValue, key.Entry
                   select new EntryChange(key.Entry, key.Nomination, was, became)];
    }

    private static SortedDictionary<(string Nomination, string Entry), EntryStand> Stands(RoundCount count)
    {
        var stands = new SortedDictionary<(string, string), EntryStand>(Comparer<(string N, string E)>.Create((a, b) =>
            string.CompareOrdinal(a.N, b.N) is not 0 and var order ? order : string.CompareOrdinal(a.E, b.E)));
        foreach (var nomination in count.Nominations)
        {
            foreach (var entry in nomination.Entries)
                stands[(nomination.Nomination.Key, entry.Entry.Key)] = new(Standing.Counted, entry.Score, entry.Place, entry.Flags);
            foreach (var entry in nomination.Out)
                stands[(nomination.Nomination.Key, entry.Key)] = new(entry.Standing, null, null, EntryFlags.None);
        }
        return stands;
    }
}
