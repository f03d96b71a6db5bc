using Hub.Library.Reading;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Territories;
using Hub.SharedKernel.Web;
using Microsoft.Extensions.Localization;

namespace Hub.Library.Metadata;

/// <summary>Makes citations in the language being read.</summary>
internal sealed class Citations(PublicAddress address, IStringLocalizer<Texts> texts, TimeProvider time)
{
    public Citation Run(DocumentOnPage page)
    {
        var culture = System.Globalization.CultureInfo.CurrentUICulture;
        var (document, content, title) = (page.Document, page.Content, page.Title.In(culture));
        var kind = Language.In(title.Lang, () => texts[(Citation.NamesPublisher(document.Kind) ? "CiteKind." : "DocumentKind.") + document.Kind].Value);
        var hasVersions = page.Versions.Count > 1;
        return new(document.Slug + (hasVersions ? $"-v{document.Number}" : ""), document.Kind, kind, title.Text, content.CreatorList,
            page.Publisher?.In(Language.Of(title.Lang)).Text, document.ActNumber, content.Dated, hasVersions ? document.Number : null, document.Doi, document.Isbn,
            address.Of(page.Path, Language.Current), title.Lang, page.Abstract.In(culture).Text, KyivTime.DateOf(time.GetUtcNow()));
    }
}
