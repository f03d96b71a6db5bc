using Hub.Library.Demo;
using Hub.Library.Describing;
using Hub.SharedKernel.Data;
using Microsoft.EntityFrameworkCore;
using static Hub.Library.Tests.LibraryStage;

namespace Hub.Library.Tests.Demo;

/// <summary>The demonstration is there once, on every engine, and stands by the library's own rules.</summary>
[NonParallelizable]
internal sealed class SeedLibraryTests
{
    [Test]
    public async Task Forty_documents_of_all_kinds_are_added_once()
    {
        await Portal.Run<SeedLibrary>(seed => seed.Run(default));
        await Portal.Run<SeedLibrary>(seed => seed.Run(default));

        var first = DemoId.Of("document", 1);
        var ids = DemoActs.All.Concat(DemoTexts.All).Select(d => d.Id).ToList();
        var documents = await Portal.Db<LibraryDb, List<Document>>(db => db.Documents.AsNoTracking().Where(d => ids.Contains(d.Id)).ToListAsync());
        Assert.That(documents, Has.Count.EqualTo(40));
        Assert.That(documents.Select(d => d.Kind).Distinct(), Is.EquivalentTo(Enum.GetValues<DocumentKind>()));
        Assert.That((await Portal.Get("/library/pro-administratyvni-posluhy-5203-vi")).Main, Does.Contain("Виконується документом").And.Contain("Примірного регламенту"));
        Assert.That((await Portal.Get("/en/library/collections/service-centres")).Main, Does.Contain("4 documents").And.Contain("On Administrative Services"));
        Assert.That((await Portal.Get("/library/collections")).Html.QuerySelectorAll("main .hub-card"), Has.Count.GreaterThanOrEqualTo(5));
        Assert.That(await Portal.Db<LibraryDb, bool>(db => db.Files.AnyAsync(f => f.DocumentId == first && f.Name.EndsWith(".pdf"))), Is.True);
    }

    [Test]
    public void Numbers_and_addresses_of_the_demonstration_are_its_own()
    {
        var all = DemoActs.All.Concat(DemoTexts.All).ToList();

        Assert.That(all.Select(d => d.Number), Is.EqualTo(Enumerable.Range(1, 40)));
        Assert.That(all.Where(d => d.Status != LegalStatus.None && d.Day is not null && d.ActNumber is not null).SelectMany(d => DocumentChecks.Of(d.Content(), KindForm.Usual(d.Kind), 1, new DateOnly(2026, 11, 27)).Where(f => f.Key != "Needed")), Is.Empty);
    }
}
