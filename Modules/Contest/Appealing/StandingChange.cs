using Hub.Contest.Counting;
using Hub.Contest.Results;

namespace Hub.Contest.Appealing;

/// <summary>An entry that an upheld appeal puts out of the competition, or lets take part after all.</summary>
internal sealed record StandingChange(Guid Entry, bool TakesPart)
{
    /// <summary>As the form says it: <c>out:</c> or <c>in:</c> and the entry's id.</summary>
    public override string ToString() => $"{(TakesPart ? "in" : "out")}:{Entry}";

    public static StandingChange? Read(string? chosen) =>
        chosen?.Split(':') is [("in" or "out") and var way, var id] && Guid.TryParse(id, out var entry) ? new(entry, way == "in") : null;

    /// <summary>The input as it would be after the decision.</summary>
    public CountInput In(CountInput input, string key, string reason) => input with
    {
        Entries = [.. input.Entries.Select(e => e.Key != key ? e : e with { Standing = TakesPart ? Standing.Counted : Standing.Ineligible, Reason = TakesPart ? null : reason })],
    };
}
