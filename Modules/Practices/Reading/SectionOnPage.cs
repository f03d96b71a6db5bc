namespace Hub.Practices.Reading;

/// <summary>A section of Markdown under its heading.</summary>
internal sealed record SectionOnPage(string Key, Both Text)
{
    /// <summary>The anchor within the page.</summary>
    public string Id => Key.ToLowerInvariant();

    /// <summary>What a page has to read, in the order a reader needs it: the problem, what was done, what came of it, how to repeat it.</summary>
    public static IReadOnlyList<string> Order { get; } =
        ["Problem", "Solution", "Results", "Steps", "WhatDidNotWork", "Lessons", "Conditions", "Resources", "Partners", "LegalBasis"];

    public static IEnumerable<string> Filled(PracticeContent content)
    {
        var texts = content.Sections().Where(s => !s.Text.IsEmpty).Select(s => s.Key).ToHashSet();
        return Order.Where(key => key switch
        {
            "Results" => content.Results.Any(r => !r.IsEmpty),
            "Steps" => content.Steps.Any(s => !s.IsEmpty),
            _ => texts.Contains(key),
        });
    }
}
