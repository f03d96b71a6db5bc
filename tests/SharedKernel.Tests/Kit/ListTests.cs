using Hub.SharedKernel.Web.Kit;
using Hub.SharedKernel.Web.Kit.Lists;

namespace Hub.SharedKernel.Tests.Kit;

internal sealed class ListTests : KitTest
{
    [TestCase(1, 1, "")]
    [TestCase(1, 3, "1 2 3 Далі")]
    [TestCase(3, 3, "Назад 1 2 3")]
    [TestCase(5, 12, "Назад 1 … 4 5 6 … 12 Далі")]
    [TestCase(1, 100, "1 2 … 100 Далі")]
    [TestCase(4, 5, "Назад 1 2 3 4 5 Далі")]
    [TestCase(4, 7, "Назад 1 2 3 4 5 6 7 Далі")]
    [TestCase(100, 100, "Назад 1 … 99 100")]
    public void Paging_shows_the_ends_and_the_neighbours(int page, int pages, string expected)
    {
        var body = Draw(new HubPagingTagHelper(Texts) { Page = page, Pages = pages, ViewContext = Page });
        Assert.That(string.Join(' ', body.QuerySelectorAll("li").Select(item => item.TextContent)), Is.EqualTo(expected));
    }

    [Test]
    public void Paging_keeps_the_question_and_the_first_page_has_no_number()
    {
        Visit("/practices", "?q=черга&region=UA-05&region=UA-07&page=2");
        var body = Draw(new HubPagingTagHelper(Texts) { Page = 2, Pages = 3, ViewContext = Page });
        var links = body.QuerySelectorAll("a").Select(link => Uri.UnescapeDataString(link.GetAttribute("href")!)).ToList();
        Assert.That(links[0], Is.EqualTo("/practices?q=черга&region=UA-05&region=UA-07"));
        Assert.That(links[^1], Is.EqualTo("/practices?q=черга&region=UA-05&region=UA-07&page=3"));
        Assert.That(body.QuerySelector("[aria-current=page]")!.TextContent, Is.EqualTo("2"));
    }

    [Test]
    public void Links_keep_the_language_of_the_address()
    {
        Visit("/practices", "");
        Page.HttpContext.Request.PathBase = "/en";
        var body = Draw(new HubPagingTagHelper(Texts) { Page = 1, Pages = 2, ViewContext = Page });
        Assert.That(body.QuerySelectorAll("a")[^1].GetAttribute("href"), Is.EqualTo("/en/practices?page=2"));
    }

    [Test]
    public void A_facet_adds_and_removes_one_value_and_forgets_the_page()
    {
        Visit("/practices", "?q=a&region=UA-05&page=4");
        var body = Draw(Facet(new FacetItem("UA-05", "Вінницька", 7, true), new FacetItem("UA-07", "Волинська", 1234, false)));
        var links = body.QuerySelectorAll("a");
        Assert.That(links[0].GetAttribute("href"), Is.EqualTo("/practices?q=a"));
        Assert.That(links[0].GetAttribute("aria-current"), Is.EqualTo("true"));
        Assert.That(links[0].TextContent, Is.EqualTo("Вінницька (прибрати)"));
        Assert.That(links[1].GetAttribute("href"), Is.EqualTo("/practices?q=a&region=UA-05&region=UA-07"));
        Assert.That(body.QuerySelectorAll(".hub-facet__count")[1].TextContent, Is.EqualTo(1234.ToString("N0", System.Globalization.CultureInfo.CurrentCulture)));
    }

    [Test]
    public void A_facet_of_one_value_replaces_it()
    {
        Visit("/practices", "?region=UA-05");
        var facet = Facet(new FacetItem("UA-05", "Вінницька", 7, true), new FacetItem("UA-07", "Волинська", 1, false));
        facet.Single = true;
        Assert.That(Draw(facet).QuerySelectorAll("a")[1].GetAttribute("href"), Is.EqualTo("/practices?region=UA-07"));
    }

    [Test]
    public void A_long_facet_folds_but_never_hides_what_is_chosen()
    {
        var facet = Facet([.. Enumerable.Range(1, 9).Select(i => new FacetItem($"{i}", $"Рік {i}", i, i == 9))]);
        facet.Limit = 3;
        var body = Draw(facet);
        Assert.That(body.QuerySelectorAll("details a"), Has.Length.EqualTo(5));
        Assert.That(body.QuerySelectorAll(".hub-facet > ul a").Select(link => link.TextContent), Is.EqualTo(new[] { "Рік 1", "Рік 2", "Рік 3", "Рік 9 (прибрати)" }));
        Assert.That(body.QuerySelector("summary")!.TextContent, Is.EqualTo("Ще 5: Область"));
    }

    [Test]
    public void A_facet_of_checkboxes_is_a_fieldset_of_the_form_around()
    {
        var facet = Facet(new FacetItem("UA-05", "Вінницька", 7, true));
        facet.Checkboxes = true;
        var body = Draw(facet);
        Assert.That(body.QuerySelector("fieldset > legend")!.TextContent, Is.EqualTo("Область"));
        Assert.That(body.QuerySelector("label input[type=checkbox][checked]")!.GetAttribute("name"), Is.EqualTo("region"));
    }

    [Test]
    public void A_facet_without_values_is_not_drawn() => Assert.That(Html(Facet()), Is.Empty);

    [Test]
    public void Chosen_filters_come_off_one_by_one_or_all_at_once()
    {
        Visit("/practices", "?q=a&region=UA-05&region=UA-07&sort=new");
        var body = Draw(new HubChosenTagHelper(Texts) { ViewContext = Page, Items = [new("region", "UA-05", "Вінницька"), new("region", "UA-07", "Волинська")] });
        Assert.That(
            body.QuerySelectorAll("a").Select(link => link.GetAttribute("href")),
            Is.EqualTo(new[] { "/practices?q=a&region=UA-07&sort=new", "/practices?q=a&region=UA-05&sort=new", "/practices?q=a&sort=new" }));
    }

    [TestCase(null, "що працює")]
    [TestCase("new", "найновіші")]
    [TestCase("nonsense", "що працює")]
    public void An_order_that_is_not_offered_counts_as_the_first(string? selected, string current)
    {
        Visit("/practices", "?sort=old&page=2&q=a");
        var body = Draw(new HubSortTagHelper(Texts) { ViewContext = Page, Selected = selected, Items = [new("best", "що працює"), new("new", "найновіші")] });
        Assert.That(body.QuerySelector("[aria-current]")!.TextContent, Is.EqualTo(current));
        Assert.That(body.QuerySelectorAll("a").Select(link => link.GetAttribute("href")), Is.EqualTo(new[] { "/practices?q=a", "/practices?q=a&sort=new" }));
    }

    [Test]
    public void A_form_keeps_what_it_does_not_ask()
    {
        Visit("/practices", "?q=a&region=UA-05&region=%22%3E&page=3");
        var body = Draw(new HubQueryFieldsTagHelper(Texts) { ViewContext = Page, Except = "q" });
        Assert.That(body.QuerySelectorAll("input").Select(field => field.GetAttribute("name") + "=" + field.GetAttribute("value")), Is.EqualTo(new[] { "region=UA-05", "region=\">" }));
    }

    private HubFacetTagHelper Facet(params FacetItem[] items) => new(Texts) { Title = "Область", Name = "region", Items = items, ViewContext = Page };
}
