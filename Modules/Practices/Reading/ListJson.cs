using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Territories;
using Hub.SharedKernel.Web;

namespace Hub.Practices.Reading;

/// <summary>The list as JSON, written portion by portion.</summary>
internal static class ListJson
{
    private const int FlushAt = 64 * 1024;

    public static async Task Write(
        Stream body, IAsyncEnumerable<PracticeCard> cards, string source, DateTimeOffset made, PublicAddress address, CancellationToken cancel)
    {
        await using var json = new Utf8JsonWriter(body, new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) });
        json.WriteStartObject();
        json.WriteString("source", source);
        json.WriteString("updatedAt", made.UtcDateTime);
        json.WriteString("licence", "https://creativecommons.org/licenses/by/4.0/");
        json.WriteStartArray("practices");
        await foreach (var card in cards.WithCancellation(cancel))
        {
            Write(json, card, address);
            if (json.BytesPending > FlushAt)
                await json.FlushAsync(cancel);
        }
        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(cancel);
    }

    private static void Write(Utf8JsonWriter json, PracticeCard card, PublicAddress address)
    {
        json.WriteStartObject();
        json.WriteString("id", card.Id);
        json.WriteString("slug", card.Slug);
        json.WriteString("url", address.Of(card.Path, Language.Current));
        Both(json, "title", card.TitleUk, card.TitleEn);
        Both(json, "summary", card.SummaryUk, card.SummaryEn);
        json.WriteNumber("group", card.Group);
        json.WriteString("kind", card.Kind);
        json.WriteStartArray("topics");
        foreach (var topic in card.TopicKeys)
            json.WriteStringValue(topic);
        json.WriteEndArray();
        json.WriteString("level", card.Level);
        json.WriteString("region", Regions.ByKatottg(card.Region)?.Iso);
        json.WriteString("territory", card.Region);
        Both(json, "place", card.PlaceUk, card.PlaceEn);
        json.WriteString("organisationCode", card.OrganisationCode);
        Both(json, "organisation", card.OrganisationUk, card.OrganisationEn);
        json.WriteNumber("year", card.Year);
        json.WriteString("grade", card.Grade);
        json.WriteBoolean("awarded", card.IsAwarded);
        json.WriteBoolean("outdated", card.IsOutdated);
        json.WriteBoolean("demonstration", card.IsDemonstration);
        Judgement(json, card);
        json.WriteNumber("replications", card.Replications);
        json.WriteNumber("version", card.VersionNumber);
        json.WriteString("publishedAt", card.PublishedAt.UtcDateTime);
        json.WriteString("updatedAt", card.UpdatedAt.UtcDateTime);
        json.WriteString("confirmedAt", card.ConfirmedAt.UtcDateTime);
        json.WriteEndObject();
    }

    private static void Judgement(Utf8JsonWriter json, PracticeCard card)
    {
        json.WriteStartObject("feedback");
        json.WriteNumber("yes", card.Yes);
        json.WriteNumber("partly", card.Partly);
        json.WriteNumber("no", card.No);
        if (card.Answers > 0)
        {
            json.WriteNumber("low", Math.Round(card.Interval.Low, 6));
            json.WriteNumber("high", Math.Round(card.Interval.High, 6));
        }
        json.WriteEndObject();
    }

    private static void Both(Utf8JsonWriter json, string name, string? uk, string? en)
    {
        json.WriteStartObject(name);
        json.WriteString("uk", uk);
        json.WriteString("en", en);
        json.WriteEndObject();
    }
}
