using AngleSharp.Html.Parser;
using Hub.SharedKernel.Mail;

namespace Hub.SharedKernel.Tests.Mail;

internal sealed class MailLayoutTests
{
    private static readonly MailContent Content = new("Практику повернено", ["Перше <b>речення</b>.\nДругий рядок.", "Друге."],
        "Переглянути зауваження", "https://hub.example.org/practices/1?a=1&b=2", "Ви автор цієї практики.", "https://hub.example.org/u");

    [Test]
    public void The_text_part_says_all_in_order() =>
        Assert.That(MailLayout.Render(Content, "uk").Text, Is.EqualTo(
            "Практику повернено\n\nПерше <b>речення</b>.\nДругий рядок.\n\nДруге.\n\nПереглянути зауваження:\nhttps://hub.example.org/practices/1?a=1&b=2\n\n" +
            "-- \nРозвиваємо е-урядування\nВи автор цієї практики.\nНе надсилати мені таких листів: https://hub.example.org/u\n"));

    [Test]
    public void The_HTML_part_says_the_same_and_runs_nothing()
    {
        var html = new HtmlParser().ParseDocument(MailLayout.Render(Content, "uk").Html);

        Assert.Multiple(() =>
        {
            Assert.That(html.DocumentElement.GetAttribute("lang"), Is.EqualTo("uk"));
            Assert.That(html.QuerySelector("h1")!.TextContent, Is.EqualTo("Практику повернено"));
            Assert.That(html.QuerySelector(".main p")!.InnerHtml, Is.EqualTo("Перше &lt;b&gt;речення&lt;/b&gt;.<br>Другий рядок."));
            Assert.That(html.QuerySelector("a.go")!.GetAttribute("href"), Is.EqualTo("https://hub.example.org/practices/1?a=1&b=2"));
            Assert.That(html.QuerySelectorAll("img, script, [style], link"), Is.Empty);
        });
    }

    [Test]
    public void Cyrillic_is_sent_as_letters() => Assert.That(MailLayout.Render(Content, "uk").Html, Does.Contain("Практику повернено").And.Not.Contain("&#x4"));

    [Test]
    public void The_frame_speaks_the_language_of_the_reader()
    {
        var html = MailLayout.Render(Content with { LinkText = null, Title = "Returned" }, "en").Html;

        Assert.That(html, Does.Contain("lang=\"en\"").And.Contain("Developing e-governance").And.Contain(">Open<").And.Contain("Do not send me such mails"));
    }

    [TestCase("javascript:alert(1)")]
    [TestCase("/practices/1")]
    public void Only_full_web_addresses_are_linked(string url) => Assert.Multiple(() =>
    {
        Assert.That(() => MailLayout.Render(Content with { LinkUrl = url }, "uk"), Throws.ArgumentException);
        Assert.That(() => MailLayout.Render(Content with { UnsubscribeUrl = url }, "uk"), Throws.ArgumentException);
    });
}
