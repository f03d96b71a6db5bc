using Hub.Library.Describing;
using Hub.SharedKernel.Text;

namespace Hub.Library.Reading;

/// <summary>A document in a list.</summary>
internal sealed record DocumentCard(
    Guid Id, Guid ConceptId, string Path, DocumentKind Kind, Bilingual Title, Bilingual Abstract, Bilingual? Publisher, PartialDate? Dated, string? ActNumber, LegalStatus LegalStatus,
    DateTimeOffset PublishedAt, DateTimeOffset ChangedAt, bool IsForeign)
{
    private const int MostAbstract = 280;

    public static DocumentCard Of(Document document)
    {
        var content = document.Content;
        return new(document.Id, document.ConceptId, document.Path, document.Kind, new(document.TitleUk, document.TitleEn), new(Short(content.AbstractUk), Limits.NullIfBlank(Short(content.AbstractEn))),
            document.Publisher is null ? null : new(document.Publisher, document.PublisherEn), content.Dated, document.ActNumber, document.LegalStatus,
            document.PublishedAt ?? document.CreatedAt, document.ChangedAt, document.IsForeign);
    }

    // Cut at the border of a word, so that a card ends with one.
    private static string Short(string text)
    {
        if (text.Length <= MostAbstract)
            return text;
        var border = text.LastIndexOf(' ', MostAbstract);
        return text[..(border > 0 ? border : MostAbstract)].TrimEnd(',', ';', ':', '.', ' ') + " …";
    }
}
