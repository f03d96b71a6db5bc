using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Hub.Contest.Counting;
using Hub.Contest.Counting.Exchange;
using Hub.Contest.Results;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Appealing;

/// <summary>What an appeal changes of an entry: place, score and whether it takes part, before and after. Kept with the decision and shown to everybody.</summary>
internal sealed record AppealChange(string Entry, string Nomination, string Title, int? PlaceBefore, int? PlaceAfter, string? ScoreBefore, string? ScoreAfter, Standing? StandingBefore, Standing? StandingAfter)
{
    private static readonly JsonSerializerOptions json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new JsonStringEnumConverter() } };

    public static string ToJson(IReadOnlyList<AppealChange> changes) => JsonSerializer.Serialize(changes, json);

    public static IReadOnlyList<AppealChange> FromJson(string? text) => text is null ? [] : JsonSerializer.Deserialize<List<AppealChange>>(text, json)!;
}

/// <summary>The count as it would be after an appeal, beside the published one.</summary>
/// <param name="After">What would be published.</param>
/// <param name="Changes">What differs from what is published.</param>
internal sealed record AppealDifference(RoundCount After, IReadOnlyList<AppealChange> Changes)
{
    /// <summary>Names what was shown, so that just that is decided.</summary>
    public string Seen => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(Changes)))[..16];
}

/// <summary>Counts what an appeal would change. Nothing is saved: ballots voided and votes cast for it stand in the tables, a change of standing is only imagined.</summary>
internal sealed class AppealCount(ContestDb db, CountRound count)
{
    public async Task<AppealDifference> Run(Guid round, StandingChange? standing, string reason, CancellationToken cancel)
    {
        var published = await db.PublishedResults.AsNoTracking().Where(r => r.RoundId == round).OrderByDescending(r => r.Number).FirstAsync(cancel);
        var (before, input) = (PublishedCount.Read(published), await count.Run(round, cancel));
        if (standing is not null && await db.Entries.Where(e => e.Id == standing.Entry && e.RoundId == round).Select(e => e.Number).SingleOrDefaultAsync(cancel) is { } number)
            input = standing.In(input, CountKeys.Of(input.Round.Year, number), reason);
        var after = RoundCount.Of(input);
        return new(after, [.. CountDifference.Between(before, after).Select(c => Change(c, after))]);
    }

    private static AppealChange Change(EntryChange change, RoundCount after)
    {
        string? Score(EntryStand? stand) => stand?.Score is { } score ? ResultRows.Score(score, after.Input.Rules) : null;
        return new(change.Entry, change.Nomination, after.Input.Entries.First(e => e.Key == change.Entry).Title, change.Before?.Place, change.After?.Place,
            Score(change.Before), Score(change.After), change.Before?.Standing, change.After?.Standing);
    }
}
