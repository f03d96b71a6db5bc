using System.IO.Compression;
using System.Text;
using Hub.Discovery.Indexing;
using Hub.Library;
using Hub.Library.Access;
using Hub.Library.Collections;
using Hub.Library.Extraction;
using Hub.Library.Vocabulary;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Playwright;

namespace Hub.Browser.Tests.Library;

/// <summary>A document's whole way as people walk it: proposed with three files, published, found by words inside them, cited, replaced, opened by time, withdrawn.</summary>
[TestFixture("uk", true)]
[TestFixture("en", false)]
public sealed class DocumentWayTests(string language, bool javaScript)
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 27, 9, 0, 0, TimeSpan.Zero));
    private readonly TestPerson proposer = new("Ганна");
    private readonly TestPerson librarian = new("Оксана", LibraryModule.Edit, LibraryModule.Approve, LibraryModule.Vocabulary, LibraryModule.Import);
    private HubApp hub = null!;

    private bool IsEnglish => language == "en";

    [OneTimeSetUp]
    public async Task Start()
    {
        hub = await HubApp.Start(new() { Time = time });
        await hub.Db<LibraryDb>(async db =>
        {
            db.Subjects.Add(Subject.Add("Відкриті дані", "Open data", null));
            await db.SaveChangesAsync();
        });
        await hub.As(librarian).Run<WriteCollection>(u => u.Run(null, new("Про вомбатів", "On Wombats", "Звіти про вомбатів.", "Reports on wombats.", null, new() { Words = "вомбати" }), CancellationToken.None));
    }

    [OneTimeTearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [Test]
    public async Task From_a_proposal_to_a_tombstone()
    {
        var id = await Propose();
        await Publish(id, withDuplicate: false);
        await ReadAndTell();
        await FindInside();
        await Cite();
        var next = await NextVersion(id);
        await LiftEmbargo();
        await Withdraw(next);
        await Import();
    }

    /// <summary>A list with a mistake is told, the mended one is looked at and saved.</summary>
    private async Task Import()
    {
        await using var walk = await Begin(librarian);
        await walk.Go("/library/desk/queue");
        await walk.Page.Locator("main a[href$='/library/exchange/import'], nav a[href$='/library/exchange/import']").First.ClickAsync();
        await Send(walk, "novel");
        await Assertions.Expect(walk.Page.Locator("main tbody tr")).ToHaveCountAsync(1);
        await Look(walk);
        await Send(walk, "report");
        await Look(walk);
        await walk.Page.Locator("[name=Publish]").CheckAsync();
        await walk.Page.Locator("form[action*=Save] button").ClickAsync();
        await walk.Page.WaitForURLAsync("**/library/exchange/progress?*");
        await Look(walk);
        await hub.DoLongWork();
        await walk.Page.ReloadAsync();
        await Assertions.Expect(walk.Page.Locator(".hub-banner--success")).ToHaveCountAsync(1);
        await Look(walk);
        await walk.Go("/library?q=" + Uri.EscapeDataString("перелік"));
        await Assertions.Expect(walk.Page.Locator(".hub-card__title")).ToHaveCountAsync(1);
        await Assertions.Expect(walk.Page.Locator(".hub-data a[href*='export.csv']")).ToHaveCountAsync(1);
    }

    private static async Task Send(Walk walk, string kind)
    {
        var list = $"external_id,kind,title_uk,title_en,abstract_uk,issued_on,languages,subjects\r\nw-1,{kind},Звіт про перелік,Report on a list,Опис,2015,uk,open-data\r\n";
        await walk.Page.Locator("[name=Upload]").SetInputFilesAsync(new FilePayload { Name = "list.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(list) });
        await walk.Page.Locator("form[action*=Check] button").ClickAsync();
        await Assertions.Expect(walk.Page.Locator("main h2").Filter(new() { HasText = "list.csv" })).ToHaveCountAsync(1);
    }

    private async Task<Guid> Propose()
    {
        await using var walk = await Begin(proposer);
        await walk.Go("/library/proposing/start");
        await Look(walk);
        await walk.Page.Locator("[name=Kind]").SelectOptionAsync("Report");
        await walk.Page.Locator("[name=TitleUk]").FillAsync("Звіт про вомбати у громадах");
        await Press(walk, "main form:has([name=Kind]) button");
        await walk.Page.Locator("[name='Content.AbstractUk']").FillAsync("Що відомо про вомбатів.");
        await walk.Page.Locator("[name='Content.TitleEn']").FillAsync("A Report on Wombats in Communities");
        await walk.Page.Locator("[name='Content.IssuedOn']").FillAsync("2026-10-01");
        await walk.Page.Locator("[name='Content.Subjects'][value=open-data]").CheckAsync();
        await Look(walk);
        await Press(walk, "[name=Go][value=next]");
        foreach (var (name, bytes) in new[] { ("Звіт.pdf", Pdf()), ("Додаток.docx", Docx()), ("Таблиця.csv", Encoding.UTF8.GetBytes("рік,вомбатів\n2026,40\n")) })
        {
            await walk.Page.Locator("[name=Upload]").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = bytes });
            await Press(walk, "form[enctype] button");
        }
        await CloseTable(walk);
        await Look(walk);
        var id = Guid.Parse(new Uri(walk.Page.Url).AbsolutePath.Split('/')[^1]);
        await Press(walk, "a.govuk-button[href*=submit]");
        await Look(walk);
        await Press(walk, "main form button.govuk-button");
        Assert.That(await walk.Page.Locator(".hub-banner--success").CountAsync(), Is.EqualTo(1));
        Assert.That(walk.Complaints, Is.Empty);
        return id;
    }

    /// <summary>The table is closed until a day.</summary>
    private static async Task CloseTable(Walk walk)
    {
        var file = walk.Page.Locator("li", new() { HasText = "Таблиця.csv" }).Last;
        await file.Locator("summary").ClickAsync();
        await file.Locator("[name=Access]").SelectOptionAsync("Embargo");
        await file.Locator("[name=Until]").FillAsync("2026-12-01");
        await file.Locator("form button").First.ClickAsync();
        await walk.Loaded();
    }

    private async Task Publish(Guid id, bool withDuplicate)
    {
        await using var walk = await Begin(librarian);
        await walk.Go("/library/desk/queue");
        await Look(walk);
        await Press(walk, $"main a[href$='{id}']");
        await Look(walk);
        Assert.That(await walk.Page.Locator(".hub-banner--warning").CountAsync(), Is.EqualTo(withDuplicate ? 1 : 0));
        await Complete(walk, id);
        await Press(walk, "form[action*='handler=Publish'] button");
        Assert.That(walk.Complaints, Is.Empty);
    }

    /// <summary>What the proposer did not know the librarian adds.</summary>
    private static async Task Complete(Walk walk, Guid id)
    {
        await Press(walk, $"main a[href$='edit/{id}']");
        await walk.Page.Locator("[name='Content.Creators']").FillAsync("Коваленко, Ірина Петрівна");
        await walk.Page.Locator("[name='Content.Publisher']").FillAsync("Товариство вомбатів");
        await walk.Page.Locator("[name='Content.Keywords']").FillAsync("вомбати, нори");
        await Press(walk, "[name=Go][value=next]");
        // The next page is there: going elsewhere while it comes would break it off.
        await Assertions.Expect(walk.Page.Locator("[name='Content.Creators']")).ToHaveCountAsync(0);
        await walk.Go($"/library/desk/item/{id}");
        Assert.That(await walk.Page.Locator("main").InnerTextAsync(), Does.Contain("Товариство вомбатів"));
    }

    private async Task ReadAndTell()
    {
        await hub.Run<ReadTexts>(job => job.Run(CancellationToken.None));
        while (await hub.DeliverOutbox() > 0)
        {
        }
        await hub.Services.GetRequiredService<SearchIndex>().CatchUp(CancellationToken.None);
    }

    private async Task FindInside()
    {
        await using var walk = await Begin(null);
        foreach (var words in new[] { "burrowing", "норування" })
        {
            await walk.Go("/discovery?q=" + Uri.EscapeDataString(words));
            Assert.That(await walk.Page.Locator("#results h3 a[href*='/library/']").CountAsync(), Is.EqualTo(1), words);
        }
        await Press(walk, "#results h3 a[href*='/library/']");
        await Look(walk);
        Assert.That(await walk.Page.Locator("main a[href*='/library/collections/']").CountAsync(), Is.EqualTo(1), "the collection by query took it in");
    }

    private async Task Cite()
    {
        await using var walk = await Begin(null);
        await walk.Go("/library");
        await Look(walk);
        await Press(walk, ".hub-list__item h3 a");
        foreach (var (format, sign) in new[] { ("bib", "@techreport{"), ("ris", "TY  - RPRT"), ("json", "\"type\": \"report\""), ("txt", IsEnglish ? "accessed" : "дата звернення") })
        {
            var link = await walk.Page.Locator($"section a[href$='cite.{format}']").GetAttributeAsync("href");
            Assert.That((await hub.Get(link!)).Text, Does.Contain(sign));
        }
    }

    private async Task<Guid> NextVersion(Guid id)
    {
        await using var walk = await Begin(librarian);
        await walk.Go($"/library/desk/item/{id}");
        await walk.Page.Locator("[name=Changes]").FillAsync("Додано дані за рік");
        await Press(walk, "#version button");
        var next = Guid.Parse(new Uri(walk.Page.Url).AbsolutePath.Split('/')[^1]);
        await walk.Go($"/library/desk/item/{next}");
        await Press(walk, "form[action*='handler=Publish'] button");
        await ReadAndTell();
        await walk.Go("/library");
        await Press(walk, ".hub-list__item h3 a");
        Assert.That(await walk.Page.Locator("#versions ~ ol li").CountAsync(), Is.EqualTo(2));
        return next;
    }

    private async Task LiftEmbargo()
    {
        await using var walk = await Begin(null);
        await walk.Go("/library");
        await Press(walk, ".hub-list__item h3 a");
        await Press(walk, "#files ~ ul a[href$='.csv']");
        await Look(walk);
        Assert.That(await walk.Page.Locator(".govuk-inset-text").InnerTextAsync(), Does.Contain(IsEnglish ? "1 December 2026" : "1 грудня 2026"));
        time.SetUtcNow(new DateTimeOffset(2026, 12, 1, 9, 0, 0, TimeSpan.Zero));
        await hub.Run<LiftEmbargoes>(job => job.Run(CancellationToken.None));
        await ReadAndTell();
        await walk.Page.ReloadAsync();
        Assert.That(await walk.Page.Locator("main a.govuk-button[href*='/library/files/']").CountAsync(), Is.EqualTo(1));
    }

    private async Task Withdraw(Guid id)
    {
        await using var walk = await Begin(librarian);
        await walk.Go($"/library/desk/item/{id}");
        await walk.Page.Locator("#withdraw [name=Reason]").FillAsync("Дані виявилися хибними");
        await Press(walk, "#withdraw button");
        await ReadAndTell();
        var path = (await hub.Db<LibraryDb, string>(db => Task.FromResult(db.Documents.Single(d => d.Id == id).Path)))!;
        var answer = await walk.Go(path);
        Assert.That(answer.Status, Is.EqualTo(410));
        await Look(walk);
        Assert.That(await walk.Page.Locator("main").InnerTextAsync(), Does.Contain("Дані виявилися хибними"));
        time.Advance(TimeSpan.FromMinutes(1));
        var harvested = (await hub.Get("/library/oai?verb=ListRecords&metadataPrefix=oai_dc")).Text;
        Assert.That(harvested, Does.Contain("status=\"deleted\"").And.Not.Contain("<metadata>"), "harvesters are told that it is deleted");
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task The_desk_is_accessible_and_fits_the_screen(bool phone)
    {
        await using var walk = await Walk.Begin(hub, new(language, Phone: phone));
        await walk.SignIn(hub, librarian);
        foreach (var page in new[] { "documents", "requests", "reports", "vocabulary", "subject", "collections", "collection", "kinds", "kind/Law", "sources", "source" })
        {
            await walk.Go("/library/desk/" + page);
            await walk.AxeOnce(phone ? "phone" : "");
            await walk.FitsTheScreen();
        }
        Assert.That(walk.Complaints, Is.Empty);
    }

    private async Task<Walk> Begin(TestPerson? person)
    {
        var walk = await Walk.Begin(hub, new(language, javaScript));
        if (person is not null)
            await walk.SignIn(hub, person);
        return walk;
    }

    private async Task Look(Walk walk)
    {
        if (javaScript)
            await walk.AxeOnce();
        await walk.FitsTheScreen();
    }

    private static async Task Press(Walk walk, string what)
    {
        await walk.Page.Locator(what).First.ClickAsync();
        await walk.Loaded();
    }

    private static byte[] Pdf() => Encoding.Latin1.GetBytes("""
        %PDF-1.4
        1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
        2 0 obj << /Type /Pages /Count 1 /Kids [3 0 R] >> endobj
        3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >> endobj
        4 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> endobj
        5 0 obj << /Length 44 >> stream
        BT /F1 12 Tf 72 720 Td (burrowing wombat) Tj ET
        endstream endobj
        trailer << /Size 6 /Root 1 0 R >>
        %%EOF
        """);

    private static byte[] Docx()
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>");
            Write("_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>");
            Write("word/document.xml", "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>Правила норування для тварин</w:t></w:r></w:p></w:body></w:document>");

            void Write(string name, string text)
            {
                using var entry = new StreamWriter(zip.CreateEntry(name).Open());
                entry.Write(text);
            }
        }
        return file.ToArray();
    }
}
