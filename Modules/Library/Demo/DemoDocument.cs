using Hub.Library.Describing;
using Hub.SharedKernel.Data;

namespace Hub.Library.Demo;

/// <summary>A document of the demonstration: facts of public acts, with summaries written for the portal.</summary>
/// <param name="Number">Its number within the demonstration, from 1.</param>
/// <param name="ActNumber">Number of an act; null for other texts.</param>
/// <param name="Day">Adopted or issued; null when not known.</param>
/// <param name="Official">Last part of its address in the register of acts of the Verkhovna Rada, or a full address.</param>
/// <param name="IsElsewhere">Published by somebody else, of whom nothing is claimed.</param>
internal sealed record DemoDocument(
    int Number, DocumentKind Kind, string TitleUk, string TitleEn, string? ActNumber, string? Day, LegalStatus Status, string Subjects, string AbstractUk, string AbstractEn, string? Official = null, string? Region = null, bool IsElsewhere = false)
{
    private const string Register = "https://zakon.rada.gov.ua/laws/show/";

    public Guid Id => DemoId.Of("document", Number);

    private bool IsParliament => Kind == DocumentKind.Law;
    private bool IsGovernment => ActNumber is not null && !IsParliament && Kind != DocumentKind.Standard;

    public DocumentContent Content()
    {
        var content = new DocumentContent
        {
            Kind = Kind,
            TitleUk = TitleUk,
            TitleEn = TitleEn,
            AbstractUk = AbstractUk,
            AbstractEn = AbstractEn,
            ActNumber = ActNumber ?? "",
            LegalStatus = Status,
            Languages = ["uk"],
            Subjects = [.. Subjects.Split(' ', StringSplitOptions.RemoveEmptyEntries)],
            Territory = Region ?? "",
            Link = Official is null ? "" : Official.StartsWith("https", StringComparison.Ordinal) ? Official : Register + Official,
            Licence = IsParliament || IsGovernment ? "official" : Kind == DocumentKind.Standard || IsElsewhere ? "reserved" : "CC-BY-4.0",
        };
        (content.Publisher, content.PublisherEn) = Kind switch
        {
            _ when IsElsewhere => ("", ""),
            _ when IsParliament => ("Верховна Рада України", "Verkhovna Rada of Ukraine"),
            _ when IsGovernment => ("Кабінет Міністрів України", "Cabinet of Ministers of Ukraine"),
            DocumentKind.Standard => ("Український науково-дослідний і навчальний центр проблем стандартизації, сертифікації та якості", "Ukrainian Research and Training Centre of Standardisation, Certification and Quality"),
            _ => ("Національний центр електронного урядування", "National Centre for E-Governance"),
        };
        if (KindForm.IsAct(Kind))
            content.AdoptedOn = Day ?? "";
        else if (Kind == DocumentKind.Standard)
            content.ValidFrom = Day ?? "";
        else
            content.IssuedOn = Day ?? "";
        return content;
    }
}
