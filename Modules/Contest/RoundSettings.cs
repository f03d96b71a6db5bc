using System.Text.Json;
using System.Text.Json.Serialization;
using Hub.Contest.Counting;
using Hub.SharedKernel;

namespace Hub.Contest;

/// <summary>From when on everybody may read the entries.</summary>
internal enum EntriesShown { FromJury, FromResults }

/// <summary>
/// What is declared before the jury begins and printed with the result: how it is counted, and who sees what. Fixed from the jury's phase on.
/// </summary>
internal sealed record RoundSettings
{
    public Average Average { get; init; } = Average.Mean;
    public Normalisation Normalisation { get; init; } = Normalisation.None;
    /// <summary>What becomes of a juror whose scores do not differ, or who read too few entries to be measured.</summary>
    public Unusable Unmeasurable { get; init; } = Unusable.TargetMean;

    /// <summary>Complete ballots a juror needs to be brought to the common measure.</summary>
    public int LeastBallotsToNormalise { get; init; } = 3;

    /// <summary>What a juror's average score becomes on the common measure.</summary>
    public decimal TargetMean { get; init; } = 5;

    /// <summary>What one standard deviation of a juror becomes on it.</summary>
    public decimal TargetSpread { get; init; } = 2;

    private const int TrimFrom = 5;

    /// <summary>The highest and the lowest score of a criterion are left out where there are at least five.</summary>
    public bool Trim { get; init; }

    /// <summary>Complete ballots an entry needs; with fewer it is flagged.</summary>
    public int LeastBallots { get; init; } = 3;

    /// <summary>Whether an entry with fewer takes a place all the same.</summary>
    public TooFewBallots TooFew { get; init; } = TooFewBallots.NotPlaced;

    /// <summary>Whether scores of a ballot that lacks some count where it has them.</summary>
    public PartialBallots Partial { get; init; } = PartialBallots.LeftOut;

    public RoundingStage Rounding { get; init; } = RoundingStage.Score;

    /// <summary>Digits after the point at the stage of rounding.</summary>
    public int Digits { get; init; } = 2;

    public Midpoint Midpoint { get; init; } = Midpoint.AwayFromZero;

    public TieRule Ties { get; init; } = TieRule.Shared;

    /// <summary>The public may vote too; the vote is shown beside the result and never mixed in.</summary>
    public bool PublicVote { get; init; }

    /// <summary>Jurors do not see whose an entry is.</summary>
    public bool AnonymousReading { get; init; }

    /// <summary>The protocol names jurors; otherwise they bear pseudonyms.</summary>
    public bool JurorsNamed { get; init; } = true;

    /// <summary>From when on entries are public; never before the results where reading is anonymous.</summary>
    public EntriesShown EntriesShown { get; init; } = EntriesShown.FromResults;

    public int JurorsPerEntry { get; init; } = 5;

    /// <summary>Seed of the automatic assignment; published, so that anybody can repeat it.</summary>
    public int AssignmentSeed { get; init; } = 1;

    /// <summary>The same as the count takes it.</summary>
    public CountingRules Rules => new()
    {
        Average = Average,
        FewestBallots = LeastBallots,
        TooFew = TooFew,
        Partial = Partial,
        TrimFrom = Trim ? TrimFrom : null,
        Normalisation = Normalisation,
        TargetMean = TargetMean,
        TargetSpread = TargetSpread,
        Constant = Unmeasurable,
        Short = Unmeasurable,
        ShortBelow = LeastBallotsToNormalise,
        Rounding = Rounding,
        Digits = Digits,
        Midpoint = Midpoint,
        Ties = Ties,
    };

    /// <summary>Refuses what cannot be counted or contradicts itself.</summary>
    public void RequireSense()
    {
        Require(LeastBallots is >= 1 and <= 50, nameof(LeastBallots), 1, 50);
        Require(LeastBallotsToNormalise is >= 2 and <= 50, nameof(LeastBallotsToNormalise), 2, 50);
        Require(Digits is >= 0 and <= 6, nameof(Digits), 0, 6);
        Require(TargetMean is >= -100 and <= 100 && Units.Fit(TargetMean), nameof(TargetMean), -100, 100);
        Require(TargetSpread is > 0 and <= 100 && Units.Fit(TargetSpread), nameof(TargetSpread), 0.0001m, 100);
        Require(JurorsPerEntry is >= 1 and <= 50, nameof(JurorsPerEntry), 1, 50);
        Require(AssignmentSeed >= 0, nameof(AssignmentSeed), 0, int.MaxValue);
        if (JurorsPerEntry < LeastBallots)
            throw new RuleViolation("Settings.TooFewJurors", $"Input.{nameof(JurorsPerEntry)}", JurorsPerEntry, LeastBallots);
        if (PublicVote && EntriesShown != EntriesShown.FromJury)
            throw new RuleViolation("Settings.VoteButHidden", $"Input.{nameof(PublicVote)}");
        if (AnonymousReading && EntriesShown != EntriesShown.FromResults)
            throw new RuleViolation("Settings.AnonymousButShown", $"Input.{nameof(EntriesShown)}");
    }

    private static void Require(bool holds, string field, decimal least, decimal most)
    {
        if (!holds)
            throw new RuleViolation("Settings.OutOfRange", $"Input.{field}", $"text:Settings.{field}", least, most);
    }

    private static readonly JsonSerializerOptions json = new() { Converters = { new JsonStringEnumConverter() } };

    public string ToJson() => JsonSerializer.Serialize(this, json);

    public static RoundSettings FromJson(string text) => JsonSerializer.Deserialize<RoundSettings>(text, json)!;
}
