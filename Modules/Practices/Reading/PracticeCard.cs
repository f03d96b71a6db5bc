using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Reading;

/// <summary>A practice as lists show it.</summary>
internal sealed record PracticeCard(
    Guid Id, string Slug, string TitleUk, string? TitleEn, string SummaryUk, string? SummaryEn, int Group, string Kind, string Level, string? Region,
    string? PlaceUk, string? PlaceEn, string? OrganisationCode, string OrganisationUk, string? OrganisationEn, int Year, string Topics, string Grade,
    int Yes, int Partly, int No, int Replications, bool IsAwarded, bool IsOutdated, bool IsDemonstration,
    DateTimeOffset PublishedAt, DateTimeOffset UpdatedAt, DateTimeOffset ConfirmedAt, int VersionNumber)
{
    public int Answers => Yes + Partly + No;

    public WilsonInterval Interval => Wilson.Interval(Yes, Answers);

    public LocalText Title => new Bilingual(TitleUk, TitleEn).In(Language.Of(Language.Current));

    public LocalText Summary => new Bilingual(SummaryUk, SummaryEn).In(Language.Of(Language.Current));

    public LocalText Organisation => new Bilingual(OrganisationUk, OrganisationEn).In(Language.Of(Language.Current));

    public LocalText? Place => PlaceUk is null ? null : new Bilingual(PlaceUk, PlaceEn).In(Language.Of(Language.Current));

    public IReadOnlyList<string> TopicKeys => Topics.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public string Path => "/practices/" + Slug;

    public static IQueryable<PracticeCard> Of(IQueryable<Practice> practices) => practices.AsNoTracking().Select(p => new PracticeCard(
        p.Id, p.Slug!, p.TitleUk, p.TitleEn, p.SummaryUk, p.SummaryEn, p.Group, p.Kind, p.Level, p.Region, p.PlaceUk, p.PlaceEn,
        p.OrganisationCode, p.OrganisationUk, p.OrganisationEn, p.Year, p.Topics, p.Grade, p.Yes, p.Partly, p.No, p.Replications, p.IsAwarded,
        p.Status == PracticeStatus.Outdated, p.IsDemonstration, p.PublishedAt!.Value, p.UpdatedAt!.Value, p.ConfirmedAt ?? p.PublishedAt!.Value, p.PublishedNumber));
}
