using System.Text;
using Hub.Library.Describing;
using Hub.Library.Extraction;
using Hub.Library.Proposing;
using Hub.SharedKernel;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;
using static Hub.Library.Tests.LibraryStage;

namespace Hub.Library.Tests.Proposing;

/// <summary>The way of a document through its pages: proposed, returned, mended, published, cited, replaced by a version, withdrawn.</summary>
[NonParallelizable]
internal sealed class ProposalWalkTests
{
    [Test]
    public async Task A_document_goes_from_a_proposal_to_a_tombstone()
    {
        var title = $"Про прогулянку документа {Next()}";
        var ann = As(Ann);
        var begun = await (await (await ann.Get("/library/proposing/start")).Submit("main form", ("Kind", "Resolution"), ("TitleUk", title))).Follow();
        Assert.That(begun.Html.QuerySelector("h1")!.TextContent, Is.EqualTo(title));
        var id = Guid.Parse(begun.Path.Split('/')[^1]);

        // Saved as typed, also what is wrong.
        var saved = await (await begun.Submit("#document", ("Content.AdoptedOn", "колись"), ("Content.ActNumber", $"77-{Next()}"), ("Go", "stay"))).Follow();
        Assert.That(saved.Errors, Has.Some.Contains("Дата ухвалення"));
        Assert.That((await Document(id)).Content.AdoptedOn, Is.EqualTo("колись"));
        var files = await (await saved.Submit("#document", ("Content.AdoptedOn", "2015-10-21"), ("Content.Publisher", "Кабінет Міністрів України"),
            ("Content.AbstractUk", "Стисло про прогулянку."), ("Content.Subjects", "open-data"), ("Go", "next"))).Follow();
        Assert.That(files.Path, Does.Contain("/library/proposing/files/"));
        await ann.PostFiles($"/library/proposing/files/{id}", [("Upload", "Постанова.pdf", A.Pdf("Wombat procedure"))]);
        await ann.PostFiles($"/library/proposing/files/{id}", [("Upload", "Додаток.docx", A.Docx("Порядок оприлюднення перепелів"))]);
        var submit = await ann.Get($"/library/proposing/submit/{id}");
        Assert.That(submit.Main, Does.Contain("Усе потрібне є"));
        Assert.That((await submit.Submit("main form")).Status, Is.EqualTo(302));
        Assert.That((await ann.Get($"/library/proposing/sent/{id}")).Main, Does.Contain("чекає на рішення"));

        // Back with a reason, mended, sent again.
        var desk = As(Librarian);
        Assert.That((await desk.Get("/library/desk/queue")).Main, Does.Contain(title));
        var empty = await (await desk.Get($"/library/desk/item/{id}")).Submit("#return", ("Reason", ""));
        Assert.That((empty.Status, empty.Errors[0]), Is.EqualTo((422, "Причина: заповніть це поле.")));
        await (await desk.Get($"/library/desk/item/{id}")).Submit("#return", ("Reason", "Додайте теми"));
        Assert.That((await ann.Get($"/library/proposing/edit/{id}")).Main, Does.Contain("Додайте теми"));
        Assert.That(await ann.Run<ProposeDocument, bool>(u => u.Run(id, default)), Is.True);

        // Published and read by everybody.
        await desk.Post($"/library/desk/item/{id}?handler=Publish");
        var document = await Document(id);
        Assert.That(document.State, Is.EqualTo(DocumentState.Published));
        var page = await Portal.Get(document.Path);
        Assert.That(page.Main, Does.Contain("Постанова.pdf").And.Contain("Як послатися"));
        Assert.That((await Portal.Get("/en" + document.Path)).Main, Does.Contain("How to cite"));
        await Portal.Run<ReadTexts>(job => job.Run(default));
        var told = await Told<ItemPublished>(document.ConceptId);
        Assert.That(told.BodyUk, Does.Contain("Wombat procedure").And.Contain("перепелів"));

        // A version, with the one before still readable.
        var edit = await (await (await desk.Get($"/library/desk/item/{id}")).Submit("#version", ("Changes", "Уточнено назву"))).Follow();
        var next = Guid.Parse(edit.Path.Split('/')[^1]);
        Assert.That((await Portal.Get(document.Path)).Status, Is.EqualTo(200));
        await desk.Post($"/library/desk/item/{next}?handler=Publish");
        await Portal.DeliverOutbox();
        Assert.That((await Portal.Get(document.Path)).Main, Does.Contain("Версія 2").And.Contain("Уточнено назву"));
        Assert.That((await Portal.Get(document.Path + "/versions/1")).Main, Does.Contain("Це версія 1"));

        // Gone for good, with a tombstone.
        await (await desk.Get($"/library/desk/item/{next}")).Submit("#withdraw", ("Reason", "Оприлюднено помилково"));
        await Portal.DeliverOutbox();
        foreach (var path in new[] { document.Path, document.Path + "/versions/1" })
        {
            var gone = await Portal.Get(path);
            Assert.That((gone.Status, gone.Main.Contains("Оприлюднено помилково", StringComparison.Ordinal)), Is.EqualTo((410, true)), path);
        }
        Assert.That((await Portal.Get(document.Path + "/dc.xml")).Status, Is.EqualTo(410));
        Assert.That((await Told<ItemWithdrawn>(document.ConceptId)).Version, Is.GreaterThan(told.Version));
    }

