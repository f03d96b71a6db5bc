using System.Collections;
using System.Globalization;
using System.Resources;
using Hub.SharedKernel.Web.Kit;
using Hub.SharedKernel.Web.Kit.Blocks;
using Microsoft.AspNetCore.Mvc.Routing;

namespace Hub.SharedKernel.Tests.Kit;

internal sealed class BlockTests : KitTest
{
    [Test]
    public void Breadcrumbs_are_a_named_list_in_a_navigation()
    {
        var nav = Draw(new HubBreadcrumbsTagHelper(Texts), "<li>Головна</li>").QuerySelector("nav")!;
        Assert.That(nav.GetAttribute("aria-label"), Is.EqualTo("Шлях на порталі"));
        Assert.That(nav.QuerySelector("ol > li")!.TextContent, Is.EqualTo("Головна"));
    }

    [Test]
    public void A_crumb_without_an_address_is_the_page_itself()
    {
        var urls = new UrlHelperFactory();
        var link = Html(new HubCrumbTagHelper(urls) { Href = "/practices", ViewContext = Page }, "Практики");
        var here = Html(new HubCrumbTagHelper(urls) { ViewContext = Page }, "Черга");
        Assert.That(link, Is.EqualTo("""<li class="govuk-breadcrumbs__list-item"><a class="govuk-breadcrumbs__link" href="/practices">Практики</a></li>"""));
        Assert.That(here, Is.EqualTo("""<li class="govuk-breadcrumbs__list-item" aria-current="page">Черга</li>"""));
    }

    [TestCase("info")]
    [TestCase("prize")]
    public void A_tag_has_the_colour_of_its_kind(string kind) =>
        Assert.That(Html(new HubTagTagHelper { Kind = kind }, "Слово"), Is.EqualTo($"""<span class="hub-tag hub-tag--{kind}">Слово</span>"""));

    [Test]
    public void An_empty_place_says_what_is_missing_and_what_to_do()
    {
        var body = Draw(new HubEmptyTagHelper { Title = "Нічого не знайдено" }, "<a href=\"/practices\">Усі практики</a>");
        Assert.That(body.QuerySelector("h2")!.TextContent, Is.EqualTo("Нічого не знайдено"));
        Assert.That(body.QuerySelector("a")!.TextContent, Is.EqualTo("Усі практики"));
    }

    [TestCase("success", "div", "alert", "Готово")]
    [TestCase("danger", "div", "alert", "Увага")]
    [TestCase("info", "section", null, "До відома")]
    [TestCase("warning", "section", null, "Зверніть увагу")]
    public void A_banner_that_answers_an_action_is_read_out_at_once(string kind, string tag, string? role, string title)
    {
        var banner = Draw(new HubNoticeBannerTagHelper(Texts) { Kind = kind }, "Збережено").QuerySelector(".hub-banner")!;
        Assert.That(banner.LocalName, Is.EqualTo(tag));
        Assert.That(banner.GetAttribute("role"), Is.EqualTo(role));
        Assert.That(banner.QuerySelector("p")!.TextContent, Is.EqualTo(title));
    }

    [Test]
    public void The_kit_says_the_same_in_both_languages()
    {
        var texts = new ResourceManager(typeof(KitTexts));
        Assert.That(Keys(texts, "uk"), Is.EquivalentTo(Keys(texts, "")).And.Not.Empty);
    }

    private static List<string> Keys(ResourceManager texts, string culture) =>
        [.. texts.GetResourceSet(CultureInfo.GetCultureInfo(culture), createIfNotExists: true, tryParents: false)!.Cast<DictionaryEntry>().Select(entry => (string)entry.Key)];
}
