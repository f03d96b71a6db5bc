using System.Globalization;
using Hub.SharedKernel.Documents;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Territories;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;

namespace Hub.Contest.Awarding;

/// <summary>The diploma to print: one sheet, in the reader's language, with a code that leads to the page where anybody verifies it.</summary>
internal sealed class PrintDiploma(IStringLocalizer<Texts> texts, PublicAddress address)
{
    // From here on a text takes two lines and more, and is written smaller so that the sheet stays one.
    private const int LongText = 70;
    private const int VeryLongText = 160;

    public PdfPaper Run(IssuedDiploma diploma)
    {
        var (title, organisation, nomination, round, prize, donor) = diploma.In(Language.IsEnglish);
        var (number, award) = (diploma.Award.DiplomaNumber!, diploma.Award);
        var paper = new PdfPaper(new PdfAbout(texts["Diploma.Title", number], Language.Current, round, award.At) { IsFramed = true })
            .Centred(round, Size(round, 16)).Space(8)
            .Centred(texts["Diploma.Word"], 46, bold: true, heading: 1)
            .Centred(prize is not null ? texts["Diploma.ForPrize", prize] : award.Place is { } place ? texts["Diploma.ForPlace", place] : texts["Award.Awarded"], Size(prize ?? "", 22), bold: true, heading: 2);
        if (donor is not null)
            paper.Centred(texts["Prize.From", donor], Size(donor, 13));
        var link = address.Of(AwardFacts.DiplomaPath(number), Language.Current);
        paper.Centred(texts["Diploma.InNomination", nomination], Size(nomination, 15)).Space(12)
            .Centred(texts["Diploma.GivenTo"], 13)
            .Centred(organisation, Size(organisation, 24), bold: true).Space(4)
            .Centred(texts["Diploma.ForPractice", title], Size(title, 17)).Space(14)
            .Qr(link, Shown(new Uri(link)), texts["Diploma.QrLeads"], 96)
            .Centred(texts["Diploma.Foot", number, KyivTime.Date(award.At, CultureInfo.CurrentUICulture)], 10);
        return diploma.Round.IsDemonstration ? paper.Centred(texts["Diploma.Demonstration"], 10, bold: true) : paper;
    }

    private static double Size(string text, double usual) => text.Length > VeryLongText ? Math.Min(usual, 9) : text.Length > LongText ? Math.Min(usual, 12) : usual;

    /// <summary>The address as people read it: a Cyrillic domain in Cyrillic.</summary>
    private static string Shown(Uri address) =>
        new IdnMapping().GetUnicode(address.Host) + (address.IsDefaultPort ? "" : string.Create(CultureInfo.InvariantCulture, $":{address.Port}")) + address.AbsolutePath;
}

/// <summary>Sends a diploma to whoever has its number.</summary>
internal static class DiplomaDownload
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/contest/diploma/{number}/diploma.pdf", Send).AllowAnonymous().RequireRateLimiting(RateLimits.Documents);

    private static async Task<IResult> Send(string number, [FromServices] ReadDiploma read, [FromServices] PrintDiploma print, CancellationToken cancel)
    {
        var diploma = DiplomaNumber.Read(number) is { } known ? await read.Run(known, cancel) : null;
        // What was revoked is not printed any more; its page says why.
        return diploma is { Stands: true } ? print.Run(diploma).Answer($"diploma-{diploma.Award.DiplomaNumber}.pdf") : TypedResults.NotFound();
    }
}
