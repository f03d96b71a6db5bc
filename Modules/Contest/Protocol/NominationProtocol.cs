using System.Globalization;
using Hub.Contest.Counting;
using Hub.Contest.Counting.Exchange;
using Hub.Contest.Counting.Health;
using Hub.Contest.Results;
using Hub.SharedKernel.Documents;
using Microsoft.Extensions.Localization;

namespace Hub.Contest.Protocol;

/// <summary>A nomination in the protocol: criteria, places, who did not take part, figures of the jury, and how each score came about.</summary>
internal sealed class NominationProtocol(PdfPaper paper, IStringLocalizer texts, RoundCount count, NominationCount nomination)
{
    private readonly CountingRules rules = count.Input.Rules;
    private readonly IReadOnlyList<CountCriterion> criteria = nomination.Nomination.Criteria;

    public void Write()
    {
        paper.Heading(2, $"{nomination.Nomination.Key}. {CountFaces.In(nomination.Nomination.TitleUk, nomination.Nomination.TitleEn)}");
        Criteria();
        if (nomination.Refusal is { } refusal)
            paper.Text(texts[refusal.Key, [.. refusal.Arguments]]);
        Places();
        Out();
        Health();
        paper.Heading(3, texts["Protocol.Steps"]).Text(texts["Protocol.StepsHelp"], small: true);
        foreach (var entry in nomination.Entries)
            Entry(Explanation.Of(count, nomination, entry));
    }

    private void Criteria() => paper.Table([new(texts["Protocol.Key"], 0.6), new(texts["Health.Criterion"], 5), new(texts["Protocol.Weight"], 1, IsNumber: true), new(texts["Protocol.Scale"], 1, IsNumber: true)],
        [.. criteria.Select(c => (IReadOnlyList<string>)[c.Key, CountFaces.In(c.TitleUk, c.TitleEn), CountFaces.Number(c.Weight) + " %", $"{CountFaces.Number(c.Min)}–{CountFaces.Number(c.Max)}"])]);

    private void Places() => paper.Heading(3, texts["Protocol.Places"])
        .Table([new(texts["Count.Recompute.Place"], 0.8, IsNumber: true), new(texts["Protocol.Key"], 1.1), new(texts["Count.Recompute.Entry"], 4.5), new(texts["Protocol.Ballots"], 1, IsNumber: true), new(texts["Count.Recompute.Score"], 1, IsNumber: true), new(texts["Protocol.Marks"], 2)],
            [.. nomination.Entries.Select(e => (IReadOnlyList<string>)[e.Place?.ToString(CultureInfo.CurrentCulture) ?? "–", e.Entry.Key, e.Entry.Title, e.Scored.Ballots.ToString(CultureInfo.CurrentCulture), Score(e.Score), Marks(e.Flags)])]);

    private void Out()
    {
        if (nomination.Out.Count > 0)
            paper.Heading(3, texts["Protocol.Out"]).Table([new(texts["Protocol.Key"], 1), new(texts["Count.Recompute.Entry"], 4), new(texts["Protocol.Standing"], 1.4), new(texts["Field.Reason"], 4)],
                [.. nomination.Out.Select(e => (IReadOnlyList<string>)[e.Key, e.Title, texts["Standing." + e.Standing], e.Reason ?? ""])]);
    }

    private void Health()
    {
        var health = JuryHealth.Of(nomination);
        paper.Heading(3, texts["Health.Title"]).Table([new(texts["Health.Criterion"], 4), new(texts["Health.Alpha"], 1, IsNumber: true), new(texts["Health.Icc"], 1, IsNumber: true), new(texts["Health.W"], 1, IsNumber: true)],
            [.. health.Criteria.Append(health.Ballots).Select(h => (IReadOnlyList<string>)[h.Key ?? texts["Health.Whole"], CountFaces.Figure(h.Alpha.Value), CountFaces.Figure(h.IccTwoK.Value), CountFaces.Figure(h.KendallW.Value)])])
            .Table([new(texts["Protocol.Juror"], 1), new(texts["Protocol.Ballots"], 1, IsNumber: true), new(texts["Health.Severity"], 1, IsNumber: true), new(texts["Health.Spread"], 1, IsNumber: true)],
            [.. health.Jurors.Select(j => (IReadOnlyList<string>)[j.Juror, j.Ballots.ToString(CultureInfo.CurrentCulture), CountFaces.Signed(j.Severity), CountFaces.Figure(j.Spread)])]);
    }

    /// <summary>The ballots of an entry, a row each, and below them the averages and what they make.</summary>
    private void Entry(Explanation entry)
    {
        var scores = entry.Criteria.SelectMany((c, i) => c.Scores.Select(s => (s.Juror, Criterion: i, Score: s))).ToLookup(s => s.Juror);
        List<IReadOnlyList<string>> rows = [.. scores.OrderBy(s => s.Key, StringComparer.Ordinal).Select(juror => Row(juror.Key, c => juror.Where(s => s.Criterion == c).Select(s => Given(s.Score)).FirstOrDefault("")))];
        rows.Add(Row(texts["Settings.Average." + rules.Average], c => CountFaces.Step(entry.Criteria[c].Average)));
        if (rules.Rounding == RoundingStage.Criterion)
            rows.Add(Row(texts["Protocol.Rounded"], c => CountFaces.Step(entry.Criteria[c].Counted)));
        rows.Add(Row(texts["Protocol.Weighted"], c => CountFaces.Step(entry.Criteria[c].Contribution)));
        paper.Heading(3, $"{entry.Entry.Entry.Key}. {entry.Entry.Entry.Title}").Table([new(texts["Protocol.Juror"], 2), .. criteria.Select(c => new PdfColumn(c.Key, 1, IsNumber: true))], rows);
        paper.Text(texts["Protocol.Sum", CountFaces.Step(entry.Sum), Score(entry.Entry.Score), entry.Entry.Place?.ToString(CultureInfo.CurrentCulture) ?? "–"], small: true);
        foreach (var ballot in entry.NotCounted)
            paper.Text(texts["Protocol.NotCounted", ballot.Juror, texts["BallotState." + (ballot.State == BallotState.Cast ? "Partial" : ballot.State.ToString())].Value, ballot.Reason ?? ""], small: true);
    }

    private IReadOnlyList<string> Row(string title, Func<int, string> cell) => [title, .. Enumerable.Range(0, criteria.Count).Select(cell)];

    private string Given(ExplainedScore score)
    {
        var given = CountFaces.Step(score.Given);
        var shown = rules.Normalisation == Normalisation.None || score.Counting is null ? given : $"{given} → {CountFaces.Step(score.Counting)}";
        return score.Fate switch { ScoreFate.Trimmed => $"({shown})", ScoreFate.LeftOut => $"[{shown}]", _ => shown };
    }

    private string Score(Exact? score) => score is { } known ? ResultRows.Score(known, rules).Replace(".", CultureInfo.CurrentCulture.NumberFormat.NumberDecimalSeparator, StringComparison.Ordinal) : "–";

    private string Marks(EntryFlags flags) => string.Join(", ", Enum.GetValues<EntryFlags>().Where(f => f != EntryFlags.None && flags.HasFlag(f)).Select(f => texts["EntryFlags." + f].Value));
}
