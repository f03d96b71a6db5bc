namespace Hub.Contest.Counting;

/// <summary>All a count is made of. Two counts of equal inputs are equal, in whatever order the lists stand.</summary>
internal sealed record CountInput(
    CountedRound Round, CountingRules Rules, IReadOnlyList<CountNomination> Nominations, IReadOnlyList<CountEntry> Entries,
    IReadOnlyList<CountJuror> Jurors, IReadOnlyList<CountBallot> Ballots, IReadOnlyList<ChairDecision> Decisions);

/// <summary>Whose count it is.</summary>
/// <param name="Counted">The day of the count in Kyiv.</param>
internal sealed record CountedRound(int Year, string TitleUk, string? TitleEn, DateOnly Counted);

/// <summary>A nomination: entries are placed within it.</summary>
/// <param name="TieCriteria">Keys of the criteria that tell equal entries apart, the weightiest first.</param>
internal sealed record CountNomination(
    string Key, string TitleUk, string? TitleEn, IReadOnlyList<CountCriterion> Criteria, IReadOnlyList<string> TieCriteria);

/// <summary>What entries are scored on.</summary>
/// <param name="Weight">Percent, at most four decimals; the weights of a nomination sum to 100.</param>
internal sealed record CountCriterion(string Key, string TitleUk, string? TitleEn, decimal Weight, decimal Min, decimal Max);

/// <summary>Whether an entry takes part in the count.</summary>
internal enum Standing { Counted, Withdrawn, Ineligible }

/// <summary>An entry. One that is withdrawn or ineligible is listed with its reason, has no place, and no ballot on it counts for anything.</summary>
internal sealed record CountEntry(string Key, string Nomination, string Title, Standing Standing = Standing.Counted, string? Reason = null);

/// <summary>A juror by the name that is published: their own or a pseudonym.</summary>
internal sealed record CountJuror(string Key, string Name);

/// <summary>What became of a ballot: cast, the juror abstained, or it was voided, e.g. for a conflict of interest found later.</summary>
internal enum BallotState { Cast, Abstained, Voided }

/// <summary>What a juror said of an entry.</summary>
/// <param name="Scores">Score by criterion, at most four decimals; may lack some.</param>
/// <param name="Reason">Why the juror abstained or the ballot was voided.</param>
internal sealed record CountBallot(
    string Entry, string Juror, IReadOnlyDictionary<string, decimal> Scores, BallotState State = BallotState.Cast, string? Reason = null);

/// <summary>The chair's recorded vote on entries with equal scores.</summary>
/// <param name="Order">Keys of the entries, the best first. It decides a tie only if it names all entries of the tie.</param>
internal sealed record ChairDecision(string Nomination, IReadOnlyList<string> Order, string Reason, DateOnly Date);
