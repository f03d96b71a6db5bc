using System.Globalization;
using System.Text.RegularExpressions;

namespace Hub.Practices.Exchange;

/// <summary>Finds the column of a heading and the heading of a form's field.</summary>
internal static partial class Headings
{
    private static readonly Dictionary<string, Slot> single = PracticeColumns.Single.ToDictionary(
        c => c.Name, c => new Slot(c.Name, c.Kind, c.Choices, c.Set, c, null), StringComparer.Ordinal);

    private static readonly Dictionary<string, string> byField = PracticeColumns.Single
        .ToDictionary(c => c.Field, c => c.Name, StringComparer.Ordinal);

    private static readonly HashSet<string> own = [PracticeColumns.Id, PracticeColumns.ExternalId, PracticeColumns.Status];

    public static bool IsOwn(string heading) => own.Contains(heading);

    /// <summary>The column under a heading; null when no practice has such a column.</summary>
    public static Slot? Find(string heading)
    {
        if (single.TryGetValue(heading, out var slot))
            return slot;
        if (NumberedName().Match(heading) is not { Success: true } match)
            return null;
        var number = int.Parse(match.Groups[2].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        return number > PracticeColumns.MostNumbered ? null
            : PracticeColumns.Lists.First(l => l.Name == match.Groups[1].Value).Find(number, match.Groups[3].Value);
    }

    /// <summary>The heading of a form's field such as <c>Content.Steps[2].Title.Uk</c>.</summary>
    public static string OfField(string field)
    {
        if (byField.TryGetValue(field, out var name))
            return name;
        if (FieldOfList().Match(field) is not { Success: true } match
            || PracticeColumns.Lists.FirstOrDefault(l => l.Field == match.Groups[1].Value) is not { } list)
            return "";
        var number = int.Parse(match.Groups[2].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) + 1;
        return list.Name + number.ToString(CultureInfo.InvariantCulture) + "_" + Snake(match.Groups[3].Value);
    }

    /// <summary>The known heading most like a misspelt one; null when none is near.</summary>
    public static string? Nearest(string heading)
    {
        if (heading.Length > 60)
            return null;
        var candidates = single.Keys.Concat(own).Concat(PracticeColumns.Lists.SelectMany(l => l.Headings(3)));
        var best = candidates.Select(c => (Name: c, Distance: Distance(heading.ToLowerInvariant(), c))).MinBy(c => c.Distance);
        return best.Distance <= Math.Max(2, heading.Length / 4) ? best.Name : null;
    }

    private static string Snake(string field) => Capital().Replace(field.Replace(".", "", StringComparison.Ordinal), m => (m.Index > 0 ? "_" : "") + m.Value.ToLowerInvariant());

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var (corner, _) = (row[0], row[0] = i);
            for (var j = 1; j <= b.Length; j++)
                (corner, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, corner + (a[i - 1] == b[j - 1] ? 0 : 1)));
        }
        return row[^1];
    }

    [GeneratedRegex("^(step|result|link)([1-9][0-9]?)_([a-z_]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex NumberedName();

    [GeneratedRegex(@"^Content\.([A-Za-z]+)\[([0-9]{1,3})\]\.([A-Za-z.]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex FieldOfList();

    [GeneratedRegex("[A-Z]", RegexOptions.CultureInvariant)]
    private static partial Regex Capital();
}
