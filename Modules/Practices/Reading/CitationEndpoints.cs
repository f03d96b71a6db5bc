using System.Globalization;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Practices.Reading;

/// <summary>Citations as files for reference managers: <c>/practices/{slug}/cite.bib</c>, <c>?version=2</c> for one version.</summary>
internal static class CitationEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var (format, type) in Citation.Formats)
            routes.MapGet("/practices/{slug}/cite." + format, (string slug, int? version, PracticesDb db, Citations citations, CancellationToken cancel) =>
                Answer(slug, version, format, type, db, citations, cancel)).AllowAnonymous();
    }

    private static async Task<IResult> Answer(
        string slug, int? number, string format, string type, PracticesDb db, Citations citations, CancellationToken cancel)
    {
        var found = await (
            from practice in db.Practices
            join version in db.Versions on practice.Id equals version.PracticeId
            where practice.Slug == slug && (practice.Status == PracticeStatus.Published || practice.Status == PracticeStatus.Outdated)
                && (version.State == VersionState.Published || version.State == VersionState.Superseded)
                && (number == null ? version.Id == practice.PublishedVersionId : version.Number == number)
            select new { version.Content, version.Number, version.DecidedAt, practice.PublishedAt }).AsNoTracking().SingleOrDefaultAsync(cancel);
        if (found is null)
            return Results.NotFound();
        var content = PracticeContent.FromJson(found.Content);
        var citation = citations.Run(slug, content, number is null ? null : found.Number, (number is null ? found.PublishedAt : found.DecidedAt ?? found.PublishedAt)!.Value);
        return Results.Text(citation.In(format), type, System.Text.Encoding.UTF8);
    }
}

/// <summary>Makes citations in the language being read.</summary>
internal sealed class Citations(PublicAddress address, IStringLocalizer<Texts> texts, TimeProvider time)
{
    public Citation Run(string slug, PracticeContent content, int? version, DateTimeOffset published)
    {
        var language = Language.Current;
        var (title, titleLanguage) = content.Title.In(language);
        var path = version is null ? $"/practices/{slug}" : string.Create(CultureInfo.InvariantCulture, $"/practices/{slug}/versions/{version}");
        return new(
            version is null ? slug : string.Create(CultureInfo.InvariantCulture, $"{slug}-v{version}"), title, content.Organisation.In(language).Text, texts["Portal.Name"],
            SharedKernel.Territories.KyivTime.DateOf(published), version, texts["Cite.Version"], address.Of(path, language), titleLanguage,
            content.Summary.In(language).Text, SharedKernel.Territories.KyivTime.DateOf(time.GetUtcNow()));
    }
}
