namespace Hub.Contest.Counting;

/// <summary>Jurors and entries that hang together by ballots: scores of one panel say nothing of entries of another.</summary>
internal sealed record Panel(IReadOnlyList<string> Jurors, IReadOnlyList<string> Entries)
{
    /// <summary>The panels of a nomination, by their first juror; one when everything hangs together.</summary>
    public static IReadOnlyList<Panel> Of(Sheet sheet)
    {
        var panelOf = Numbers(sheet);
        return [.. from pair in panelOf.Select((panel, node) => (panel, node))
                   where pair.panel >= 0
                   group pair.node by pair.panel into nodes
                   let jurors = nodes.Where(n => n < sheet.Jurors.Length).Select(n => sheet.Jurors[n].Key).ToList()
                   let entries = nodes.Where(n => n >= sheet.Jurors.Length).Select(n => sheet.Entries[n - sheet.Jurors.Length].Key).ToList()
                   where jurors.Count > 0
                   select new Panel(jurors, entries)];
    }

    /// <summary>The panels by the keys of their jurors and entries: <c>J1 E1 E2 | J2 E3</c>.</summary>
    public static string Names(IEnumerable<Panel> panels) => string.Join(" | ", panels.Select(p => string.Join(' ', p.Jurors.Concat(p.Entries))));

    // Each juror and each entry with a ballot points to the least member of its panel; the others to -1.
    private static int[] Numbers(Sheet sheet)
    {
        var leader = new int[sheet.Jurors.Length + sheet.Entries.Length];
        Array.Fill(leader, -1);
        int Find(int node)
        {
            while (leader[node] != node)
                node = leader[node] = leader[leader[node]];
            return node;
        }
        foreach (var (entry, juror) in sheet.Ballots)
        {
            var node = sheet.Jurors.Length + entry;
            if (leader[juror] < 0)
                leader[juror] = juror;
            if (leader[node] < 0)
                leader[node] = node;
            var (a, b) = (Find(juror), Find(node));
            leader[Math.Max(a, b)] = Math.Min(a, b);
        }
        for (var node = 0; node < leader.Length; node++)
            if (leader[node] >= 0)
                leader[node] = Find(node);
        return leader;
    }
}
