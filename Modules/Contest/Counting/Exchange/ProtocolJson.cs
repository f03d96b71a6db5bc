using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Hub.Contest.Counting.Health;

namespace Hub.Contest.Counting.Exchange;

/// <summary>
/// The protocol of a count for programs: every rule, juror, ballot and step, the figures of health, the seal of the CSV file, and a hash of it all.
/// It follows from nothing but the count, so equal counts give equal bytes. Values that decide are texts; doubles stand only among the figures of health.
/// </summary>
internal static class ProtocolJson
{
    private const string Format = "hub-contest-protocol-1";

    // Enough to tell juries apart, and the same on every machine.
    private const int HealthDigits = 6;

    private static readonly JsonSerializerOptions options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary><c>{"protocol":…,"sha256":"…"}</c>: the hash is of the bytes that stand between <c>"protocol":</c> and <c>,"sha256"</c>.</summary>
    public static byte[] Bytes(RoundCount count)
    {
        var protocol = JsonSerializer.SerializeToUtf8Bytes(Protocol(count), options);
        return [.. "{\"protocol\":"u8, .. protocol, .. ",\"sha256\":\""u8, .. System.Text.Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(protocol))), .. "\"}\n"u8];
    }

    private static object Protocol(RoundCount count)
    {
        var (input, csv) = (count.Input, CountCsv.Bytes(count));
        return new
        {
            Format,
            // What the last row of the CSV file says of all rows before it.
            Seal = CountCsv.Seal(csv.AsSpan(0, csv.AsSpan(0, csv.Length - 1).LastIndexOf((byte)'\n') + 1)),
            Round = new { input.Round.Year, input.Round.TitleUk, input.Round.TitleEn, Counted = Words.Of(input.Round.Counted) },
            Rules = InputRows.Of(input).Where(r => r.Record == "rules").ToDictionary(r => r.Field, r => r.Value),
            Jurors = input.Jurors.OrderBy(j => j.Key, StringComparer.Ordinal).Select(j => new { j.Key, j.Name }),
            Ballots = input.Ballots.OrderBy(b => b.Entry, StringComparer.Ordinal).ThenBy(b => b.Juror, StringComparer.Ordinal).Select(Ballot),
            Decisions = input.Decisions.OrderBy(d => d.Order[0], StringComparer.Ordinal).Select(d => new { d.Nomination, d.Order, d.Reason, Date = Words.Of(d.Date) }),
            Nominations = count.Nominations.Select(n => Nomination(count, n)),
        };
    }

    private static object Ballot(CountBallot ballot) => new
    {
        ballot.Entry,
        ballot.Juror,
        State = Words.Of(ballot.State),
        ballot.Reason,
        Scores = ballot.Scores.OrderBy(s => s.Key, StringComparer.Ordinal).ToDictionary(s => s.Key, s => Words.Of(s.Value)),
    };

    private static object Nomination(RoundCount count, NominationCount nomination) => new
    {
        nomination.Nomination.Key,
        nomination.Nomination.TitleUk,
        nomination.Nomination.TitleEn,
        nomination.Nomination.TieCriteria,
        Criteria = nomination.Nomination.Criteria.Select(c => new { c.Key, c.TitleUk, c.TitleEn, Weight = Words.Of(c.Weight), Min = Words.Of(c.Min), Max = Words.Of(c.Max) }),
        RefusedForPanels = nomination.IsRefused ? nomination.Panels : null,
        Entries = nomination.Entries.Select(e => Entry(Explanation.Of(count, nomination, e), nomination.IsRefused, count.Input.Rules)),
        Out = nomination.Out.Select(e => new { e.Key, e.Title, Standing = Words.Of(e.Standing), e.Reason }),
        Health = Health(JuryHealth.Of(nomination)),
    };

    private static object Entry(Explanation explained, bool refused, CountingRules rules) => new
    {
        explained.Entry.Entry.Key,
        explained.Entry.Entry.Title,
        explained.Entry.Place,
        explained.Entry.Scored.Ballots,
        Score = explained.Entry.Score is { } score ? ResultRows.Score(score, rules) : null,
        Exact = explained.Entry.Score?.ToString(),
        SumBeforeRounding = explained.Sum?.ToString(),
        Flags = Words.Of(explained.Entry.Flags),
        Criteria = explained.Criteria.Select(c => new
        {
            c.Criterion.Key,
            Scores = c.Scores.Select(s => new { s.Juror, Given = s.Given.ToString(), Counting = s.Counting?.ToString(), Fate = Words.Of(s.Fate) }),
            Average = refused ? null : c.Average?.ToString(),
            Counted = refused ? null : c.Counted?.ToString(),
            Contribution = refused ? null : c.Contribution?.ToString(),
        }),
        NotCounted = explained.NotCounted.Select(b => new { b.Juror, State = Words.Of(b.State), b.Reason }),
    };

    private static object Health(JuryHealth health) => new
    {
        Criteria = health.Criteria.Select(Criterion),
        Ballots = Criterion(health.Ballots),
        Jurors = health.Jurors.Select(j => new { Key = j.Juror, j.Ballots, Severity = Number(j.Severity), Spread = Number(j.Spread) }),
        health.WithoutJurors,
        health.DecisiveBallots,
    };

    private static object Criterion(CriterionHealth health) => new
    {
        health.Key,
        KrippendorffAlphaInterval = OfFigure(health.Alpha),
        IccTwoK = OfFigure(health.IccTwoK),
        KendallW = OfFigure(health.KendallW),
        Icc = health.Icc is not { } icc ? null : new
        {
            One1 = Number(icc.One1),
            Two1 = Number(icc.Two1),
            Three1 = Number(icc.Three1),
            OneK = Number(icc.OneK),
            TwoK = Number(icc.TwoK),
            ThreeK = Number(icc.ThreeK),
        },
    };

    private static object OfFigure(Figure figure) => new { Value = Number(figure.Value), figure.Note, Arguments = figure.Arguments.Count == 0 ? null : figure.Arguments };

    private static double? Number(double? value) => value is { } number && double.IsFinite(number) ? Math.Round(number, HealthDigits) : null;
}
