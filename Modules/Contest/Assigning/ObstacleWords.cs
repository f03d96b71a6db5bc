using Hub.SharedKernel.Web;
using Microsoft.Extensions.Localization;

namespace Hub.Contest.Assigning;

/// <summary>Says in a sentence why an assignment cannot be.</summary>
internal static class ObstacleWords
{
    private const int MostNamed = 5;

    /// <param name="texts">The module's sentences.</param>
    /// <param name="obstacle">What stands in the way.</param>
    /// <param name="entry">Name of an entry by its id; by its number alone for readers who are kept away from it.</param>
    /// <param name="juror">Name of a juror by their id.</param>
    public static string Say(IStringLocalizer texts, Obstacle obstacle, Func<Guid, string> entry, Func<Guid, string> juror) => obstacle switch
    {
        Obstacle.NoReaders => texts["Obstacle.NoReaders"],
        Obstacle.TooFewReaders o => texts["Obstacle.TooFewReaders", entry(o.Case), o.Wanted, o.Available, o.Wanted - o.Available],
        Obstacle.KeepsTooMany o => texts["Obstacle.KeepsTooMany", juror(o.Reader), o.Kept, o.Most],
        Obstacle.SharesTooSmall o => texts["Obstacle.SharesTooSmall", Named(texts, o.Cases, entry), o.Wanted, o.Most, o.Possible, o.Wanted - o.Possible],
        Obstacle.SharesTooLarge o => texts["Obstacle.SharesTooLarge", Named(texts, o.Readers, juror), o.Least, o.Wanted, o.Possible, o.Wanted - o.Possible],
        _ => throw new InvalidOperationException($"No sentence says {obstacle}."),
    };

    private static string Named(IStringLocalizer texts, IReadOnlyList<Guid> ids, Func<Guid, string> name) =>
        string.Join(", ", ids.Take(MostNamed).Select(name)) + (ids.Count > MostNamed ? " " + texts.Count("Obstacle.More", ids.Count - MostNamed) : "");
}
