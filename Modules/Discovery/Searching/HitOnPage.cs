using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Territories;

namespace Hub.Discovery.Searching;

/// <summary>A hit as the page shows it, with the asked words marked.</summary>
internal sealed record HitOnPage(Hit Hit, IReadOnlyList<Piece> Title, string TitleLanguage, IReadOnlyList<Piece> Passage, string PassageLanguage, string Kind, (string Code, string Name)? Place)
{
    public static HitOnPage Of(Hit hit, Highlight highlight, FacetNames names)
    {
        var (title, summary) = (hit.Title, hit.Summary);
        var isEnglish = Language.IsEnglish;
        var passage = highlight.Passage(isEnglish ? [summary.Text, hit.BodyEn, hit.BodyUk] : [summary.Text, hit.BodyUk, hit.BodyEn]);
        return new(hit, highlight.Mark(title.Text), title.Lang, passage, LanguageOf(passage), names.Of(Facet.Kind, Facets.Kind(hit.Module, hit.Kind)),
            PlaceOf(hit.Territory, names));
    }

    // A community nobody named is shown by its region.
    private static (string, string)? PlaceOf(string? territory, FacetNames names)
    {
        if (Regions.ByKatottg(territory) is not { } region)
            return null;
        var own = Facets.Place(territory!);
        return own.Length > 4 && names.Place(own) is { } name ? (own, name) : (Facets.Place(region.Katottg), region.ShortName(Language.Of(Language.Current)));
    }

    // A passage may come from a text of the other language; a screen reader must know.
    private static string LanguageOf(IReadOnlyList<Piece> passage) =>
        passage.Sum(p => p.Text.Count(c => c is >= 'Ѐ' and <= 'ӿ')) >= passage.Sum(p => p.Text.Count(char.IsAsciiLetter)) ? "uk" : "en";
}
