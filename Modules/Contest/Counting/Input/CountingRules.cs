namespace Hub.Contest.Counting;

/// <summary>What one number is made of several scores.</summary>
internal enum Average { Mean, Median }

/// <summary>Whether jurors' scores are brought to one measure before they are averaged.</summary>
internal enum Normalisation { None, ZScore }

/// <summary>What becomes of a juror's scores on a criterion from which no z-score can be made.</summary>
internal enum Unusable
{
    /// <summary>Each of them counts as the target mean: the juror said nothing for or against any entry.</summary>
    TargetMean,
    /// <summary>None of them counts.</summary>
    LeftOut,
}

/// <summary>What becomes of a ballot that lacks a score on some criterion.</summary>
internal enum PartialBallots { LeftOut, CountGiven }

/// <summary>What becomes of an entry with too few ballots: it is always flagged.</summary>
internal enum TooFewBallots { NotPlaced, Placed }

/// <summary>Where numbers are rounded: nowhere, only the entry's score, or each criterion's average (the score is then their exact sum).</summary>
internal enum RoundingStage { None, Score, Criterion }

/// <summary>Which way exactly half a step goes.</summary>
internal enum Midpoint { AwayFromZero, ToEven }

/// <summary>How equal scores are told apart.</summary>
internal enum TieRule
{
    /// <summary>They share the place: 1-1-3.</summary>
    Shared,
    /// <summary>By the nomination's tie criteria in their order; still equal ones share the place.</summary>
    Criteria,
    /// <summary>By the chair's recorded vote; where it is silent they share the place.</summary>
    Chair,
}

/// <summary>The rules of a count. They are declared before the jury phase, do not change afterwards and are printed with the result.</summary>
internal sealed record CountingRules
{
    public Average Average { get; init; } = Average.Mean;

    /// <summary>Fewest scores that each criterion of an entry must have.</summary>
    public int FewestBallots { get; init; } = 3;

    public TooFewBallots TooFew { get; init; } = TooFewBallots.NotPlaced;

    public PartialBallots Partial { get; init; } = PartialBallots.LeftOut;

    /// <summary>One highest and one lowest score of a criterion are set aside when it has at least so many scores; null: never.</summary>
    public int? TrimFrom { get; init; }

    public Normalisation Normalisation { get; init; } = Normalisation.None;

    /// <summary>What a juror's average score becomes, on the scale of the criteria; at most four decimals.</summary>
    public decimal TargetMean { get; init; } = 5;

    /// <summary>What one standard deviation of a juror becomes; at most four decimals.</summary>
    public decimal TargetSpread { get; init; } = 2;

    /// <summary>Treatment of a juror who gave every entry the same score on a criterion.</summary>
    public Unusable Constant { get; init; } = Unusable.TargetMean;

    /// <summary>Treatment of a juror with fewer scores on a criterion than <see cref="ShortBelow"/>.</summary>
    public Unusable Short { get; init; } = Unusable.TargetMean;

    public int ShortBelow { get; init; } = 3;

    public RoundingStage Rounding { get; init; } = RoundingStage.Score;

    /// <summary>Digits after the point, 0 to 6.</summary>
    public int Digits { get; init; } = 2;

    public Midpoint Midpoint { get; init; } = Midpoint.AwayFromZero;

    public TieRule Ties { get; init; } = TieRule.Shared;
}
