namespace Hub.Practices.Submission;

/// <summary>Two people changed the same page of a description: what differs, field by field, and what does not.</summary>
/// <param name="SavedBy">Name of the one whose text is saved.</param>
/// <param name="Differing">Fields with both texts.</param>
/// <param name="Same">Fields on which both agree; they go with the form unseen.</param>
internal sealed record DraftConflict(string SavedBy, IReadOnlyList<DifferingField> Differing, IReadOnlyList<ContentField> Same)
{
    public static DraftConflict Between(PracticeContent mine, PracticeContent theirs, EditSection section, string savedBy)
    {
        var saved = ContentField.Of(theirs, section).ToDictionary(f => f.Name);
        var typed = ContentField.Of(mine, section).ToDictionary(f => f.Name);
        var all = typed.Values.Concat(saved.Values.Where(f => !typed.ContainsKey(f.Name))).ToList();
        string Text(Dictionary<string, ContentField> from, string name) => from.TryGetValue(name, out var field) ? field.Value : "";
        return new(savedBy,
            [.. all.Where(f => Text(typed, f.Name) != Text(saved, f.Name)).Select(f => new DifferingField(f, Text(typed, f.Name), Text(saved, f.Name)))],
            [.. all.Where(f => Text(typed, f.Name) == Text(saved, f.Name))]);
    }
}

/// <param name="Field">Which field.</param>
/// <param name="Mine">As this person typed it.</param>
/// <param name="Theirs">As it is saved.</param>
internal sealed record DifferingField(ContentField Field, string Mine, string Theirs);
