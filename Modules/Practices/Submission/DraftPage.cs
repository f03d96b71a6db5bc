using Hub.Practices.Checks;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Territories;
using Hub.SharedKernel.Web;
using Hub.SharedKernel.Web.Kit;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Hub.Practices.Submission;

/// <summary>A page about one version, for its authors; to everybody else there is no such page.</summary>
internal abstract class DraftPage(PracticesDb db, ICurrentUser user) : FoundPage
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }

    public Practice Practice { get; private set; } = null!;
    public PracticeVersion Draft { get; private set; } = null!;
    public PracticeContent Saved { get; private set; } = null!;

    protected PracticesDb Db => db;

    public Guid Me => user.RequiredId;

    public bool IsOwner => Practice.OwnerId == user.Id;

    public string Heading => Draft.TitleUk == "" ? Texts["Draft.Untitled"].Value : Draft.TitleUk;

    protected IStringLocalizer Texts => HttpContext.RequestServices.GetRequiredService<IStringLocalizer<Texts>>();

    public override async Task<bool> Find(CancellationToken cancel)
    {
        // Read without tracking: a use case of the same request must see the tables as they are when it runs.
        var version = await db.Versions.AsNoTracking().SingleOrDefaultAsync(v => v.Id == Id, cancel);
        if (version is null || user.Id is not { } person)
            return false;
        var practice = await db.Practices.AsNoTracking().SingleAsync(p => p.Id == version.PracticeId, cancel);
        if (!practice.IsAuthor(person) && version.AuthorId != person)
            return false;
        (Practice, Draft, Saved) = (practice, version, version.Read());
        return true;
    }

    /// <summary>Reads the version again after a refused change.</summary>
    public override async Task Load(CancellationToken cancel) => await Find(cancel);
}

/// <summary>What the panel of checks shows.</summary>
/// <param name="Report">The report.</param>
/// <param name="Version">Id of the version.</param>
internal sealed record ChecksPanel(CheckReport Report, Guid Version)
{
    /// <summary>Where a finding is mended.</summary>
    public string Path(Finding finding)
    {
        if (EditSection.OfField(finding.Field) is not { } section)
            return $"/practices/submission/files/{Version}";
        var field = finding.Field == "links" ? "Content.Links" : finding.Field;
        return $"{PracticeFacts.EditPath(Version)}?section={section.Key}#{Microsoft.AspNetCore.Mvc.Rendering.TagBuilder.CreateSanitizedId(field, "_")}";
    }
}

/// <summary>The closed lists as answers of a form.</summary>
internal static class Choices
{
    public static IReadOnlyList<Choice> Kinds(IStringLocalizer texts) =>
        [.. Classification.Kinds.SelectMany(group => group.Value.Select(kind => new Choice(kind, texts["Kind." + kind]) { Group = texts[$"Group.{group.Key}"] }))];

    public static IReadOnlyList<Choice> Topics(IStringLocalizer texts) => Of(texts, "Topic.", Classification.Topics);

    public static IReadOnlyList<Choice> Levels(IStringLocalizer texts) => Of(texts, "Level.", Classification.Levels);

    public static IReadOnlyList<Choice> Stages(IStringLocalizer texts) => Of(texts, "Stage.", Classification.Stages);

    public static IReadOnlyList<Choice> Licences(IStringLocalizer texts) => Of(texts, "Licence.", Classification.Licences);

    public static IReadOnlyList<Choice> AllRegions(System.Globalization.CultureInfo culture) =>
        [.. Regions.Ordered(culture).Select(r => new Choice(r.Katottg, culture.TwoLetterISOLanguageName == "en" ? r.NameEn : r.NameUk))];

    private static IReadOnlyList<Choice> Of(IStringLocalizer texts, string prefix, IEnumerable<string> keys) =>
        [.. keys.Select(key => new Choice(key, texts[prefix + key]))];
}
