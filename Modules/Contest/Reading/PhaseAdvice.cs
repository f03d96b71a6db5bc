namespace Hub.Contest.Reading;

/// <summary>Where a reader is led by the phase a round is in.</summary>
internal static class PhaseAdvice
{
    /// <summary>The button of the phase: key of its text and path; null when there is nothing to do.</summary>
    public static (string Key, string Path)? Button(Round round, Phase phase) => phase switch
    {
        Phase.Announced => ("Round.ReadRules", $"{ContestFacts.RoundPath(round.Year)}/rules"),
        Phase.Entries => ("Round.Enter", "/contest/entering/start"),
        Phase.Appeals when round.ResultAt is not null => ("Appeal.LodgeOwn", "/contest/entering/start"),
        _ => null,
    };
}
