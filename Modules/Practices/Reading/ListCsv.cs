using System.Globalization;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Territories;
using Hub.SharedKernel.Text;
using Hub.SharedKernel.Web;

namespace Hub.Practices.Reading;

/// <summary>The list as a table: one practice a row.</summary>
internal static class ListCsv
{
    private static readonly object[] heading =
    [
        "id", "slug", "url", "title_uk", "title_en", "summary_uk", "summary_en", "group", "kind", "topics", "level", "region_iso", "region_katottg", "place_uk", "place_en",
        "organisation_code", "organisation_uk", "organisation_en", "year", "grade", "awarded", "outdated", "demonstration", "yes", "partly", "no",
        "wilson_low", "wilson_high", "replications", "version", "published_at", "updated_at", "confirmed_at",
    ];

    public static async Task Write(Stream body, IAsyncEnumerable<PracticeCard> cards, PublicAddress address, CancellationToken cancel)
    {
        await using var lines = new CsvLines(body);
        await lines.Row(cancel, heading);
        await foreach (var card in cards.WithCancellation(cancel))
            await lines.Row(cancel, Row(card, address));
    }

    private static object?[] Row(PracticeCard card, PublicAddress address)
    {
        var interval = card.Interval;
        return
        [
            card.Id.ToString("D", CultureInfo.InvariantCulture), card.Slug, address.Of(card.Path, Language.Current), card.TitleUk, card.TitleEn, card.SummaryUk, card.SummaryEn,
            card.Group, card.Kind, string.Join(';', card.TopicKeys), card.Level, Regions.ByKatottg(card.Region)?.Iso, card.Region, card.PlaceUk, card.PlaceEn,
            card.OrganisationCode, card.OrganisationUk, card.OrganisationEn, card.Year == 0 ? null : card.Year, card.Grade, card.IsAwarded, card.IsOutdated, card.IsDemonstration,
            card.Yes, card.Partly, card.No, card.Answers == 0 ? null : interval.Low, card.Answers == 0 ? null : interval.High, card.Replications, card.VersionNumber,
            card.PublishedAt, card.UpdatedAt, card.ConfirmedAt,
        ];
    }
}

/// <summary>Everything from which a stranger recomputes the promoted order.</summary>
internal static class RankingCsv
{
    public static async Task Write(Stream body, IAsyncEnumerable<PracticeCard> cards, DateTimeOffset asOf, CancellationToken cancel)
    {
        await using var lines = new CsvLines(body);
        await lines.Row(cancel, "place", "slug", "yes", "partly", "no", "n", "low", "confirmed_at", "as_of", "freshness", "score", "published_at");
        var place = 0;
        await foreach (var card in cards.WithCancellation(cancel))
            await lines.Row(cancel, ++place, card.Slug, card.Yes, card.Partly, card.No, card.Answers, card.Answers == 0 ? 0.0 : card.Interval.Low,
                card.ConfirmedAt, asOf, PromotionRule.Freshness(card.ConfirmedAt, asOf),
                PromotionRule.Score(card.Yes, card.Answers, card.ConfirmedAt, asOf), card.PublishedAt);
    }
}

/// <summary>Practices and replications by region.</summary>
internal static class RegionsCsv
{
    public static async Task Write(Stream body, IReadOnlyList<RegionFigure> figures, CancellationToken cancel)
    {
        await using var lines = new CsvLines(body);
        await lines.Row(cancel, "region_iso", "region_katottg", "region_uk", "region_en", "practices", "replications");
        foreach (var figure in figures)
        {
            var region = Regions.ByIso(figure.Iso)!;
            await lines.Row(cancel, region.Iso, region.Katottg, region.NameUk, region.NameEn, figure.Practices, figure.Replications);
        }
    }
}
