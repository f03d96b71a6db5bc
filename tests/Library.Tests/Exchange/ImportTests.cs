using Hub.Library.Describing;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Exchange;
using Microsoft.EntityFrameworkCore;

namespace Hub.Library.Tests.Exchange;

/// <summary>What a list does to the library.</summary>
internal sealed class ImportTests
{
    private static Task<int> Told<T>(Shelf shelf) => shelf.Db(db => db.Outbox.CountAsync(r => r.Type == typeof(T).FullName));

    [Test]
    public async Task A_dry_run_saves_nothing()
    {
        await using var shelf = await Shelf.Open();
        var before = await shelf.State();
        var report = await shelf.Check(Sheet.Of(Sheet.Row(("file1_source", "zvit.txt"))));
        Assert.That((report.Created, report.First.Select(m => m.Key).Single()), Is.EqualTo((0, "Import.NoFolder")));
        report = await shelf.Check(Sheet.Of(Sheet.Row()));
        Assert.That((report.Created, report.MistakeCount, report.End), Is.EqualTo((1, 0, ImportEnd.Checked)));
        Assert.That(await shelf.State(), Is.EqualTo(before));
    }

    [Test]
    public async Task New_documents_are_drafts_on_the_desk_unless_they_are_published()
    {
        await using var shelf = await Shelf.Open();
        await shelf.Import(Sheet.Of(Sheet.Row()), o => o with { Publish = false });
        var draft = await shelf.Only("n-1");
        Assert.That((draft.State, draft.Slug, await Told<ItemPublished>(shelf)), Is.EqualTo((DocumentState.Draft, (string?)null, 0)));
        Assert.That(draft.Content.CreatorList.Select(a => (a.Name, a.IsPerson, a.Code)), Is.EqualTo(new[] { ("Коваленко, Ірина", true, null), ("Центр досліджень", false, "04055009") }));

        var report = await shelf.Import(Sheet.Of(Sheet.Row()));
        var document = await shelf.Only("n-1");
        Assert.That((report.Changed, report.Published, document.State, document.Slug), Is.EqualTo((1, 1, DocumentState.Published, "zvit-pro-tsentry-posluh")));
        Assert.That((await Told<ItemPublished>(shelf), await Told<ActionRecorded>(shelf), await Told<PublicPagesChanged>(shelf)), Is.EqualTo((1, 2, 2)));
        await shelf.Db(async db => Assert.That((await db.DocumentSubjects.CountAsync(), await db.CollectionItems.CountAsync(), document.Region, document.Year), Is.EqualTo((2, 1, "UA05000000000010236", 2015))));
    }