    [Test]
    public async Task Nobody_else_sees_or_changes_a_proposal()
    {
        var id = await Draft(Ann);
        await Attach(id, "лист.txt", "текст"u8.ToArray(), Ann);
        var file = await OnlyFile(id);
        foreach (var path in new[] { $"/library/proposing/edit/{id}", $"/library/proposing/files/{id}", $"/library/proposing/submit/{id}", $"/library/proposing/sent/{id}", $"/library/files/{file.Id}/x" })
            Assert.That((await As(Bohdan).Get(path)).Status, Is.EqualTo(404), path);
        Assert.That((await As(Ann).Get($"/library/files/{file.Id}/x")).Status, Is.EqualTo(200));
        Assert.That((await As(Ann).Get("/library/desk/queue")).Status, Is.Not.EqualTo(200));
        Assert.That(await As(Bohdan).Run<SaveDocument, int?>(u => u.Run(id, 1, Resolution(), default)), Is.Null);
    }

    [Test]
    public async Task A_draft_is_not_saved_over_what_another_window_saved()
    {
        var id = await Draft(Ann);
        var seen = (await Document(id)).Version;
        var typed = Resolution();
        typed.TitleUk = "З іншого вікна";
        await As(Ann).Run<SaveDocument>(u => u.Run(id, seen, typed, default));

        var late = await As(Ann).Post($"/library/proposing/edit/{id}?handler=Autosave", ("Version", $"{seen}"), ("Content.TitleUk", "Запізніле"));

        Assert.That(late.Status, Is.EqualTo(409));
        Assert.That((await Document(id)).TitleUk, Is.EqualTo("З іншого вікна"));
    }

    [Test]
    public async Task A_draft_saves_itself()
    {
        var id = await Draft(Ann);
        var seen = (await Document(id)).Version;

        var answer = await As(Ann).Post($"/library/proposing/edit/{id}?handler=Autosave", ("Version", $"{seen}"), ("Content.Kind", "Law"), ("Content.TitleUk", "Сам себе зберіг"));

        Assert.That((answer.Status, answer.Text.Contains($"\"{seen + 1}\"", StringComparison.Ordinal)), Is.EqualTo((200, true)), answer.Text);
        Assert.That((await Document(id)).Kind, Is.EqualTo(DocumentKind.Law));
    }

    [Test]
    public async Task The_same_file_number_or_title_is_noticed()
    {
        var title = $"Про невловимий порядок обліку тюленів {Next()}";
        var first = await Published(Resolution(title), ("Тюлені.txt", Encoding.UTF8.GetBytes("тюлені " + Next())));
        var bytes = await File(first.Id);
        var same = Resolution("Зовсім інша назва");
        same.ActNumber = first.ActNumber!.ToUpperInvariant();
        var second = await Draft(Ann, same);
        await Attach(second, "копія.txt", bytes, Ann);
        var third = await Draft(Ann, Resolution(title.Replace("Про невловимий", "Про невловимі", StringComparison.Ordinal)));

        Assert.That(await Why(second, first), Is.EquivalentTo(new[] { "File", "ActNumber" }));
        Assert.That(await Why(third, first), Is.EqualTo(new[] { "SimilarTitle" }));
        Assert.That((await As(Ann).Get($"/library/proposing/submit/{third}")).Main, Does.Contain(title));
    }

    [Test]
    public async Task A_file_is_kept_once_for_all_documents()
    {
        var bytes = Encoding.UTF8.GetBytes("спільний " + Next());
        var one = await Published(null, ("а.txt", bytes));
        var two = await Published(null, ("б.txt", bytes));
        var (first, second) = (await OnlyFile(one.Id), await OnlyFile(two.Id));

        Assert.That(second.Sha256, Is.EqualTo(first.Sha256));
        Assert.That(await Portal.Db<LibraryDb, int>(db => db.Contents.CountAsync(c => c.Sha256 == first.Sha256)), Is.EqualTo(1));
        Assert.That(async () => await Attach(one.Id, "ще.txt", bytes), Throws.TypeOf<RuleViolation>().With.Property("Key").EqualTo("File.NewVersionNeeded"));
    }

    private static Task<byte[]> File(Guid document) => Portal.Run<Hub.SharedKernel.Files.IFileStore, byte[]>(async store =>
    {
        await using var content = store.Open((await OnlyFile(document)).Sha256)!;
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy);
        return copy.ToArray();
    });

    private static Task<IReadOnlyList<string>> Why(Guid id, Document other) => Portal.Run<FindDuplicates, IReadOnlyList<string>>(async find =>
        (await find.Run(await Document(id), default)).Single(d => d.ConceptId == other.ConceptId).Why);

    private static Task<T> Told<T>(Guid concept) where T : IntegrationEvent => Portal.Db<LibraryDb, T>(async db =>
    {
        var name = typeof(T).Name;
        var rows = await db.Outbox.AsNoTracking().Where(r => r.Type.EndsWith(name)).OrderByDescending(r => r.Id).Select(r => r.Payload).ToListAsync();
        return rows.Select(r => System.Text.Json.JsonSerializer.Deserialize<T>(r)!).First(f => f switch { ItemPublished p => p.ItemId == concept, ItemWithdrawn w => w.ItemId == concept, _ => false });
    });
}
