using System.Net;

namespace Hub.Host.Tests.Answers;

/// <summary>What people see when something cannot be answered.</summary>
public sealed class ErrorTests
{
    private HubApp hub = null!;

    [OneTimeSetUp]
    public async Task Start() => hub = await HubApp.Start(new() { Settings = new Dictionary<string, string?> { ["Hub:Files:MaxMegabytes"] = "1" } });

    [OneTimeTearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [TestCase("/no-such-page", "Такої сторінки немає")]
    [TestCase("/en/no-such-page", "There is no such page")]
    [TestCase("/ledger/no-such-page", "Такої сторінки немає")]
    public async Task An_unknown_page_is_a_sentence(string path, string sentence)
    {
        var answer = await hub.Get(path);

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(404));
            Assert.That(answer.Html.QuerySelector("h1")!.TextContent, Is.EqualTo(sentence));
            Assert.That(answer.Html.Title, Does.StartWith(sentence));
            Assert.That(answer.Main, Does.Match("[0-9a-f]{32}"), "the number of the request");
        });
    }

    [Test]
    public async Task An_unknown_page_stays_unknown_after_somebody_asked_for_the_page_of_errors()
    {
        await hub.Get("/status/404");
        await hub.Get("/no-such-page");

        Assert.That((await hub.Get("/no-such-page")).Status, Is.EqualTo(404));
    }

    [TestCase("/ledger/broken", "Щось пішло не так на нашому боці")]
    [TestCase("/en/ledger/broken", "Something went wrong on our side")]
    public async Task A_failure_shows_a_sentence_and_a_number_and_nothing_of_itself(string path, string sentence)
    {
        var answer = await hub.Get(path);
        var number = System.Text.RegularExpressions.Regex.Match(answer.Main, "[0-9a-f]{32}").Value;

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(500));
            Assert.That(answer.Html.QuerySelector("h1")!.TextContent, Is.EqualTo(sentence));
            Assert.That(number, Is.Not.Empty);
            Assert.That(answer.Text, Does.Not.Contain("secret detail").And.Not.Contain("BrokenModel"));
            Assert.That(hub.Log.Any(line => line.Failure?.Message == "secret detail"), "the log has it");
        });
    }

    [TestCase("/ledger/write", "Файл завеликий")]
    [TestCase("/en/ledger/write", "The file is too large")]
    public async Task A_file_that_says_it_is_too_large_is_refused_before_it_is_read(string path, string sentence)
    {
        var answer = await hub.Visitor().PostFiles(path, [("Paper", "big.pdf", new byte[4 * 1024 * 1024])], ("Text", "щось"));

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(413));
            Assert.That(answer.Html.QuerySelector("h1")!.TextContent, Is.EqualTo(sentence));
            Assert.That(answer.Main, Does.Contain("1 "));
        });
    }

    [Test]
    public async Task Whoever_sends_all_of_a_file_that_is_too_large_before_listening_still_hears_why()
    {
        using var browser = new System.Net.Sockets.TcpClient();
        await browser.ConnectAsync(hub.Address.Host, hub.Address.Port);
        await using var stream = browser.GetStream();
        var head = $"POST /ledger/write HTTP/1.1\r\nHost: {hub.Address.Authority}\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: {64 * 1024 * 1024}\r\nConnection: close\r\n\r\n";
        await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(head));
        var megabyte = new byte[1024 * 1024];
        for (var sent = 0; sent < 64; sent++)
            await stream.WriteAsync(megabyte);
        using var answer = new StreamReader(stream);

        Assert.That(await answer.ReadToEndAsync(), Does.StartWith("HTTP/1.1 413").And.Contain("Файл завеликий"));
    }

    [Test]
    public async Task A_body_that_hides_its_length_is_cut_off_too()
    {
        var visitor = hub.Visitor();
        var form = new MultipartFormDataContent { { new StreamContent(new SilentStream((3 * 1024 * 1024) + 4096)), "Paper", "big.pdf" } };
        var request = new HttpRequestMessage(HttpMethod.Post, "/ledger/write") { Content = form };
        request.Headers.TransferEncodingChunked = true;

        var answer = await visitor.Send(request);

        Assert.That(answer.Status, Is.EqualTo((int)HttpStatusCode.RequestEntityTooLarge));
    }

    [TestCase("/ledger/write", "Напишіть щось у рядку 7.")]
    [TestCase("/en/ledger/write", "Write something in entry 7.")]
    public async Task A_broken_rule_is_the_form_again_with_the_sentence_of_the_module(string path, string sentence)
    {
        var answer = await hub.Visitor().Post(path, ("Text", " "));

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(422));
            Assert.That(answer.Main, Does.Contain(sentence));
        });
    }

    [Test]
    public async Task A_form_without_its_token_is_refused_and_keeps_what_was_typed()
    {
        var answer = await hub.Visitor().PostExactly("/ledger/write", [KeyValuePair.Create("Text", "підроблено")]);

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(422));
            Assert.That(answer.Main, Does.Contain("форму не вдалося прийняти"));
            Assert.That(answer.Html.QuerySelector("input[name=Text]")!.GetAttribute("value"), Is.EqualTo("підроблено"));
        });
    }

    [Test]
    public async Task A_visitor_does_not_reach_a_page_for_holders_of_a_permission()
    {
        var visitor = await hub.Get("/ledger/secret");
        var stranger = await hub.As(new TestPerson("Петро")).Get("/ledger/secret");
        var holder = await hub.As(new TestPerson("Ганна", "ledger.read")).Get("/ledger/secret");

        Assert.Multiple(() =>
        {
            Assert.That(visitor.Status, Is.EqualTo(401).Or.EqualTo(302));
            Assert.That(stranger.Status, Is.EqualTo(403).Or.EqualTo(302));
            Assert.That(holder.Status, Is.EqualTo(200));
            Assert.That(holder.Html.QuerySelector("#secret")!.TextContent, Is.EqualTo("Ганна"));
        });
    }

    private sealed class SilentStream(long length) : Stream
    {
        private long left = length;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var now = (int)Math.Min(count, left);
            left -= now;
            return now;
        }

        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
