using Hub.Library.Demo;
using Hub.Library.Describing;
using Hub.SharedKernel.Data;
using Microsoft.EntityFrameworkCore;
using static Hub.Library.Tests.LibraryStage;
using Described = Hub.Library.Describing.Document;

namespace Hub.Library.Tests.Metadata;

/// <summary>Every document of the demonstration, and titles that try to break out of the field they stand in.</summary>
internal static class EveryDocument
{
    public static readonly IReadOnlyList<string> Hostile =
    [
        @"Про 100 % & $5 #1 _під_ {дужки} ~тильда^ \команда\section{зло}",
        "Звіт}, author = {Хтось}, note = {",
        "@misc{інше, title = {Не той}}",
        "ER  - TY  - JOUR AU  - Зловмисник",
        "\"Лапки\" і «ялинки», ’апостроф’ і ʼще одинʼ",
        "A and B and others, \\\"{o}zg\\\"{u}r --- тире -- дефіс",
        "<script>alert(1)</script> <i>курсив</i> &amp; &lt;",
        "Їжак 🦔 та قنفذ і 漢字, а\u0301 наголос",
        "{{подвійні}} дужки і самотня } та {",
        "%початок з відсотка",
        "x^2_3 $a$ $$ \\( \\) \\\\ \\\\\\",
        "Назва: підназва? Так! (частина 1/2) [уривок]",
    ];

    private static Task<IReadOnlyList<Described>>? made;

    public static Task<IReadOnlyList<Described>> All() => made ??= Make();

    private static async Task<IReadOnlyList<Described>> Make()
    {
        await Portal.Run<SeedLibrary>(seed => seed.Run(default));
        foreach (var title in Hostile)
        {
            var content = Resolution(title);
            (content.Kind, content.TitleEn, content.IssuedOn, content.AdoptedOn, content.LegalStatus) = (DocumentKind.Report, title, "2015-10-21", "", LegalStatus.None);
            (content.Creators, content.Doi, content.Isbn) = ("Коваленко, Ірина Петрівна\nДобрі & Злі and Co {відділ}", $"10.1234/a_b.{Next()}", "978-0-306-40615-7");
            await Published(content);
        }
        var ids = DemoActs.All.Concat(DemoTexts.All).Select(d => d.Id).ToList();
        return await Portal.Db<LibraryDb, List<Described>>(db => db.Documents.AsNoTracking()
            .Where(d => d.State == DocumentState.Published && (ids.Contains(d.Id) || Hostile.Contains(d.TitleUk))).OrderBy(d => d.Id).ToListAsync());
    }
}
