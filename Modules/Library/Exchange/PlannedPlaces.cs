using Hub.Library.Collections;
using Hub.Library.Describing;
using Hub.SharedKernel.Exchange;

namespace Hub.Library.Exchange;

/// <summary>Collections filled by hand that a document comes into or leaves. Those filled by a query are none of the file's business.</summary>
internal sealed class PlannedPlaces(DocumentRow row)
{
    public IReadOnlyList<Guid> Into { get; private set; } = [];
    public IReadOnlyList<CollectionItem> OutOf { get; private set; } = [];
    public bool AreChanged => Into.Count + OutOf.Count > 0;

    public void Decide(Guid concept, KnownDocuments known, ImportFrame frame)
    {
        if (!row.Shape.Has(DocumentColumns.Collections))
            return;
        var wanted = new HashSet<Guid>();
        foreach (var named in CellText.List(row.Collections))
            if (frame.Collection(named) is not { } collection)
                row.Wrong(DocumentColumns.Collections, "Import.CollectionUnknown", Mistake.Quote(named), string.Join(", ", frame.Collections.Where(c => !c.IsByQuery).Select(c => c.Slug).Take(30)));
            else if (collection.IsByQuery)
                row.Wrong(DocumentColumns.Collections, "Import.CollectionByQuery", Mistake.Quote(named));
            else
                wanted.Add(collection.Id);
        var there = known.Places[concept].Where(i => frame.Collection(i.CollectionId) is { IsByQuery: false }).ToList();
        Into = [.. wanted.Except(there.Select(i => i.CollectionId))];
        OutOf = there.FindAll(i => !wanted.Contains(i.CollectionId));
    }
}

/// <summary>Relations a document gets or loses. Those to documents nobody may see are kept: an export does not show them.</summary>
internal sealed class PlannedRelations(DocumentRow row)
{
    public IReadOnlyList<Relation> Added { get; private set; } = [];
    public IReadOnlyList<Relation> Removed { get; private set; } = [];

    /// <summary>It names a document that the same file brings.</summary>
    public bool IsPending { get; private set; }

    public bool AreChanged => IsPending || Added.Count + Removed.Count > 0;

    public void Decide(Guid concept, KnownDocuments known, ImportFrame frame)
    {
        var (added, removed) = (new List<Relation>(), new List<Relation>());
        foreach (var (kind, cell) in row.Relations)
        {
            var wanted = new HashSet<Guid>();
            foreach (var named in CellText.List(cell))
                if (Find(named, kind, concept, known, frame) is { } target)
                    wanted.Add(target);
            var there = known.Relations[concept].Where(r => r.Kind == kind).ToList();
            added.AddRange(wanted.Except(there.Select(r => r.ToId)).Select(to => new Relation { FromId = concept, ToId = to, Kind = kind }));
            removed.AddRange(there.Where(r => !wanted.Contains(r.ToId) && known.Targets.Public.Contains(r.ToId)));
        }
        (Added, Removed) = (added, removed);
    }

    private Guid? Find(string named, RelationKind kind, Guid concept, KnownDocuments known, ImportFrame frame)
    {
        var column = DocumentColumns.Relations.First(r => r.Value == kind).Key;
        var found = known.Targets.Under(named);
        var inFile = found.Count == 0 ? InFile(named, frame) : null;
        if (found.Count > 1 && !found.Contains(concept) || found.Count > 2)
            row.Wrong(column, "Relation.Several", Mistake.Quote(named));
        else if (found.Count == 1 && found.First() == concept || inFile == row.Number)
            row.Wrong(column, "Relation.Self");
        else if (found.Count > 0)
            return found.First(id => id != concept);
        else if (inFile is not null)
            IsPending = true;
        else
            row.Wrong(column, "Relation.NotFound", Mistake.Quote(named));
        return null;
    }

    private static int? InFile(string named, ImportFrame frame) =>
        frame.InFile.Find(DocumentColumns.Id, named.ToLowerInvariant()) ?? frame.InFile.Find(DocumentColumns.ExternalId, named)
        ?? frame.InFile.Find(DocumentColumns.Address, DocumentForm.LastPart(named))
        ?? (Identifiers.Doi(named) is { } doi ? frame.InFile.Find("doi", doi) : null) ?? frame.InFile.Find("act_number", Identifiers.ActKey(named));
}
