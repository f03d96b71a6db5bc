namespace Hub.Practices.Submission;

/// <summary>One page of the form, with the parts of the content asked on it.</summary>
internal sealed record EditSection(string Key, params IReadOnlyList<string> Parts)
{
    public static readonly IReadOnlyList<EditSection> All =
    [
        new("general", "Title", "Summary", "Group", "Kind", "Topics", "Stage"),
        new("place", "Organisation", "OrganisationCode", "Level", "Region", "Place", "PeopleAffected", "StartedOn", "FinishedOn"),
        new("problem", "Problem", "Solution"),
        new("steps", "Steps"),
        new("results", "Results"),
        new("lessons", "WhatDidNotWork", "Lessons", "Conditions"),
        new("means", "Resources", "Partners", "LegalBasis"),
        new("contact", "Contact", "Links", "Licence"),
    ];

    /// <summary>The page of a key; the first one for anything else.</summary>
    public static EditSection Find(string? key) => All.FirstOrDefault(s => s.Key == key) ?? All[0];

    /// <summary>The page on which a field is asked; null for what is not asked on a page, such as files.</summary>
    public static EditSection? OfField(string field) =>
        field == "links" ? Find("contact")
        : field.Split('.', '[') is ["Content", var part, ..] ? All.FirstOrDefault(s => s.Parts.Contains(part)) : null;

    /// <summary>The page on which a section that reviewers name is asked; null for files.</summary>
    public static EditSection? OfReviewed(string section) =>
        section == "General" ? All[0] : All.FirstOrDefault(s => s.Parts.Contains(section));

    public EditSection? Next => All.SkipWhile(s => s != this).Skip(1).FirstOrDefault();

    /// <summary>Takes the parts of this page from one content into another.</summary>
    public void Copy(PracticeContent from, PracticeContent to)
    {
        foreach (var part in Parts)
        {
            var property = typeof(PracticeContent).GetProperty(part)!;
            property.SetValue(to, property.GetValue(from));
        }
        // The kind decides the group; asking for both would only let them contradict each other.
        if (Parts.Contains("Kind"))
            to.Group = Classification.Kinds.Where(k => k.Value.Contains(to.Kind)).Select(k => $"{k.Key}").FirstOrDefault() ?? "";
    }
}
