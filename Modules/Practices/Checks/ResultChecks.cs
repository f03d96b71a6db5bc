namespace Hub.Practices.Checks;

/// <summary>Results: numbers before and after, a date and a source, or readers have to believe.</summary>
internal static class ResultChecks
{
    public static IEnumerable<Finding> Run(PracticeContent content)
    {
        var results = content.Results.Where(r => !r.IsEmpty).ToList();
        if (results.Count == 0)
            yield return new("NoResults", "Results", "Content.Results[0].Indicator.Uk", false);
        if (results.Count > PracticeChecks.MostRows)
            yield return new("TooManyRows", "Results", "Content.Results[0].Indicator.Uk", true, "text:Section.Results", PracticeChecks.MostRows);
        for (var i = 0; i < content.Results.Count; i++)
            if (!content.Results[i].IsEmpty)
                foreach (var finding in Row(content.Results[i], i))
                    yield return finding;
    }

    private static IEnumerable<Finding> Row(Result result, int i)
    {
        var at = $"Content.Results[{i}]";
        if (string.IsNullOrWhiteSpace(result.Indicator.Uk))
            yield return new("ResultWithoutName", "Results", at + ".Indicator.Uk", true, i + 1);
        if (result.After == "")
            yield return new("ResultWithoutValue", "Results", at + ".After", true, i + 1);
        else if (!Typed.TryNumber(result.After, out _))
            yield return new("NotANumber", "Results", at + ".After", true, "text:Field.After", result.After);
        if (result.Baseline == "")
            yield return new("ResultWithoutBaseline", "Results", at + ".Baseline", false, i + 1);
        else if (!Typed.TryNumber(result.Baseline, out _))
            yield return new("NotANumber", "Results", at + ".Baseline", true, "text:Field.Baseline", result.Baseline);
        if (result.MeasuredOn == "")
            yield return new("ResultWithoutDate", "Results", at + ".MeasuredOn", false, i + 1);
        else if (!Typed.TryDate(result.MeasuredOn, out _))
            yield return new("NotADate", "Results", at + ".MeasuredOn", true, "text:Field.MeasuredOn", result.MeasuredOn);
        if (result.SourceUrl == "")
            yield return new("ResultWithoutSource", "Results", at + ".SourceUrl", false, i + 1);
        else if (!Typed.TryWebAddress(result.SourceUrl, out _))
            yield return new("NotAnAddress", "Results", at + ".SourceUrl", true, result.SourceUrl);
    }
}
