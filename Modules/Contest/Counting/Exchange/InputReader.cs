namespace Hub.Contest.Counting.Exchange;

/// <summary>Makes the input of a count of rows that have the right shape.</summary>
internal sealed class InputReader
{
    private readonly Dictionary<string, List<Fields>> records = new(StringComparer.Ordinal);

    public InputReader(IReadOnlyList<RawRow> rows)
    {
        var known = new Dictionary<CountRow, Fields>();
        foreach (var raw in rows.Where(r => r.Row.Record != "result"))
        {
            var keys = raw.Row with { Field = "", Value = "" };
            if (!known.TryGetValue(keys, out var fields))
            {
                known[keys] = fields = new(keys, raw.Number, Mistakes);
                if (!records.TryGetValue(keys.Record, out var alike))
                    records[keys.Record] = alike = [];
                alike.Add(fields);
            }
            fields.Add(raw);
        }
    }

    public List<FileMistake> Mistakes { get; } = [];

    public string Seal { get; private set; } = "";

    public CountInput Read()
    {
        if (One("file").Needed("format") is not InputRows.Format and var format && Mistakes.Count == 0)
            Mistakes.Add(new(One("file").Row, "value", new("Count.File.Format", FileMistake.Quote(format), InputRows.Format)));
        var round = One("round");
        Seal = One("seal").Needed("sha256");
        // Gathered before nominations, which take theirs.
        var criteria = All("criterion").ToLookup(c => c.Keys.Nomination, StringComparer.Ordinal);
        var input = new CountInput(
            new(round.Whole("year"), round.Needed("title_uk"), round.Text("title_en"), round.Day("counted")), Rules(One("rules")),
            [.. All("nomination").Select(n => Nomination(n, criteria[n.Keys.Nomination]))],
            [.. All("entry").Select(e => new CountEntry(e.Keys.Entry, e.Keys.Nomination, e.Needed("title"), e.Choice<Standing>("standing"), e.Text("reason")))],
            [.. All("juror").Select(j => new CountJuror(j.Keys.Juror, j.Needed("name")))],
            Ballots(), [.. All("decision").Select(Decision)]);
        Belonging(input);
        return input;
    }

    private static CountingRules Rules(Fields rules) => new()
    {
        Average = rules.Choice<Average>("average"),
        FewestBallots = rules.Whole("fewest_ballots"),
        TooFew = rules.Choice<TooFewBallots>("too_few"),
        Partial = rules.Choice<PartialBallots>("partial"),
        TrimFrom = rules.WholeOrNever("trim_from"),
        Normalisation = rules.Choice<Normalisation>("normalisation"),
        TargetMean = rules.Number("target_mean"),
        TargetSpread = rules.Number("target_spread"),
        Constant = rules.Choice<Unusable>("constant"),
        Short = rules.Choice<Unusable>("short"),
        ShortBelow = rules.Whole("short_below"),
        Rounding = rules.Choice<RoundingStage>("rounding"),
        Digits = rules.Whole("digits"),
        Midpoint = rules.Choice<Midpoint>("midpoint"),
        Ties = rules.Choice<TieRule>("ties"),
    };

    private static CountNomination Nomination(Fields said, IEnumerable<Fields> criteria) => new(
        said.Keys.Nomination, said.Needed("title_uk"), said.Text("title_en"),
        [.. criteria.Select(c => new CountCriterion(c.Keys.Criterion, c.Needed("title_uk"), c.Text("title_en"), c.Number("weight"), c.Number("min"), c.Number("max")))], said.Keylist("tie_criteria"));

    private List<CountBallot> Ballots()
    {
        var scores = All("score").ToLookup(s => (s.Keys.Nomination, s.Keys.Entry, s.Keys.Juror));
        var ballots = All("ballot").ToDictionary(b => (b.Keys.Nomination, b.Keys.Entry, b.Keys.Juror));
        foreach (var alone in scores.Where(s => !ballots.ContainsKey(s.Key)))
            Mistakes.Add(new(alone.First().Row, "", new("Count.File.NoBallot", alone.Key.Juror, alone.Key.Entry, alone.Key.Nomination)));
        return [.. ballots.Select(b => new CountBallot(
            b.Key.Entry, b.Key.Juror, scores[b.Key].ToDictionary(s => s.Keys.Criterion, s => s.Number("given"), StringComparer.Ordinal),
            b.Value.Choice<BallotState>("state"), b.Value.Text("reason")))];
    }

    private ChairDecision Decision(Fields said)
    {
        var order = said.Keylist("order");
        if (order.Count < 2 || order[0] != said.Keys.Entry)
            Mistakes.Add(new(said.Row, "value", new("Count.File.DecisionOrder", said.Keys.Entry)));
        return new(said.Keys.Nomination, order, said.Needed("reason"), said.Day("date"));
    }

    /// <summary>Rows that speak of a nomination or an entry that is not there, or not where they say.</summary>
    private void Belonging(CountInput input)
    {
        var nominations = input.Nominations.Select(n => n.Key).ToHashSet(StringComparer.Ordinal);
        var entries = input.Entries.ToLookup(e => e.Key, e => e.Nomination, StringComparer.Ordinal);
        foreach (var said in All("criterion").Concat(All("entry")).Where(s => !nominations.Contains(s.Keys.Nomination)))
            Mistakes.Add(new(said.Row, "nomination", new("Count.File.NominationUnknown", FileMistake.Quote(said.Keys.Nomination))));
        foreach (var said in All("ballot").Concat(All("decision")).Where(s => !entries[s.Keys.Entry].Contains(s.Keys.Nomination)))
            Mistakes.Add(new(said.Row, "entry", new("Count.File.EntryUnknown", FileMistake.Quote(said.Keys.Entry), FileMistake.Quote(said.Keys.Nomination))));
    }

    private List<Fields> All(string record) => records.TryGetValue(record, out var alike) ? alike : [];

    private Fields One(string record)
    {
        if (All(record) is [var only, ..])
            return only;
        records[record] = [new(new(record, "", "", "", "", "", ""), 0, Mistakes)];
        return records[record][0];
    }
}
