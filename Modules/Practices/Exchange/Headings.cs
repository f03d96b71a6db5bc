using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Hub.Practices.Exchange;

/// <summary>Finds the column of a heading and the heading of a form's field.</summary>
internal static partial class Headings
{
    private static readonly Dictionary<string, Slot> single = PracticeColumns.Single.ToDictionary(
        c => c.Name, c => new Slot(c.Name, c.Kind, c.Choices, c.Set, c, null), StringComparer.Ordinal);

    private static readonly ConcurrentDictionary<string, Slot> numbered = new(StringComparer.Ordinal);

    private static readonly Dictionary<string, string> byField = PracticeColumns.Single
        .ToDictionary(c => c.Field, c => c.Name, StringComparer.Ordinal);

    private static readonly HashSet<string> own = [PracticeColumns.Id, PracticeColumns.ExternalId, PracticeColumns.Status];

    public static bool IsOwn(string heading) => own.Contains(heading);

    /// <summary>The column under a heading; null when no practice has such a column.</summary>
    public static Slot? Find(string heading)
    {
        if (single.TryGetValue(heading, out var slot))
            return slot;
        if (numbered.TryGetValue(heading, out slot))
            return slot;
        slot = FindNumbered(heading);
        // Only headings that exist are kept: a file of made-up ones fills no memory.
        if (slot is not null)
            numbered[heading] = slot;
        return slot;
    }

    private static Slot? FindNumbered(string heading)
    {
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

    /// <summary>Headings a misspelt one may have meant.</summary>
    public static IEnumerable<string> Examples => single.Keys.Concat(own).Concat(PracticeColumns.Lists.SelectMany(l => l.Headings(3)));

    private static string Snake(string field) => Capital().Replace(field.Replace(".", "", StringComparison.Ordinal), m => (m.Index > 0 ? "_" : "") + m.Value.ToLowerInvariant());

    [GeneratedRegex("^(step|result|link)([1-9][0-9]?)_([a-z_]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex NumberedName();

    [GeneratedRegex(@"^Content\.([A-Za-z]+)\[([0-9]{1,3})\]\.([A-Za-z.]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex FieldOfList();

    [GeneratedRegex("[A-Z]", RegexOptions.CultureInvariant)]
    private static partial Regex Capital();
}
