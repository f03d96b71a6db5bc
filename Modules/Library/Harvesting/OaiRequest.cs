using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace Hub.Library.Harvesting;

/// <summary>A question that OAI-PMH 2.0 answers with one of its errors; the text is for the people who run the harvester.</summary>
internal sealed class OaiError(string code, string message) : Exception(message)
{
    public string Code => code;

    public static OaiError Argument(string message) => new("badArgument", message);
}

/// <summary>One of the six verbs with the arguments it was sent, each known, whole and sent once.</summary>
internal sealed record OaiRequest(string Verb, IReadOnlyDictionary<string, string> Arguments)
{
    private static readonly Dictionary<string, (string[] Needed, string[] Allowed, bool Pages)> verbs = new(StringComparer.Ordinal)
    {
        ["Identify"] = ([], [], false),
        ["ListMetadataFormats"] = ([], ["identifier"], false),
        ["ListSets"] = ([], [], true),
        ["GetRecord"] = (["identifier", "metadataPrefix"], [], false),
        ["ListIdentifiers"] = (["metadataPrefix"], ["from", "until", "set"], true),
        ["ListRecords"] = (["metadataPrefix"], ["from", "until", "set"], true),
    };

    public string? this[string argument] => Arguments.GetValueOrDefault(argument);

    public static OaiRequest Read(IEnumerable<KeyValuePair<string, StringValues>> sent)
    {
        var all = sent.SelectMany(pair => pair.Value.DefaultIfEmpty("").Select(value => (pair.Key, Value: value ?? ""))).ToList();
        var named = all.FindAll(a => a.Key == "verb");
        if (named.Count != 1)
            throw new OaiError("badVerb", named.Count == 0 ? "The argument verb is missing." : "The argument verb is repeated.");
        if (!verbs.TryGetValue(named[0].Value, out var rule))
            throw new OaiError("badVerb", $"There is no verb '{Quote(named[0].Value)}'; the verbs are {string.Join(", ", verbs.Keys)}.");
        var arguments = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in all.Where(a => a.Key != "verb"))
        {
            if (!rule.Needed.Contains(key) && !rule.Allowed.Contains(key) && !(rule.Pages && key == "resumptionToken"))
                throw OaiError.Argument($"{named[0].Value} takes no argument '{Quote(key)}'.");
            if (value == "")
                throw OaiError.Argument($"The argument {key} is empty.");
            if (!arguments.TryAdd(key, value))
                throw OaiError.Argument($"The argument {key} is repeated.");
        }
        if (arguments.ContainsKey("resumptionToken") && arguments.Count > 1)
            throw OaiError.Argument("A resumptionToken stands alone, without other arguments.");
        if (!arguments.ContainsKey("resumptionToken") && Array.Find(rule.Needed, n => !arguments.ContainsKey(n)) is { } missing)
            throw OaiError.Argument($"{named[0].Value} needs the argument {missing}.");
        return new(named[0].Value, arguments);
    }

    public static string Quote(string text) => Limits.Cut(text, 100);
}

/// <summary>Moments as the protocol writes them.</summary>
internal static class OaiTime
{
    public const string Seconds = "yyyy-MM-dd'T'HH:mm:ss'Z'";
    private const string Days = "yyyy-MM-dd";

    public static string Write(DateTimeOffset moment) => moment.UtcDateTime.ToString(Seconds, CultureInfo.InvariantCulture);

    public static DateTimeOffset? Read(string text) => Try(text, Seconds) ?? Try(text, Days);

    /// <summary>The first and the last second that are asked for; both arguments are of one granularity.</summary>
    public static (DateTimeOffset? From, DateTimeOffset? Until) Window(string? from, string? until)
    {
        var (first, last) = (Bound("from", from), Bound("until", until));
        if (from is not null && until is not null && from.Length != until.Length)
            throw OaiError.Argument("from and until differ in granularity.");
        if (last is { } day && until!.Length == Days.Length)
            last = day.AddDays(1).AddSeconds(-1);
        return first > last ? throw OaiError.Argument("from is later than until.") : (first, last);
    }

    private static DateTimeOffset? Bound(string name, string? text) => text is null ? null
        : Read(text) ?? throw OaiError.Argument($"{name} is '{OaiRequest.Quote(text)}'; it must be a day as 2026-11-27 or a moment as 2026-11-27T08:30:00Z.");

    private static DateTimeOffset? Try(string text, string form) =>
        DateTimeOffset.TryParseExact(text, form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment)
            && moment.Year is > 1 and < 9999 ? moment : null;
}
