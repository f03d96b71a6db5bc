namespace Hub.Contest.Counting.Exchange;

/// <summary>Which keys and fields each kind of record has.</summary>
internal static class Shapes
{
    private static readonly Dictionary<string, Shape[]> all = new(StringComparer.Ordinal)
    {
        ["file"] = [new("", ["format"])],
        ["round"] = [new("", ["year", "title_uk", "counted"], ["title_en"])],
        ["rules"] = [new("",
        [
            "average", "fewest_ballots", "too_few", "partial", "trim_from", "normalisation", "target_mean", "target_spread",
            "constant", "short", "short_below", "rounding", "digits", "midpoint", "ties",
        ])],
        ["nomination"] = [new("n", ["title_uk"], ["title_en", "tie_criteria"])],
        ["criterion"] = [new("nc", ["title_uk", "weight", "min", "max"], ["title_en"])],
        ["entry"] = [new("ne", ["title", "standing"], ["reason"])],
        ["juror"] = [new("j", ["name"])],
        ["ballot"] = [new("nej", ["state"], ["reason"])],
        ["score"] = [new("nejc", ["given"])],
        ["decision"] = [new("ne", ["order", "reason", "date"])],
        ["result"] = [new("n", [], ["panels"]), new("ne", [], ["ballots", "score", "exact", "place", "flags"]), new("nec", [], ["average"])],
        ["seal"] = [new("", ["sha256"])],
    };

    public static IEnumerable<string> Records => all.Keys;

    /// <summary>The shapes a record may have; none for an unknown record.</summary>
    public static IReadOnlyList<Shape> Of(string record) => all.TryGetValue(record, out var shapes) ? shapes : [];

    /// <summary>Whether the field holds words of people, which a spreadsheet could take for a formula.</summary>
    public static bool IsText(string field) => field is "title" or "title_uk" or "title_en" or "name" or "reason";
}

/// <summary>Keys a record has, by the first letters of their columns, and its fields.</summary>
internal sealed record Shape(string Keys, IReadOnlyList<string> Needed, IReadOnlyList<string>? Optional = null)
{
    public bool Has(string field) => Needed.Contains(field, StringComparer.Ordinal) || (Optional ?? []).Contains(field, StringComparer.Ordinal);

    public static string KeysOf(CountRow row) =>
        (row.Nomination == "" ? "" : "n") + (row.Entry == "" ? "" : "e") + (row.Juror == "" ? "" : "j") + (row.Criterion == "" ? "" : "c");
}
