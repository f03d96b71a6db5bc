namespace Hub.Contest.Counting;

/// <summary>A place that would be another.</summary>
/// <param name="After">Null when the entry would have no score left.</param>
internal sealed record PlaceChange(string Entry, int Before, int? After);

/// <summary>What the places would be without a juror.</summary>
/// <param name="Changes">Places that would change, by place.</param>
/// <param name="Winners">Whether the first place would go to others.</param>
/// <param name="FallsApart">Without this juror the panels would not hang together, so that normalised scores could not be compared; nothing is said of places then.</param>
internal sealed record WithoutJuror(string Juror, IReadOnlyList<PlaceChange> Changes, bool Winners, bool FallsApart);

/// <summary>A ballot on which the place of its entry depends.</summary>
internal sealed record DecisiveBallot(string Entry, string Juror, int Before, int? After);

/// <summary>
/// How far the result hangs on single voices. The fewest ballots are not asked for here: the question is the order of entries.
/// Ties that were left to the chair count as shared. Other scores of the juror keep their z-scores when one ballot is taken away.
/// </summary>
internal sealed class WhatIf
{
    private readonly NominationCount nomination;
    private readonly Sheet sheet;
    private readonly Scored[] order;
    private readonly int?[] places;
    private readonly Scored[] withoutBallot;

    public WhatIf(NominationCount nomination)
    {
        (this.nomination, sheet) = (nomination, nomination.Sheet);
        order = nomination.Placing.InOrder(nomination.Entries.Where(e => e.Place is not null).Select(e => e.Scored));
        places = Places(order);
        withoutBallot = nomination.IsRefused ? [] : [.. Enumerable.Range(0, sheet.Entries.Length).SelectMany(e => Scored.WithoutEach(sheet, e))];
    }

    /// <summary>Each juror of the nomination, by key.</summary>
    public IReadOnlyList<WithoutJuror> WithoutEachJuror()
    {
        if (nomination.IsRefused)
            return [];
        var byJuror = Enumerable.Range(0, sheet.Ballots.Length).ToLookup(b => sheet.Ballots[b].Juror);
        var connection = sheet.Rules.Normalisation == Normalisation.None ? null : new Connection(sheet);
        return [.. sheet.Jurors.Select((juror, number) => connection?.HoldsWithout(number) == false ? new(juror.Key, [], false, true) : Without(juror.Key, byJuror[number]))];
    }

    private WithoutJuror Without(string juror, IEnumerable<int> ballots)
    {
        // Most entries stay as they are and in order; only those the juror scored are sorted anew.
        var touched = new Scored?[sheet.Entries.Length];
        foreach (var ballot in ballots.Where(b => places[sheet.Ballots[b].Entry] is not null))
            touched[sheet.Ballots[ballot].Entry] = withoutBallot[ballot];
        var after = Places(nomination.Placing.Merged(Array.FindAll(order, e => touched[e.Entry] is null), nomination.Placing.InOrder(touched.OfType<Scored>())));
        var changes = order.Select(e => new PlaceChange(sheet.Entries[e.Entry].Key, places[e.Entry]!.Value, after[e.Entry]))
            .Where(change => change.Before != change.After).ToList();
        return new(juror, changes, changes.Exists(c => c.Before == 1 || c.After == 1), false);
    }

    /// <summary>Ballots without which their entry would stand elsewhere, by place and juror.</summary>
    public IReadOnlyList<DecisiveBallot> DecisiveBallots() =>
        nomination.IsRefused ? [] : [.. from entry in order
                                        from ballot in Enumerable.Range(sheet.FirstOfEntry[entry.Entry], sheet.FirstOfEntry[entry.Entry + 1] - sheet.FirstOfEntry[entry.Entry])
                                        let after = PlaceOf(withoutBallot[ballot], entry)
                                        where after != places[entry.Entry]
                                        select new DecisiveBallot(sheet.Entries[entry.Entry].Key, sheet.Jurors[sheet.Ballots[ballot].Juror].Key, places[entry.Entry]!.Value, after)];

    /// <summary>The place of an entry with another score, all others staying as they are.</summary>
    private int? PlaceOf(Scored changed, Scored old)
    {
        if (changed.Score is null)
            return null;
        var (better, end) = (0, order.Length);
        while (better < end)
        {
            var middle = (better + end) / 2;
            if (nomination.Placing.Compare(order[middle], changed) < 0)
                better = middle + 1;
            else
                end = middle;
        }
        return better + (nomination.Placing.Compare(old, changed) < 0 ? 0 : 1);
    }

    private int?[] Places(Scored[] inOrder)
    {
        var found = new int?[sheet.Entries.Length];
        for (var (i, place) = (0, 1); i < inOrder.Length; i++)
        {
            if (i > 0 && nomination.Placing.Compare(inOrder[i - 1], inOrder[i]) != 0)
                place = i + 1;
            found[inOrder[i].Entry] = place;
        }
        return found;
    }
}
