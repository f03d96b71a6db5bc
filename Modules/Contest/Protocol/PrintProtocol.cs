using System.Globalization;
using Hub.Contest.Counting;
using Hub.Contest.Counting.Exchange;
using Hub.Contest.Results;
using Hub.SharedKernel.Documents;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Territories;
using Hub.SharedKernel.Web;
using Microsoft.Extensions.Localization;

namespace Hub.Contest.Protocol;

/// <summary>
/// The protocol of a published result to print and to read: every rule, juror, ballot, step and place, the chair's votes, appeals, and the hashes
/// of the files behind it. It is made from the frozen file alone, so it says the same whatever has changed since.
/// </summary>
internal sealed class PrintProtocol(IStringLocalizer<Texts> texts, PublicAddress address)
{
    /// <param name="round">Whose protocol it is.</param>
    /// <param name="result">What was published.</param>
    /// <param name="appeals">Decided appeals, in the order of their decisions.</param>
    public PdfPaper Run(Round round, PublishedResult result, IReadOnlyList<PublicAppeal> appeals)
    {
        var (count, culture) = (PublishedCount.Read(result), CultureInfo.CurrentUICulture);
        var paper = new PdfPaper(new PdfAbout(texts["Protocol.Title", round.Year, result.Number], Language.Current, In(round.TitleUk, round.TitleEn), result.At,
            (page, all) => texts["Protocol.Page", round.Year, result.Number, page, all]));
        paper.Heading(1, texts["Protocol.Heading", round.Year]).Text(In(round.TitleUk, round.TitleEn))
            .Text(texts[result.AppealId is null ? "Protocol.First" : "Protocol.Corrected", result.Number, KyivTime.DateAndTime(result.At, culture)]);
        if (round.IsDemonstration)
            paper.Text(texts["Protocol.Demonstration"]);
        Rules(paper, count.Input.Rules);
        Jurors(paper, count.Input.Jurors);
        foreach (var nomination in count.Nominations)
            new NominationProtocol(paper, texts, count, nomination).Write();
        Votes(paper, count);
        Appeals(paper, round, appeals);
        Hashes(paper, round, result);
        return paper;
    }

    private void Rules(PdfPaper paper, CountingRules rules)
    {
        paper.Heading(2, texts["Protocol.Rules"]);
        paper.Table([new(texts["Protocol.Rule"], 3), new(texts["Protocol.Value"], 2)], [.. Lines(rules).Select(l => (IReadOnlyList<string>)[texts["Settings." + l.Key], l.Value])]);
    }

    private IEnumerable<(string Key, string Value)> Lines(CountingRules rules)
    {
        string Number(decimal value) => value.ToString("0.####", CultureInfo.CurrentCulture);
        yield return ("Average", texts["Settings.Average." + rules.Average]);
        yield return ("Trim", texts[rules.TrimFrom is null ? "No" : "Yes"]);
        yield return ("Partial", texts["Settings.Partial." + rules.Partial]);
        yield return ("LeastBallots", Number(rules.FewestBallots));
        yield return ("TooFew", texts["Settings.TooFew." + rules.TooFew]);
        yield return ("Normalisation", texts["Settings.Normalisation." + rules.Normalisation]);
        if (rules.Normalisation != Normalisation.None)
        {
            yield return ("TargetMean", Number(rules.TargetMean));
            yield return ("TargetSpread", Number(rules.TargetSpread));
            yield return ("Unmeasurable", texts["Settings.Unmeasurable." + rules.Constant]);
            yield return ("LeastBallotsToNormalise", Number(rules.ShortBelow));
        }
        yield return ("Rounding", texts["Settings.Rounding." + rules.Rounding]);
        if (rules.Rounding != RoundingStage.None)
        {
            yield return ("Digits", Number(rules.Digits));
            yield return ("Midpoint", texts["Settings.Midpoint." + rules.Midpoint]);
        }
        yield return ("Ties", texts["Settings.Ties." + rules.Ties]);
    }

    private void Jurors(PdfPaper paper, IReadOnlyList<CountJuror> jurors) => paper.Heading(2, texts["Protocol.Jurors"])
        .Table([new(texts["Protocol.Key"], 1), new(texts["Protocol.Name"], 5)], [.. jurors.OrderBy(j => j.Key, StringComparer.Ordinal).Select(j => (IReadOnlyList<string>)[j.Key, j.Name])]);

    private void Votes(PdfPaper paper, RoundCount count)
    {
        paper.Heading(2, texts["Protocol.Votes"]);
        if (count.Input.Decisions.Count == 0)
            paper.Text(texts["Protocol.NoVotes"]);
        else
            paper.Table([new(texts["Entry.Nomination"], 1), new(texts["Protocol.Order"], 2), new(texts["Field.Reason"], 4), new(texts["Protocol.Date"], 1.4)],
                [.. count.Input.Decisions.OrderBy(d => d.Order[0], StringComparer.Ordinal).Select(d => (IReadOnlyList<string>)[d.Nomination, string.Join(" > ", d.Order), d.Reason, KyivTime.Date(d.Date, CultureInfo.CurrentUICulture)])]);
    }

    private void Appeals(PdfPaper paper, Round round, IReadOnlyList<PublicAppeal> appeals)
    {
        paper.Heading(2, texts["Appeal.All"]);
        if (appeals.Count == 0)
            paper.Text(texts["Protocol.NoAppeals"]);
        else
            paper.Table([new(texts["Count.Recompute.Entry"], 1.3), new(texts["Appeal.Decision"], 1.3), new(texts["Protocol.Date"], 1.6), new(texts["Field.Reason"], 5)],
                [.. appeals.Select(a => (IReadOnlyList<string>)[CountKeys.Of(round.Year, a.Number), texts["AppealState." + a.State], KyivTime.Date(a.DecidedAt, CultureInfo.CurrentUICulture), In(a.ReasonUk, a.ReasonEn)])]);
    }

    private void Hashes(PdfPaper paper, Round round, PublishedResult result) => paper.Heading(2, texts["Protocol.Hashes"])
        .Text(texts["Protocol.HashesHelp", address.Of(ContestFacts.ResultsPath(round.Year), Language.Current)])
        .Table([new(texts["Protocol.File"], 1), new("SHA-256", 4)], [[texts["Protocol.Seal"], CountFile.Read(System.Text.Encoding.UTF8.GetBytes(result.Csv)).Seal], ["CSV", result.CsvSha256], ["JSON", result.JsonSha256]])
        .Text(texts["Protocol.Verify"]);

    private static string In(string uk, string? en) => Language.IsEnglish && !string.IsNullOrWhiteSpace(en) ? en : uk;
}
