using AngleSharp.Dom;
using Hub.SharedKernel.Territories;
using Hub.SharedKernel.Web.Kit;
using Hub.SharedKernel.Web.Kit.Figures;

namespace Hub.SharedKernel.Tests.Kit;

internal sealed class FigureTests : KitTest
{
    [TestCase("uk-UA", 143, "86 % · 143 відгуки · 95 % інтервал 78–92 %")]
    [TestCase("uk-UA", 1, "86 % · 1 відгук · 95 % інтервал 78–92 %")]
    [TestCase("uk-UA", 0, "Відгуків ще немає")]
    [TestCase("en-GB", 143, "86% · 143 answers · 95% interval 78–92%")]
    public void An_interval_is_said_in_words(string culture, int n, string expected)
    {
        Read(culture);
        var body = Draw(new HubIntervalTagHelper(Texts) { Share = .86, Low = .78, High = .92, N = n });
        Assert.That(body.QuerySelector("p")!.TextContent.Replace('\u00a0', ' '), Is.EqualTo(expected));
    }

    [Test]
    public void An_interval_is_drawn_where_it_lies()
    {
        var bar = Draw(new HubIntervalTagHelper(Texts) { Share = .86, Low = .78, High = .92, N = 143 }).QuerySelector(".hub-interval__range")!;
        Assert.That(bar.GetAttribute("x"), Is.EqualTo("78%"));
        Assert.That(bar.GetAttribute("width"), Is.EqualTo("14%"));
    }

    [Test]
    public void The_map_shows_every_region_of_the_country()
    {
        var map = Draw(new HubMapTagHelper(Texts) { Values = Regions.All.Select(region => new RegionValue(region.Iso, 1) { Href = "/r/" + region.Iso }) });
        Assert.That(map.QuerySelectorAll("svg a[href^='/r/']").Select(link => link.GetAttribute("href")!).Distinct().Count(), Is.EqualTo(27));
        Assert.That(map.QuerySelector("a[href='/r/UA-40'] circle"), Is.Not.Null, "Sevastopol has no outline and is a point");
        Assert.That(map.QuerySelectorAll("td"), Has.Length.EqualTo(27));
    }

    [Test]
    public void A_region_says_its_value_and_one_without_says_that_there_is_none()
    {
        var map = Draw(new HubMapTagHelper(Texts) { Values = [new("UA-05", 7), new("UA-07", 0) { Text = "жодної" }, new("XX-99", 5)] });
        var titles = map.QuerySelectorAll("svg title").Select(title => title.TextContent).ToList();
        Assert.That(titles, Does.Contain("Вінницька: 7").And.Contain("Волинська: жодної").And.Contain("Одеська: немає даних"));
        Assert.That(map.QuerySelectorAll("tbody th").Select(cell => cell.TextContent), Is.EqualTo(new[] { "Вінницька", "Волинська" }));
    }

    [Test]
    public void The_table_of_the_map_is_sorted_and_folds()
    {
        var values = Regions.All.Select((region, i) => new RegionValue(region.Iso, i % 5));
        var map = Draw(new HubMapTagHelper(Texts) { Values = values, Rows = 4, Decimals = 1 });
        var numbers = map.QuerySelectorAll("td").Select(cell => cell.TextContent).ToList();
        Assert.That(numbers, Is.EqualTo(numbers.OrderDescending()));
        Assert.That(numbers[0], Is.EqualTo("4,0"));
        Assert.That(map.QuerySelectorAll("details td"), Has.Length.EqualTo(23));
    }

    [Test]
    public void The_map_names_the_author_of_its_outlines()
    {
        var credit = Draw(new HubMapTagHelper(Texts)).QuerySelector(".hub-figure__note")!;
        Assert.That(credit.QuerySelector("a[rel=license]")!.GetAttribute("href"), Is.EqualTo("https://creativecommons.org/licenses/by/4.0/"));
        Assert.That(credit.TextContent, Does.Contain("MapSVG"));
    }

