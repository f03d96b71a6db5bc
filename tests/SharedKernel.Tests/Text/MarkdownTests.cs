using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using FsCheck;
using FsCheck.Fluent;
using Hub.SharedKernel.Text;

namespace Hub.SharedKernel.Tests.Text;

internal sealed class MarkdownTests
{
    [Test]
    public void Paragraphs_lists_and_emphasis_are_formatted() =>
        Assert.That(Markdown.ToHtml("Було **важко**.\n\n1. Раз\n2. Два").Value,
            Is.EqualTo("<p>Було <strong>важко</strong>.</p>\n<ol>\n<li>Раз</li>\n<li>Два</li>\n</ol>\n"));

    [TestCase("# А", "h3")]
    [TestCase("## А", "h3")]
    [TestCase("### А", "h4")]
    [TestCase("###### А", "h6")]
    public void Headings_stay_below_those_of_the_page(string text, string tag) =>
        Assert.That(Html(text).Children.Single().LocalName, Is.EqualTo(tag));

    [Test]
    public void A_table_has_headings_with_scope_and_no_style()
    {
        var html = Html("| Показник | Стало |\n|---|--:|\n| Час, хв | 15 |");

        Assert.Multiple(() =>
        {
            Assert.That(html.QuerySelectorAll("thead th[scope=col]"), Has.Length.EqualTo(2));
            Assert.That(html.QuerySelector("tbody td.align-right")!.TextContent, Is.EqualTo("15"));
            Assert.That(html.QuerySelectorAll("[style]"), Is.Empty);
        });
    }

    [TestCase("[т](https://rada.gov.ua/акт)")]
    [TestCase("[т](//evil.example/)")]
    [TestCase("[т](HTTP://evil.example/)")]
    [TestCase("<https://rada.gov.ua>")]
    [TestCase("див. https://е-урядування.укр/практики")]
    [TestCase("www.rada.gov.ua")]
    [TestCase("[т][1]\n\n[1]: https://rada.gov.ua")]
    public void Foreign_links_are_marked(string text) =>
        Assert.That(Html(text).QuerySelector("a")!.GetAttribute("rel"), Is.EqualTo("nofollow noopener ugc"));

    [TestCase("[т](/practices)")]
    [TestCase("[т](#a)")]
    [TestCase("[т](mailto:a@rada.gov.ua)")]
    [TestCase("[т](https://hub.gov.ua/x)")]
    [TestCase("[т](https://е-урядування.укр/x)")]
    [TestCase("[т](https://xn----8sbfhd6cat0ac4kg.xn--j1amh/x)")]
    public void Own_links_are_not_marked(string text)
    {
        var rules = new MarkdownRules { OwnHosts = ["hub.gov.ua", "е-урядування.укр"] };

        Assert.That(Html(text, rules).QuerySelector("a")!.HasAttribute("rel"), Is.False);
    }

    [TestCase("[т](javascript:alert(1))")]
    [TestCase("[т](JaVaScRiPt:alert(1))")]
    [TestCase("[т](java&#9;script:alert(1))")]
    [TestCase("[т](&#1;javascript:alert(1))")]
    [TestCase("[т](data:text/html,x)")]
    [TestCase("[т](vbscript:x)")]
    [TestCase("[т](/\\evil.example)")]
    [TestCase("[т](ftp://a.example)")]
    [TestCase("[т][1]\n\n[1]: javascript:alert(1)")]
    [TestCase("[т]\n\n[т]: javascript:alert(1)")]
    [TestCase("<javascript:alert(1)>")]
    [TestCase("ftp://a.example/x")]
    public void Other_links_lose_their_address_and_keep_their_words(string text)
    {
        var html = Html(text);

        Assert.Multiple(() =>
        {
            Assert.That(html.QuerySelectorAll("a"), Is.Empty);
            Assert.That(html.TextContent.Trim(), Is.Not.Empty);
        });
    }

    [Test]
    public void Only_allowed_images_are_shown()
    {
        var rules = new MarkdownRules { Images = new HashSet<string> { "/files/1.png" } };

        var html = Html("![Схема](/files/1.png) ![Стежка](https://track.example/x.gif)", rules);

        Assert.Multiple(() =>
        {
            Assert.That(html.QuerySelectorAll("img").Select(img => img.GetAttribute("src")), Is.EqualTo(new[] { "/files/1.png" }));
            Assert.That(html.QuerySelector("img")!.GetAttribute("alt"), Is.EqualTo("Схема"));
            Assert.That(html.TextContent, Does.Contain("Стежка"));
        });
    }

    [TestCase("<script>alert(1)</script>")]
    [TestCase("<img src=x onerror=alert(1)>")]
    [TestCase("a <b onclick=x>b</b>")]
    [TestCase("<!-- x -->")]
    public void Raw_HTML_is_shown_as_text(string text)
    {
        var html = Html(text);

        Assert.Multiple(() =>
        {
            Assert.That(html.QuerySelectorAll("script, img, b"), Is.Empty);
            Assert.That(html.TextContent.Trim(), Is.EqualTo(text));
        });
    }

