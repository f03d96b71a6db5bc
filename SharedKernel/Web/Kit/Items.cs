namespace Hub.SharedKernel.Web.Kit;

/// <summary>One possible answer of a select, radios or checkboxes.</summary>
/// <param name="Value">What is sent.</param>
/// <param name="Text">What is shown.</param>
public sealed record Choice(string Value, string Text)
{
    /// <summary>A sentence under the answer of radios and checkboxes.</summary>
    public string? Hint { get; init; }

    /// <summary>The group of a select's answer; answers of one group must follow each other.</summary>
    public string? Group { get; init; }

    /// <summary>Whether the answer is shown but cannot be chosen.</summary>
    public bool Disabled { get; init; }
}

/// <summary>One value of a filter with the number of items it leaves.</summary>
/// <param name="Value">What stands in the query string.</param>
/// <param name="Text">What is shown.</param>
/// <param name="Count">How many items of the list have it.</param>
/// <param name="Selected">Whether it is chosen now.</param>
public sealed record FacetItem(string Value, string Text, int Count, bool Selected);

/// <summary>A filter with its values, as a list shows it.</summary>
/// <param name="Name">The parameter of the query string.</param>
/// <param name="Title">What is shown above the values.</param>
/// <param name="Items">The values in their order.</param>
public sealed record FacetOnPage(string Name, string Title, IReadOnlyList<FacetItem> Items)
{
    /// <summary>Whether the values tell a reader anything: one value that everything has does not, unless it is chosen.</summary>
    public bool IsTelling => Items.Count > 1 || Items.Any(i => i.Selected);
}

/// <summary>A filter in force, which can be taken off.</summary>
/// <param name="Name">The parameter of the query string.</param>
/// <param name="Value">Its value.</param>
/// <param name="Text">What is shown.</param>
public sealed record ChosenFilter(string Name, string Value, string Text)
{
    // Longer words would push everything else off the page; the search field has them whole.
    private const int LongestWords = 80;

    /// <summary>Everything by which a list is narrowed now: the words first, if any, and then the chosen values of its facets.</summary>
    /// <param name="words">The words asked for, which stand in the query string as <c>q</c>; empty for none.</param>
    /// <param name="sayWords">Says the words, shortened, in a sentence of the page's own.</param>
    /// <param name="facets">The facets of the list.</param>
    public static IEnumerable<ChosenFilter> Of(string words, Func<string, string> sayWords, IEnumerable<FacetOnPage> facets)
    {
        var chosen = from facet in facets from item in facet.Items where item.Selected select new ChosenFilter(facet.Name, item.Value, facet.Title + ": " + item.Text);
        return words == "" ? chosen : chosen.Prepend(new("q", words, sayWords(words.Length <= LongestWords ? words : words[..LongestWords] + "…")));
    }
}

/// <summary>A region's value on the map.</summary>
/// <param name="Iso">The region's code by ISO 3166-2:UA, such as UA-05.</param>
/// <param name="Value">Its value, not negative.</param>
public sealed record RegionValue(string Iso, double Value)
{
    /// <summary>Where the region leads; null when nowhere.</summary>
    public string? Href { get; init; }

    /// <summary>What is said of the region when one points at it; the value when null.</summary>
    public string? Text { get; init; }
}

/// <summary>One bar of a bar chart.</summary>
/// <param name="Label">What is counted.</param>
/// <param name="Value">How many, not negative.</param>
public sealed record ChartBar(string Label, double Value)
{
    /// <summary>Where the label leads; null when nowhere.</summary>
    public string? Href { get; init; }

    /// <summary>The value as it is written; by the culture when null.</summary>
    public string? Text { get; init; }
}

/// <summary>One line of a line chart.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Values">One value for each label; null is a gap.</param>
public sealed record ChartSeries(string Name, IReadOnlyList<double?> Values);

/// <summary>What a page answers to a draft that saves itself.</summary>
/// <param name="SavedAt">The time to show, in Kyiv time, such as 14:05; the browser's when null.</param>
/// <param name="Message">What is wrong and how to mend it, sent with a status of 400 and above.</param>
/// <param name="Fields">New values of the form's hidden fields, by name.</param>
public sealed record AutosaveResult(string? SavedAt = null, string? Message = null, IReadOnlyDictionary<string, string>? Fields = null);
