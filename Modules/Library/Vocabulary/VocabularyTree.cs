namespace Hub.Library.Vocabulary;

/// <summary>A subject with its place in the tree.</summary>
/// <param name="Depth">0 for a subject without a broader one.</param>
internal sealed record SubjectLine(Subject Subject, int Depth);

/// <summary>The vocabulary is some hundreds of subjects: it is read whole and walked in memory.</summary>
internal static class VocabularyTree
{
    /// <summary>Ids of the subjects with these keys and of all under them; a merged one counts as what it was merged into.</summary>
    public static IReadOnlyList<Guid> Below(IReadOnlyList<Subject> all, IReadOnlyList<string> keys)
    {
        var narrower = all.Where(s => s.BroaderId is not null).ToLookup(s => s.BroaderId!.Value, s => s.Id);
        var found = new HashSet<Guid>();
        var next = new Queue<Guid>(all.Where(s => keys.Contains(s.Key)).Select(s => s.MergedIntoId ?? s.Id));
        while (next.TryDequeue(out var id))
            if (found.Add(id))
                foreach (var child in narrower[id])
                    next.Enqueue(child);
        return [.. found];
    }

    /// <summary>All subjects that count, broader ones before what stands under them, each level by name.</summary>
    public static IReadOnlyList<SubjectLine> Lines(IReadOnlyList<Subject> all, bool english)
    {
        var order = english ? Comparer<string?>.Create(string.CompareOrdinal) : (IComparer<string?>)SharedKernel.Text.UkrainianOrder.Comparer;
        var children = all.Where(s => s.MergedIntoId is null).ToLookup(s => s.BroaderId ?? Guid.Empty);
        var lines = new List<SubjectLine>();
        Add(Guid.Empty, 0);
        return lines;

        void Add(Guid parent, int depth)
        {
            foreach (var subject in children[parent].OrderBy(s => english ? s.NameEn ?? s.NameUk : s.NameUk, order))
            {
                lines.Add(new(subject, depth));
                // A circle cannot be made by the pages; one made by hand in the tables must not hang the portal.
                if (depth < Subject.Deepest)
                    Add(subject.Id, depth + 1);
            }
        }
    }
}
