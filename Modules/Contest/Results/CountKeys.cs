using Hub.Contest.Jury;

namespace Hub.Contest.Results;

/// <summary>By what nominations, criteria, entries and jurors are known in published files: the same in every count of the round.</summary>
internal static class CountKeys
{
    public static string Of(Nomination nomination) => FormattableString.Invariant($"N{nomination.Place}");

    public static string Of(Criterion criterion) => FormattableString.Invariant($"C{criterion.Place}");

    /// <summary>The number on the entrant's receipt.</summary>
    public static string Of(int year, int number) => FormattableString.Invariant($"{year}-{number:000}");

    /// <summary>The number within the key of an entry; 0 when it is none.</summary>
    public static int NumberOf(string key) => int.TryParse(key.AsSpan(key.IndexOf('-', StringComparison.Ordinal) + 1), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0;

    public static string Of(Juror juror) => OfJuror(juror.Pseudonym);

    /// <summary>The number a juror bears as pseudonym.</summary>
    public static string OfJuror(int number) => FormattableString.Invariant($"J{number:00}");
}