    [Test]
    public void Classes_of_the_map_are_about_equal_and_never_part_equal_values()
    {
        var classes = new MapClasses([0, 1, 1, 1, 2, 3, 4, 5, 9]);
        Assert.That(classes.HasZero, Is.True);
        Assert.That(classes.Ranges.Select(range => (range.Low, range.High)), Is.EqualTo(new[] { (1d, 1d), (2d, 2d), (3d, 4d), (5d, 9d) }));
        Assert.That(new[] { 0d, 1, 3, 5, 9 }.Select(classes.Of), Is.EqualTo(new[] { 0, 1, 3, 4, 4 }));
    }

    [Test]
    public void A_single_value_takes_the_darkest_shade() => Assert.That(new MapClasses([7]).Of(7), Is.EqualTo(4));

    [FsCheck.NUnit.Property]
    public bool Every_value_of_the_map_falls_into_its_own_range(ushort[] values)
    {
        var classes = new MapClasses(values.Select(value => (double)value));
        var ranges = classes.Ranges.ToDictionary(range => range.Shade);
        return values.All(value => value == 0
            ? classes.Of(value) == 0
            : ranges[classes.Of(value)].Low <= value && value <= ranges[classes.Of(value)].High);
    }

    [Test]
    public void Bars_are_as_long_as_their_numbers()
    {
        var chart = Draw(new HubBarsTagHelper(Texts) { Items = [new("2012", 23), new("2013", 46) { Text = "сорок шість" }, new("2014", 0)] });
        Assert.That(chart.QuerySelectorAll("rect").Select(bar => bar.GetAttribute("width")), Is.EqualTo(new[] { "50%", "100%", "0%" }));
        Assert.That(chart.QuerySelectorAll(".govuk-table__cell--numeric").Select(cell => cell.TextContent), Is.EqualTo(new[] { "23", "сорок шість", "0" }));
    }

    [Test]
    public void A_line_breaks_where_a_value_is_missing_and_its_table_says_so()
    {
        var chart = Draw(Line([1, 4, null, 9, 12]));
        Assert.That(chart.QuerySelectorAll("polyline"), Has.Length.EqualTo(2));
        Assert.That(chart.QuerySelectorAll("circle"), Has.Length.EqualTo(4));
        Assert.That(chart.QuerySelectorAll("td").Select(cell => cell.TextContent), Is.EqualTo(new[] { "1", "4", "–", "9", "12" }));
    }

    [TestCase(0, 0, 1)]
    [TestCase(0, 47, 60)]
    [TestCase(0, 0.3, 1)]
    [TestCase(-5, 12, 15)]
    public void The_axis_ends_at_a_round_number_above_the_greatest(double least, double most, double end)
    {
        var scale = LineScale.Of([least, most]);
        Assert.That(scale.High, Is.EqualTo(end));
        Assert.That(scale.Low, Is.LessThanOrEqualTo(least));
        Assert.That(scale.Marks.Count(), Is.InRange(3, 8));
    }

    [Test]
    public void Empty_charts_are_drawn_without_fault()
    {
        Assert.That(Draw(Line([])).QuerySelectorAll("circle"), Is.Empty);
        Assert.That(Draw(new HubBarsTagHelper(Texts)).QuerySelectorAll("rect"), Is.Empty);
    }

    [Test]
    public void No_figure_carries_what_the_security_policy_forbids()
    {
        IElement[] figures =
        [
            Draw(new HubMapTagHelper(Texts) { Values = [new("UA-05", 7)] }),
            Draw(Line([1, 2])),
            Draw(new HubBarsTagHelper(Texts) { Items = [new("a", 1)] }),
            Draw(new HubIntervalTagHelper(Texts) { Share = .5, Low = .2, High = .8, N = 4 }),
        ];
        Assert.That(figures.SelectMany(figure => figure.QuerySelectorAll("[style], style, script")), Is.Empty);
    }

    private static HubLineTagHelper Line(double?[] values) =>
        new(Texts) { Labels = [.. values.Select((_, i) => $"{2010 + i}")], Series = [new ChartSeries("Практики", values)] };
}
