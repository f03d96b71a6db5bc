using Hub.Contest.Counting;
using Hub.Contest.Results;
using Hub.SharedKernel;

namespace Hub.Contest.Organising;

/// <summary>Whether declared rules and criteria can be counted by; asked while they can still be mended.</summary>
internal static class Countable
{
    public static void Require(RoundSettings settings, IEnumerable<Nomination> nominations)
    {
        var problems = nominations.SelectMany(n => RulesChecks.Problems(CountRound.Counted(n) with { Key = n.TitleUk }, settings.Rules));
        if (problems.FirstOrDefault() is { } problem)
            throw new RuleViolation(problem.Key, null, [.. problem.Arguments]);
    }
}
