using System.IO.Compression;

namespace Hub.Host.Tests.Answers;

/// <summary>Ready pages are kept for visitors only, and thrown away by the fact that changes them.</summary>
public sealed class CacheTests
{
    private HubApp hub = null!;

    [SetUp]
    public async Task Start() => hub = await HubApp.Start();

    [TearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [Test]
    public async Task A_visitor_gets_the_kept_page_until_a_fact_says_that_it_changed()
    {
        Assert.That(await Count(hub.Visitor()), Is.EqualTo("0"));
        await hub.Run<Ledger.WriteEntries>(write => write.Run(1, 2));
        Assert.That(await Count(hub.Visitor()), Is.EqualTo("0"), "kept");
        await hub.Run<Ledger.TellPagesChanged>(tell => tell.Run());
        await hub.DeliverOutbox();

        Assert.That(await Count(hub.Visitor()), Is.EqualTo("2"));
    }

    [Test]
    public async Task A_signed_in_person_never_gets_a_kept_page()
    {
        await Count(hub.Visitor());
        await hub.Run<Ledger.WriteEntries>(write => write.Run(1, 2));

        Assert.That(await Count(hub.As(new TestPerson("Олена"))), Is.EqualTo("2"));
    }

    [Test]
    public async Task A_page_made_for_a_person_is_not_kept_for_visitors()
    {
        await hub.As(new TestPerson("Олена Таємна")).Get("/");

        Assert.That((await hub.Get("/")).Text, Does.Not.Contain("Олена Таємна"));
    }

    [Test]
    public async Task The_languages_are_kept_apart()
    {
        await hub.Get("/");

        Assert.That((await hub.Get("/en")).Html.DocumentElement.GetAttribute("lang"), Is.EqualTo("en"));
    }

    [Test]
    public async Task A_reader_who_cannot_unpack_gets_a_plain_page_though_the_kept_one_was_packed()
    {
        var packed = new HttpRequestMessage(HttpMethod.Get, "/about");
        packed.Headers.Add("Accept-Encoding", "br");
        var first = await hub.Visitor().Send(packed);
        var plain = await hub.Get("/about");

        Assert.Multiple(() =>
        {
            Assert.That(first.ContentHeaders.ContentEncoding, Is.EqualTo(["br"]));
            Assert.That(plain.ContentHeaders.ContentEncoding, Is.Empty);
            Assert.That(plain.Text, Does.StartWith("<!DOCTYPE html>"));
        });
    }

    [Test]
    public async Task Pages_travel_packed()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/about");
        request.Headers.Add("Accept-Encoding", "br, gzip");
        var answer = await hub.Visitor().Send(request);
        using var unpacked = new StreamReader(new BrotliStream(new MemoryStream(answer.Bytes), CompressionMode.Decompress));

        Assert.Multiple(() =>
        {
            Assert.That(answer.ContentHeaders.ContentEncoding, Is.EqualTo(["br"]));
            Assert.That(unpacked.ReadToEnd(), Does.Contain("</html>"));
        });
    }

    private static async Task<string> Count(Visitor visitor) => (await visitor.Get("/ledger")).Html.QuerySelector("#count")!.TextContent;
}
