using System.Text;
using Hub.Library.Describing;
using Microsoft.EntityFrameworkCore;
using static Hub.Library.Tests.LibraryStage;

namespace Hub.Library.Tests.Exchange;

/// <summary>The page where librarians send a list, and the lists everybody takes.</summary>
internal sealed class ImportPageTests
{
    private const string Page = "/library/exchange/import";
    private static readonly TestPerson importer = new("Ірина", LibraryModule.Edit, LibraryModule.Approve, LibraryModule.Import);

    private static byte[] List(string code, string title, string kind = "report") => Encoding.UTF8.GetBytes(Sheet.Of(Sheet.Row(
        ("external_id", code), ("title_uk", title), ("kind", kind), ("subjects", "open-data"), ("collections", ""))));

    private static string Staged(Answer answer) => answer.Html.QuerySelector("form[action*=Save] input[name=Staged]")!.GetAttribute("value")!;

    [Test]
    public async Task A_list_is_checked_first_and_saved_when_the_librarian_says_so()
    {
        var code = $"page-{Next()}";
        var checkedPage = await As(importer).PostFiles(Page + "?handler=Check", [("Upload", "перелік.csv", List(code, "Звіт зі сторінки"))]);
        Assert.That(checkedPage.Main, Does.Contain("перелік.csv").And.Contain("Помилок не знайдено").And.Contain("Нових документів"));
        Assert.That(await Portal.Db<LibraryDb, bool>(db => db.Documents.AnyAsync(d => d.ExternalId == code)), Is.False);

        var saved = await As(importer).Post(Page + "?handler=Save", ("Staged", Staged(checkedPage)), ("FileName", "перелік.csv"), ("Publish", "true"));
        Assert.That((await As(importer).Get(saved.Location!)).Main, Does.Contain("Імпорт чекає своєї черги"));
        await Portal.DoLongWork();
        Assert.That((await As(importer).Get(saved.Location!)).Main, Does.Contain("Нових документів: 1"));
        Assert.That((await As(Cataloguer).Get(saved.Location!)).Status, Is.EqualTo(403));
        var document = await Portal.Db<LibraryDb, Document>(db => db.Documents.SingleAsync(d => d.ExternalId == code));
        Assert.That(document.State, Is.EqualTo(DocumentState.Published));
        Assert.That((await Portal.Get(document.Path)).Main, Does.Contain("жовтень 2015 року"), "the month is all that is known");
        await Portal.DeliverOutbox();
        Assert.That((await Portal.Get("/discovery?q=" + Uri.EscapeDataString("Звіт зі сторінки"))).Main, Does.Contain("Звіт зі сторінки"), "search learned of it");
    }

    [Test]
    public async Task Mistakes_are_shown_by_row_and_column_and_nothing_can_be_saved()
    {
        var page = await As(importer).PostFiles("/en" + Page + "?handler=Check", [("Upload", "list.csv", List("<b>bold</b>", "", "novel"))]);
        var cells = page.Html.QuerySelectorAll("main tbody tr").Select(row => string.Join(" | ", row.QuerySelectorAll("td").Select(c => c.TextContent)));
        Assert.That(cells, Has.Some.StartsWith("2 | kind | There is no kind of document “novel”").And.Exactly(1).Items, "what a kind needs is not told while the kind is wrong");
        Assert.That(page.Html.QuerySelector("form[action*=Save]"), Is.Null);
        Assert.That(page.Text, Does.Not.Contain("<b>bold"));
        var report = await As(importer).Get(page.Html.QuerySelector("a[href*=Report]")!.GetAttribute("href")!);
        Assert.That(report.Text, Does.StartWith("\uFEFFrow,column,problem").And.Contain("2,\"kind\",\"There is no kind"));
    }

    [Test]
    public async Task Who_may_not_approve_does_not_publish_and_others_do_not_come_in()
    {
        var cataloguer = new TestPerson("Петро", LibraryModule.Edit, LibraryModule.Import);
        var code = $"page-{Next()}";
        var page = await As(cataloguer).PostFiles(Page + "?handler=Check", [("Upload", "a.csv", List(code, "Звіт каталогізатора"))]);
        Assert.That(page.Html.QuerySelector("input[name=Publish]"), Is.Null);
        await As(cataloguer).Post(Page + "?handler=Save", ("Staged", Staged(page)), ("FileName", "a.csv"), ("Publish", "true"));
        await Portal.DoLongWork();
        Assert.That(await Portal.Db<LibraryDb, DocumentState>(db => db.Documents.Where(d => d.ExternalId == code).Select(d => d.State).SingleAsync()), Is.EqualTo(DocumentState.Draft));
        Assert.That((await As(Cataloguer).Get(Page)).Status, Is.EqualTo(403));
        Assert.That((await As(Cataloguer).Get("/library/desk/queue")).Html.QuerySelector($"main a[href='{Page}'], nav a[href='{Page}']"), Is.Null);
        Assert.That((await As(importer).Get("/library/desk/queue")).Html.QuerySelector($"a[href='{Page}']"), Is.Not.Null, "it is found from the desk");
        Assert.That((await As(importer).Post(Page + "?handler=Save", ("Staged", Staged(page)), ("FileName", "a.csv"))).Main, Does.Contain("уже вилучено з сервера"), "a file is seen only by who sent it");
    }

    [Test]
    public async Task Everybody_takes_the_list_that_was_searched_for()
    {
        var document = await Published(Resolution($"Про рідкісне слово кравчучка {Next()}"));
        var other = await Published();
        var page = await Portal.Get("/library?q=" + Uri.EscapeDataString("кравчучка"));
        var csv = page.Html.QuerySelector("a[href*='export.csv']")!.GetAttribute("href")!;
        var answer = await Portal.Get(csv);
        Assert.That((answer.Status, answer.ContentHeaders.ContentDisposition!.FileName), Is.EqualTo((200, "library.csv")));
        Assert.That(answer.Text, Does.Contain(document.TitleUk).And.Not.Contain(other.TitleUk));
        var json = await Portal.Get(csv.Replace(".csv", ".json", StringComparison.Ordinal));
        Assert.That(System.Text.Json.JsonDocument.Parse(json.Bytes).RootElement.EnumerateArray().Select(d => d.GetProperty("address").GetString()), Is.EqualTo(new[] { document.Slug }));
    }
}
