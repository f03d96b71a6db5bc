using Hub.SharedKernel.Text;

namespace Hub.Practices;

/// <summary>
/// What comes first in the depository: the lower bound of the Wilson 95 % interval of «it worked for me»,
/// faded by the time since somebody last confirmed that the practice still works.
/// </summary>
internal static class PromotionRule
{
    /// <summary>Full weight for a year after a confirmation.</summary>
    public const int FreshMonths = 12;

    /// <summary>After three years half of the weight is left, and stays.</summary>
    public const int StaleMonths = 36;

    public const double StaleWeight = 0.5;

    /// <summary>0 … 1.</summary>
    public static double Score(int yes, int answers, DateTimeOffset confirmed, DateTimeOffset now) =>
        answers == 0 ? 0 : Wilson.Interval(yes, answers).Low * Freshness(confirmed, now);

    /// <summary>1 while fresh, falling evenly to <see cref="StaleWeight"/>.</summary>
    public static double Freshness(DateTimeOffset confirmed, DateTimeOffset now)
    {
        var months = (now - confirmed).TotalDays / 30.4375;
        var aged = Math.Clamp((months - FreshMonths) / (StaleMonths - FreshMonths), 0, 1);
        return 1 - aged * (1 - StaleWeight);
    }
}