    [Test]
    public async Task The_same_list_again_changes_nothing([Values] bool publish)
    {
        await using var shelf = await Shelf.Open();
        var list = Sheet.Of(Sheet.Row(), Sheet.Row(("external_id", "n-2"), ("refers_to", "n-1")));
        await shelf.Import(list, o => o with { Publish = publish });
        var before = await shelf.State();
        var report = await shelf.Import(list, o => o with { Publish = publish });
        Assert.That((report.Unchanged, report.Changed, report.Created, report.MistakeCount), Is.EqualTo((2, 0, 0, 0)));
        Assert.That(await shelf.State(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_changed_row_corrects_what_is_public_and_everybody_hears()
    {
        await using var shelf = await Shelf.Open();
        await shelf.Import(Sheet.Of(Sheet.Row()));
        shelf.Time.Advance(TimeSpan.FromDays(1));
        var report = await shelf.Import(Sheet.Of(Sheet.Row(("title_uk", "Звіт виправлено"), ("kind", "guide"), ("collections", ""))));
        var document = await shelf.Only("n-1");
        Assert.That((report.Changed, document.TitleUk, document.Number, document.Slug), Is.EqualTo((1, "Звіт виправлено", 1, "zvit-pro-tsentry-posluh")));
        Assert.That((document.ChangedAt, await Told<ItemPublished>(shelf)), Is.EqualTo((shelf.Time.GetUtcNow(), 2)), "harvesters and search");
        await shelf.Db(async db => Assert.That((await db.SetDepartures.CountAsync(), await db.CollectionItems.CountAsync()), Is.EqualTo((2, 0)), "it left the set of its kind and that of the collection"));
    }

    [Test]
    public async Task An_absent_column_keeps_and_an_empty_cell_empties()
    {
        await using var shelf = await Shelf.Open();
        await shelf.Import(Sheet.Of(Sheet.Row()));
        await shelf.Import("external_id,keywords\r\nn-1,\r\n");
        var content = (await shelf.Only("n-1")).Content;
        Assert.That((content.Keywords, content.TitleEn, content.Subjects, await shelf.Db(db => db.CollectionItems.CountAsync())), Is.EqualTo(("", "Report on service centres", new[] { "open-data", "front-offices" }, 1)));
    }

    [TestCase("address", "postanova-835")]
    [TestCase("address", "https://library.example/en/library/postanova-835?x=1")]
    [TestCase("doi", "https://doi.org/10.1234/ABC")]
    [TestCase("isbn", "966-02-1234-8")]
    [TestCase("id", "")]
    public async Task A_document_is_recognised_by(string column, string value)
    {
        await using var shelf = await Shelf.Open();
        var content = new DocumentContent { Kind = DocumentKind.Report, TitleUk = "Постанова", AbstractUk = "Опис", IssuedOn = "2015", Languages = ["uk"], Subjects = ["open-data"], Doi = "10.1234/abc", Isbn = "978-966-02-1234-3" };
        var document = await shelf.Publish(content, "postanova-835");
        var report = await shelf.Import($"{column},title_en\r\n{(value == "" ? document.ConceptId.ToString() : value)},Resolution\r\n");
        Assert.That((report.Changed, report.Created, report.First.Select(m => m.Key)), Is.EqualTo((1, 0, Array.Empty<string>())));
        Assert.That(await shelf.Db(db => db.Documents.Select(d => d.TitleEn).SingleAsync()), Is.EqualTo("Resolution"));
    }

    [Test]
    public async Task An_act_is_recognised_by_kind_number_and_date()
    {
        await using var shelf = await Shelf.Open();
        foreach (var year in new[] { 2010, 2015 })
            await shelf.Publish(new() { Kind = DocumentKind.Order, TitleUk = $"Розпорядження {year}", AbstractUk = "Опис", AdoptedOn = $"{year}-10-21", ActNumber = "220-р", Publisher = "КМУ", LegalStatus = LegalStatus.InForce, Languages = ["uk"], Subjects = ["open-data"] });
        var two = await shelf.Import("kind,act_number,title_en\r\norder,№ 220-Р,Order\r\n");
        Assert.That(two.First.Select(m => (m.Row, m.Column, m.Key)), Is.EqualTo(new[] { (2, "act_number", "Relation.Several") }));
        var one = await shelf.Import("kind,act_number,adopted_on,title_en\r\norder,№ 220-Р,21.10.2015,Order\r\n");
        Assert.That((one.Changed, one.MistakeCount), Is.EqualTo((1, 0)));
        Assert.That(await shelf.Db(db => db.Documents.Where(d => d.TitleEn == "Order").Select(d => d.Year).SingleAsync()), Is.EqualTo(2015));
    }

    [Test]
    public async Task The_next_number_adds_a_version_and_the_one_before_stays_readable()
    {
        await using var shelf = await Shelf.Open();
        await shelf.Import(Sheet.Of(Sheet.Row(("changes", ""))));
        var report = await shelf.Import(Sheet.Of(Sheet.Row(("version", "2"), ("title_uk", "Звіт, друге видання"), ("changes", "Додано розділ"))));
        Assert.That((report.Changed, report.Published, report.MistakeCount), Is.EqualTo((1, 1, 0)));
        await shelf.Db(async db => Assert.That(await db.Documents.OrderBy(d => d.Number).Select(d => new { d.Number, d.State, d.ChangesUk, d.Slug }).ToListAsync(), Is.EqualTo(new[]
        {
            new { Number = 1, State = DocumentState.Superseded, ChangesUk = (string?)null, Slug = (string?)"zvit-pro-tsentry-posluh" },
            new { Number = 2, State = DocumentState.Published, ChangesUk = (string?)"Додано розділ", Slug = (string?)"zvit-pro-tsentry-posluh" },
        })));
        var wrong = await shelf.Check(Sheet.Of(Sheet.Row(("version", "4"))));
        Assert.That(wrong.First.Select(m => (m.Column, m.Key)), Is.EqualTo(new[] { ("version", "Import.VersionUnknown") }));
    }

    [Test]
    public async Task Rows_of_one_list_are_related_whichever_comes_first()
    {
        await using var shelf = await Shelf.Open();
        var report = await shelf.Import(Sheet.Of(
            Sheet.Row(("amends", "n-2;10.5555/three")), Sheet.Row(("external_id", "n-2"), ("refers_to", "n-1")), Sheet.Row(("external_id", "n-3"), ("doi", "10.5555/three"))));
        Assert.That((report.Created, report.MistakeCount), Is.EqualTo((3, 0)));
        var ids = await shelf.Db(db => db.Documents.ToDictionaryAsync(d => d.ExternalId!, d => d.ConceptId));
        await shelf.Db(async db => Assert.That(await db.Relations.Select(r => new { r.FromId, r.Kind, r.ToId }).ToListAsync(), Is.EquivalentTo(new[]
        {
            new { FromId = ids["n-1"], Kind = RelationKind.Amends, ToId = ids["n-2"] }, new { FromId = ids["n-1"], Kind = RelationKind.Amends, ToId = ids["n-3"] },
            new { FromId = ids["n-2"], Kind = RelationKind.RefersTo, ToId = ids["n-1"] },
        })));

        shelf.Time.Advance(TimeSpan.FromDays(1));
        await shelf.Import("external_id,amends\r\nn-1,n-3\r\n");
        Assert.That(await shelf.Db(db => db.Relations.CountAsync()), Is.EqualTo(2));
        Assert.That((await shelf.Only("n-2")).ChangedAt, Is.EqualTo(shelf.Time.GetUtcNow()), "the other side shows it too");
        Assert.That((await shelf.Only("n-3")).ChangedAt, Is.LessThan(shelf.Time.GetUtcNow()));
    }

    [Test]
    public async Task What_librarians_may_not_change_by_hand_a_list_may_not_change_either()
    {
        await using var shelf = await Shelf.Open();
        await shelf.Import(Sheet.Of(Sheet.Row()));
        await shelf.Db(async db =>
        {
            (await db.Documents.SingleAsync()).Withdraw("Помилково", shelf.Time.GetUtcNow());
            db.Add(Document.FromSource(Guid.CreateVersion7(), new() { Kind = DocumentKind.Report, TitleUk = "Чужий" }, new(Guid.CreateVersion7(), "oai:1", null, null), (_, _) => "chuzhyi", shelf.Time.GetUtcNow()));
            await db.SaveChangesAsync();
        });
        var report = await shelf.Import("external_id,address,title_uk\r\nn-1,,Інше\r\n,chuzhyi,Інше\r\n");
        Assert.That(report.First.Select(m => (m.Row, m.Column, m.Key)), Does.Contain((2, "external_id", "Import.IsWithdrawn")).And.Contain((3, "address", "Document.Foreign")));
        Assert.That((await shelf.Import("address,title_uk\r\nchuzhyi,Чужий\r\n")).Unchanged, Is.EqualTo(1), "a foreign record that stays as it is is no mistake");
    }

    [Test]
    public async Task Publishing_a_proposal_tells_its_proposer_and_ends_the_task()
    {
        await using var shelf = await Shelf.Open();
        await shelf.Db(async db =>
        {
            var document = Document.Start(Guid.CreateVersion7(), new() { Kind = DocumentKind.Report, TitleUk = "Пропозиція" }, Guid.CreateVersion7(), shelf.Time.GetUtcNow());
            document.Call("n-1");
            document.Propose(shelf.Time.GetUtcNow());
            db.Add(document);
            await db.SaveChangesAsync();
        });
        await shelf.Import(Sheet.Of(Sheet.Row()));
        Assert.That((await shelf.Only("n-1")).State, Is.EqualTo(DocumentState.Published));
        Assert.That((await Told<NoticeRaised>(shelf), await Told<TaskClosed>(shelf), await Told<MyItemChanged>(shelf)), Is.EqualTo((1, 1, 1)));
    }

    [Test]
    public async Task A_document_moved_to_an_empty_library_keeps_id_address_and_number()
    {
        await using var one = await Shelf.Open();
        await using var other = await Shelf.Open();
        await one.Import(Sheet.Of(Sheet.Row(), Sheet.Row(("external_id", "n-2"), ("refers_to", "n-1"))));
        await one.Import(Sheet.Of(Sheet.Row(("version", "2"), ("title_uk", "Друге видання звіту"))));
        await other.Import(await one.Export());
        static IEnumerable<string> Lines(byte[] list) => System.Text.Encoding.UTF8.GetString(list).Split("\r\n");
        Assert.That(Lines(await other.Export()), Is.EquivalentTo(Lines(await one.Export())));
    }

    [Test]
    public async Task A_subject_below_a_topic_of_the_portal_is_told_as_that_topic()
    {
        await using var shelf = await Shelf.Open();
        await shelf.Import(Sheet.Of(Sheet.Row()));
        var told = await shelf.Db(db => db.Outbox.Where(r => r.Type == typeof(ItemPublished).FullName).Select(r => r.Payload).SingleAsync());
        Assert.That(System.Text.Json.JsonDocument.Parse(told).RootElement.GetProperty("Topics").EnumerateArray().Select(t => t.GetString()), Is.EquivalentTo(new[] { "open-data", "administrative-services" }));
    }
}
