using Hub.SharedKernel.Territories;
using Hub.SharedKernel.Web;

namespace Hub.Library.Describing;

/// <summary>Something that must be mended before a document can be proposed or published.</summary>
/// <param name="Field">The form's field.</param>
/// <param name="Key">Key of the sentence, under <c>Check.{Key}</c>.</param>
/// <param name="Arguments">Values of the sentence.</param>
internal sealed record Finding(string Field, string Key, params IReadOnlyList<object> Arguments);

/// <summary>What a description lacks, by the form of its kind.</summary>
internal static class DocumentChecks
{
    public const int EarliestYear = 1000;
    private const int MostAgents = 100;

    public static IReadOnlyList<Finding> Of(DocumentContent content, KindForm form, int files, DateOnly today) =>
        [.. Required(content, form, files), .. Lengths(content), .. Codes(content), .. Dates(content, today), .. Places(content)];

    private static IEnumerable<Finding> Required(DocumentContent content, KindForm form, int files)
    {
        if (string.IsNullOrWhiteSpace(content.TitleUk))
            yield return new("Content.TitleUk", "Needed", "text:Field.TitleUk");
        foreach (var field in Enum.GetValues<Field>().Where(f => form[f] == Need.Required && IsEmpty(content, f, files)))
            yield return new(field == Field.Files ? "" : "Content." + field, "Needed", "text:Field." + field);
    }

    private static bool IsEmpty(DocumentContent content, Field field, int files) => field switch
    {
        Field.Languages => content.Languages.Count == 0,
        Field.Subjects => content.Subjects.Count == 0,
        Field.LegalStatus => content.LegalStatus == LegalStatus.None,
        Field.Files => files == 0,
        _ => string.IsNullOrWhiteSpace(Text(content, field)),
    };

    /// <summary>A field of one text as typed.</summary>
    public static string Text(DocumentContent content, Field field) => field switch
    {
        Field.TitleEn => content.TitleEn,
        Field.TitleOriginal => content.TitleOriginal,
        Field.AbstractUk => content.AbstractUk,
        Field.AbstractEn => content.AbstractEn,
        Field.Creators => content.Creators,
        Field.Contributors => content.Contributors,
        Field.Publisher => content.Publisher,
        Field.ActNumber => content.ActNumber,
        Field.AdoptedOn => content.AdoptedOn,
        Field.Registration => content.Registration,
        Field.IssuedOn => content.IssuedOn,
        Field.ValidFrom => content.ValidFrom,
        Field.ValidUntil => content.ValidUntil,
        Field.Keywords => content.Keywords,
        Field.Territory => content.Territory,
        Field.Doi => content.Doi,
        Field.Isbn => content.Isbn,
        Field.Licence => content.Licence,
        Field.Rights => content.Rights,
        Field.Link => content.Link,
        _ => "",
    };

    private static IEnumerable<Finding> Lengths(DocumentContent content)
    {
        var limits = new (string Field, string Text, int Most)[]
        {
            ("TitleUk", content.TitleUk, Limits.Title), ("TitleEn", content.TitleEn, Limits.Title), ("TitleOriginal", content.TitleOriginal, Limits.Title),
            ("AbstractUk", content.AbstractUk, Limits.Abstract), ("AbstractEn", content.AbstractEn, Limits.Abstract), ("Creators", content.Creators, Limits.Abstract),
            ("Contributors", content.Contributors, Limits.Abstract), ("Publisher", content.Publisher, Limits.Name), ("PublisherEn", content.PublisherEn, Limits.Name),
            ("ActNumber", content.ActNumber, Limits.Line), ("Registration", content.Registration, Limits.Line), ("Keywords", content.Keywords, Limits.Note),
            ("Rights", content.Rights, Limits.Note), ("Link", content.Link, Limits.Name),
        };
        return limits.Where(l => l.Text.Trim().Length > l.Most).Select(l => new Finding("Content." + l.Field, "TooLong", "text:Field." + l.Field, l.Most));
    }

    private static IEnumerable<Finding> Codes(DocumentContent content)
    {
        if (content.PublisherCode != "" && !Edrpou.IsValid(Edrpou.Normalise(content.PublisherCode)))
            yield return new("Content.PublisherCode", "CodeWrong", content.PublisherCode);
        if (content.Doi != "" && Identifiers.Doi(content.Doi) is null)
            yield return new("Content.Doi", "DoiWrong");
        if (content.Isbn != "" && Identifiers.Isbn(content.Isbn) is null)
            yield return new("Content.Isbn", "IsbnWrong");
        foreach (var (field, list) in new[] { ("Creators", content.CreatorList), ("Contributors", content.ContributorList) })
        {
            if (list.FirstOrDefault(a => a.Code is not null && !Edrpou.IsValid(a.Code)) is { } wrong)
                yield return new("Content." + field, "CodeWrong", wrong.Code!);
            if (list.Count > MostAgents)
                yield return new("Content." + field, "TooMany", MostAgents);
        }
    }

    private static IEnumerable<Finding> Dates(DocumentContent content, DateOnly today)
    {
        foreach (var (field, text) in new[] { ("AdoptedOn", content.AdoptedOn), ("IssuedOn", content.IssuedOn), ("ValidFrom", content.ValidFrom), ("ValidUntil", content.ValidUntil) })
        {
            if (string.IsNullOrWhiteSpace(text))
                continue;
            if (PartialDate.Read(text) is not { } date || date.Year < EarliestYear)
                yield return new("Content." + field, "DateWrong", "text:Field." + field);
            else if (field is "AdoptedOn" or "IssuedOn" && date.First > today)
                yield return new("Content." + field, "DateAhead", "text:Field." + field);
        }
        if (PartialDate.Read(content.ValidFrom) is { } from && PartialDate.Read(content.ValidUntil) is { } until && until.Last < from.First)
            yield return new("Content.ValidUntil", "EndsBeforeBeginning");
    }

    private static IEnumerable<Finding> Places(DocumentContent content)
    {
        if (content.Territory != "" && Regions.ByKatottg(content.Territory) is null)
            yield return new("Content.Territory", "TerritoryWrong");
        if (content.Link != "" && !WebAddress.TryRead(content.Link, out _))
            yield return new("Content.Link", "LinkWrong");
        if (content.Licence != "" && !Lists.Licences.Contains(content.Licence))
            yield return new("Content.Licence", "LicenceWrong");
        if (!Enum.IsDefined(content.Kind))
            yield return new("Content.Kind", "KindWrong");
    }
}
