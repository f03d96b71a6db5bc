namespace Hub.Contest.Counting;

/// <summary>What is wrong with rules and nominations; to be asked before the jury phase, when it can still be mended.</summary>
internal static class RulesChecks
{
    public const int MostDigits = 6;

    public static IEnumerable<CountProblem> Problems(CountingRules rules)
    {
        if (rules.FewestBallots < 1)
            yield return new("Count.FewestBallots", rules.FewestBallots);
        if (rules.TrimFrom < 5)
            yield return new("Count.TrimFrom", rules.TrimFrom);
        if (rules.Digits is < 0 or > MostDigits)
            yield return new("Count.Digits", rules.Digits, MostDigits);
        if (rules.Normalisation == Normalisation.None)
            yield break;
        if (!Units.Fit(rules.TargetMean))
            yield return new("Count.BadNumber", rules.TargetMean, Units.Decimals, Units.Most);
        if (!Units.Fit(rules.TargetSpread) || rules.TargetSpread <= 0)
            yield return new("Count.TargetSpread", rules.TargetSpread);
        if (rules.ShortBelow < 2)
            yield return new("Count.ShortBelow", rules.ShortBelow);
    }

    public static IEnumerable<CountProblem> Problems(CountNomination nomination, CountingRules rules)
    {
        var criteria = nomination.Criteria;
        if (criteria.Count == 0)
            yield return new("Count.NoCriteria", nomination.Key);
        foreach (var key in Twice(criteria.Select(c => c.Key)))
            yield return new("Count.CriterionTwice", key, nomination.Key);
        foreach (var c in criteria.Where(c => !Units.Fit(c.Weight) || c.Weight <= 0))
            yield return new("Count.BadWeight", c.Weight, c.Key, nomination.Key);
        if (criteria.Count > 0 && criteria.Sum(c => c.Weight) is var sum && sum != 100)
            yield return new("Count.WeightsNotHundred", nomination.Key, sum);
        foreach (var c in criteria.Where(c => !Units.Fit(c.Min) || !Units.Fit(c.Max) || c.Min >= c.Max))
            yield return new("Count.BadScale", c.Key, nomination.Key, c.Min, c.Max);
        // z-scores bring every criterion to one measure; plain scores of unlike scales must not be added up.
        if (rules.Normalisation == Normalisation.None && criteria.Select(c => (c.Min, c.Max)).Distinct().Count() > 1)
            yield return new("Count.ScalesDiffer", nomination.Key);
        foreach (var key in nomination.TieCriteria.Where(key => criteria.All(c => c.Key != key)))
            yield return new("Count.TieCriterionUnknown", key, nomination.Key);
        foreach (var key in Twice(nomination.TieCriteria))
            yield return new("Count.CriterionTwice", key, nomination.Key);
        if (rules.Ties == TieRule.Criteria && nomination.TieCriteria.Count == 0)
            yield return new("Count.NoTieCriteria", nomination.Key);
    }

    internal static IEnumerable<string> Twice(IEnumerable<string> keys) => keys.GroupBy(k => k, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key);
}