    [TestCaseSource(nameof(Hostile))]
    public void A_hostile_text_is_shown_without_hanging_and_without_growing(string text)
    {
        var html = Markdown.ToHtml(text).Value!;

        Assert.That(html, Is.Not.Empty.And.Length.LessThan(text.Length * 12 + 1000));
    }

    [TestCase("[")]
    [TestCase("> ")]
    [TestCase("слово, ")]
    public void A_text_that_is_too_much_work_is_shown_whole_as_paragraphs(string piece)
    {
        var text = "**Перше** <b>\n\n" + string.Concat(Enumerable.Repeat(piece, 50_000));

        var html = Html(text);

        Assert.Multiple(() =>
        {
            Assert.That(html.QuerySelectorAll("p"), Has.Length.EqualTo(2));
            Assert.That(string.Concat(html.TextContent.Split()), Is.EqualTo(string.Concat(text.Split())));
            Assert.That(Markdown.ToPlain(text), Is.EqualTo(text.Trim()));
        });
    }

    [Test]
    public void Plain_text_has_the_words_only() =>
        Assert.That(Markdown.ToPlain("## Час\n\nБуло *240* хв, [звіт](https://a.example) ![схема](x.png)\n\n| А | Б |\n|---|---|\n| 1 | `2` |\n\n    код"),
            Is.EqualTo("Час\nБуло 240 хв, звіт схема\nА Б\n1 2\nкод"));

    [TestCase(null)]
    [TestCase("")]
    [TestCase(" \n ")]
    public void Nothing_gives_nothing(string? text) =>
        Assert.That((Markdown.ToHtml(text).Value, Markdown.ToPlain(text)), Is.EqualTo(("", "")));

    [Property(MaxTest = 2000)]
    public Property Any_text_gives_only_harmless_elements()
    {
        var piece = Gen.Elements("[", "]", "(", ")", "!", "<", ">", "javascript:", "https://a.example", "//a", "\\", "&#x6a;", "*", "_", "`", "```", "|", "---",
            "\n", "\n\n", "# ", "> ", "- ", "1. ", "    ", "\t", "слово", "\"", "'", "\0", "\uD800", "\uDFFF", "www.a.example", "<script>", "onerror=", ":", "&lt;", "{.x}", "[1]: ");
        var text = piece.ArrayOf().Select(string.Concat).ToArbitrary();
        return Prop.ForAll(text, source => IsHarmless(Html(source)) && Markdown.ToPlain(source) is not null);
    }

    private static bool IsHarmless(IElement html) => html.QuerySelectorAll("*").All(element =>
        "p h3 h4 h5 h6 ul ol li a strong em code pre blockquote table thead tbody tr th td hr br".Split(' ').Contains(element.LocalName)
        && element.Attributes.All(a => a.Name is "href" or "rel" or "class" or "scope" or "title" or "start")
        && (element.GetAttribute("href") is not { } href || MarkdownSafety.IsAllowed(href)));

    private static IEnumerable<TestCaseData> Hostile()
    {
        const int many = 50_000;
        foreach (var sign in new[] { "[", "![", "*", "_a", "`", "<", "|", "> ", "- ", "[a](", "**a ", "&", "\\", "a|", "1. ", "[a]:", "<a ", "# ", "~", "(" })
        {
            yield return new TestCaseData(string.Concat(Enumerable.Repeat(sign, many))).SetArgDisplayNames(sign + "…");
        }

        yield return new TestCaseData(string.Concat(Enumerable.Range(1, 400).Select(i => new string(' ', i * 2) + "- а\n"))).SetArgDisplayNames("deep list");
        yield return new TestCaseData(string.Concat(Enumerable.Repeat("|а", 300)) + "\n" + string.Concat(Enumerable.Repeat("|-", 300)) + "\n").SetArgDisplayNames("wide table");
        yield return new TestCaseData(string.Concat(Enumerable.Repeat("*a_b ", 700))).SetArgDisplayNames("emphasis below the limit");
        yield return new TestCaseData(string.Concat(Enumerable.Repeat("[", 3_900))).SetArgDisplayNames("brackets below the limit");
        yield return new TestCaseData(string.Concat(Enumerable.Repeat("`a", 3_900))).SetArgDisplayNames("code below the limit");
        yield return new TestCaseData(new string('а', Markdown.LongestFormatted + 1)).SetArgDisplayNames("too long");
    }

    private static IElement Html(string text, MarkdownRules? rules = null) =>
        new HtmlParser().ParseDocument(Markdown.ToHtml(text, rules).Value!).Body!;
}
