using Hub.Library.Access;
using Hub.Library.Care;
using Hub.Library.Demo;
using Hub.Library.Describing;
using Hub.Library.Proposing;
using Hub.SharedKernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Hub.Library.Tests.Reading;

/// <summary>Every query of the library, on every engine: pages of visitors and librarians over the documents of the demonstration.</summary>
[Engines]
internal sealed class EnginesTests(EngineKind engine)
{
    [Test]
    public async Task Pages_and_jobs_work_on_every_engine()
    {
        await using var hub = await HubApp.Start(new() { Engine = engine });
        var librarian = hub.As(LibraryStage.Librarian);
        await hub.Run<SeedLibrary>(seed => seed.Run(default));
        await hub.DeliverOutbox();
        foreach (var path in new[]
        {
            "/library", "/library?kind=Law&subject=e-governance&year=2012&sort=title&q=послуги", $"/library?collection=administrative-services&publisher={Uri.EscapeDataString("Кабінет Міністрів України")}&sort=dated",
            "/library?region=UA05000000000010236", "/library/subjects", "/library/collections", "/en/library/collections/service-centres", "/library/collections/guides.atom", "/library/list.atom",
            "/library/pro-administratyvni-posluhy-5203-vi", "/library/pro-administratyvni-posluhy-5203-vi/linkset.json",
        })
            Assert.That((await hub.Get(path)).Status, Is.EqualTo(200), path);
        foreach (var path in new[] { "queue", "documents?q=послуг&state=Published", "requests", "reports", "vocabulary", "collections", "kinds", "item/" + DemoId.Of("document", 1) })
            Assert.That((await librarian.Get("/library/desk/" + path)).Status, Is.EqualTo(200), path);
        Assert.That((await hub.Get("/library?subject=administrative-services")).Main, Does.Contain("7 документів"), "with what stands under it");
        await hub.Run<LiftEmbargoes>(job => job.Run(default));
        await hub.Run<CheckFiles>(job => job.Run(default));
        Assert.That(await hub.Run<FindDuplicates, int>(async find => (await find.Run(await hub.Db<LibraryDb, Document>(db => db.Documents.AsNoTracking().FirstAsync(d => d.Number == 1)), default)).Count), Is.GreaterThanOrEqualTo(0));
    }
}
