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

/// <summary>A filter in force, which can be taken off.</summary>
/// <param name="Name">The parameter of the query string.</param>
/// <param name="Value">Its value.</param>
/// <param name="Text">What is shown.</param>
public sealed record ChosenFilter(string Name, string Value, string Text);

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
