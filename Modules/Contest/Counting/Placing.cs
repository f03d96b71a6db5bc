namespace Hub.Contest.Counting;

/// <summary>Puts scored entries in order and gives them places.</summary>
internal sealed class Placing(Sheet sheet, IReadOnlyList<ChairDecision> decisions)
{
    private readonly int[] tieCriteria = sheet.Rules.Ties != TieRule.Criteria ? []
        : [.. sheet.Nomination.TieCriteria.Select(key => sheet.Nomination.Criteria.Index().First(c => c.Item.Key == key).Index)];

    /// <summary>Below zero when the first is better; zero when neither score nor tie criteria tell them apart. The chair's vote is no matter of pairs.</summary>
    public int Compare(Scored a, Scored b)
    {
        var order = b.Score!.Value.CompareTo(a.Score!.Value);
        for (var i = 0; order == 0 && i < tieCriteria.Length; i++)
            order = b.Middles[tieCriteria[i]].CompareTo(a.Middles[tieCriteria[i]], sheet);
        return order;
    }

    /// <summary>The entries that have a score, the best first; equal ones by key.</summary>
    public Scored[] InOrder(IEnumerable<Scored> entries)
    {
        var order = entries.Where(e => e.Score is not null).ToArray();
        Array.Sort(order, Order);
        return order;
    }

    /// <summary>Two lists in order as one.</summary>
    public Scored[] Merged(IReadOnlyList<Scored> first, IReadOnlyList<Scored> second)
    {
        var merged = new Scored[first.Count + second.Count];
        for (var (i, j) = (0, 0); i + j < merged.Length;)
            merged[i + j] = j == second.Count || (i < first.Count && Order(first[i], second[j]) < 0) ? first[i++] : second[j++];
        return merged;
    }

    private int Order(Scored a, Scored b) => Compare(a, b) is not 0 and var better ? better : a.Entry.CompareTo(b.Entry);

    /// <summary>Places of entries in order: the chair may change the order within a tie.</summary>
    public List<Placed> Places(Scored[] order)
    {
        var placed = new List<Placed>(order.Length);
        for (var start = 0; start < order.Length;)
        {
            var end = start + 1;
            while (end < order.Length && Compare(order[start], order[end]) == 0)
                end++;
            placed.AddRange(end - start == 1 ? [new(order[start], start + 1, 0)] : Tie(order[start..end], start + 1));
            start = end;
        }
        return sheet.Rules.Ties == TieRule.Criteria ? WithTieFlags(placed) : placed;
    }

    private IEnumerable<Placed> Tie(Scored[] tie, int place)
    {
        if (sheet.Rules.Ties != TieRule.Chair)
            return tie.Select(e => new Placed(e, place, EntryFlags.SharedPlace));
        var keys = Array.ConvertAll(tie, e => sheet.Entries[e.Entry].Key);
        var vote = decisions.FirstOrDefault(d => d.Nomination == sheet.Nomination.Key && Array.TrueForAll(keys, k => d.Order.Contains(k, StringComparer.Ordinal)));
        if (vote is null)
            return tie.Select(e => new Placed(e, place, EntryFlags.SharedPlace | EntryFlags.ChairToDecide));
        var order = vote.Order.Where(k => keys.Contains(k, StringComparer.Ordinal)).ToList();
        return tie.OrderBy(e => order.IndexOf(sheet.Entries[e.Entry].Key)).Select((e, i) => new Placed(e, place + i, EntryFlags.DecidedByChair));
    }

    private static List<Placed> WithTieFlags(List<Placed> placed)
    {
        for (var start = 0; start < placed.Count;)
        {
            var end = start + 1;
            while (end < placed.Count && placed[end].Entry.Score!.Value == placed[start].Entry.Score!.Value)
                end++;
            for (var i = start; i < end && placed[start].Place != placed[end - 1].Place; i++)
                placed[i] = placed[i] with { Flags = placed[i].Flags | EntryFlags.DecidedByCriteria };
            start = end;
        }
        return placed;
    }
}

/// <summary>An entry with its place.</summary>
internal readonly record struct Placed(Scored Entry, int Place, EntryFlags Flags);
