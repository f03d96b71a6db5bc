using System.Globalization;
using Hub.Library.Describing;
using Hub.SharedKernel.Exchange;

namespace Hub.Library.Exchange;

/// <summary>What a row is going to do, decided by reading alone.</summary>
internal sealed class DocumentPlan(DocumentRow row)
{
    public DocumentRow Row => row;
    public Concept? Concept { get; private set; }

    /// <summary>The version the row speaks of, or the one its next version begins from; null for a new document.</summary>
    public Document? Target { get; private set; }

    public bool IsNextVersion { get; private set; }
    public int Number { get; private set; } = 1;

    /// <summary>The id a new document gets: the one of the file, so that a document keeps it when it moves between portals.</summary>
    public Guid ConceptId { get; private set; }

    public RowEffect Effect { get; private set; }

    /// <summary>Whether the row makes a version public that is not yet.</summary>
    public bool Publishes { get; private set; }

    public PlannedFiles Files { get; } = new(row);
    public PlannedPlaces Places { get; } = new(row);
    public PlannedRelations Relations { get; } = new(row);

    private bool IsPublic => !IsNextVersion && Target is { State: DocumentState.Published };

    /// <summary>Decides, and adds to the row what is wrong with it.</summary>
    public void Decide(KnownDocuments known, ImportFrame frame, ImportOrder order)
    {
        if (!row.IsSound || !Match(known) || !Aim())
            return;
        var cellsOnly = row.Mistakes.Count;
        var stored = Target?.Content;
        Complete(stored);
        Resolve(frame);
        Publishes = order.Publish && !row.IsDraft && !IsPublic && Target is not { IsForeign: true };
        Files.Decide(Target, IsNextVersion, IsPublic, known, frame);
        Places.Decide(ConceptId, known, frame);
        Relations.Decide(ConceptId, known, frame);
        if (stored is not null && row.Mistakes.Count == cellsOnly && IsAsStored(stored))
        {
            row.Mistakes.Clear();
            return;
        }
        Effect = Target is null ? RowEffect.New : RowEffect.Change;
        Check(stored, known, frame);
    }

    private bool Match(KnownDocuments known)
    {
        var byOwn = row.ExternalId == "" ? null : known.ByExternalId(row.ExternalId);
        var byAddress = row.Address == "" ? null : known.BySlug(row.Address);
        ConceptId = row.Id == "" ? Guid.CreateVersion7() : Guid.ParseExact(row.Id, "D");
        Concept = row.Id != "" ? known.By(ConceptId) : byOwn ?? byAddress ?? Identified(known);
        ConceptId = Concept?.Id ?? ConceptId;
        // An identifier that names several documents names none.
        if (row.Mistakes.Exists(m => m.Key == "Relation.Several"))
            return false;
        if (byOwn is not null && byOwn.Id != ConceptId || row.ExternalId != "" && Concept?.ExternalId is { } own && own != row.ExternalId)
            row.Wrong(DocumentColumns.ExternalId, "Import.IdsDisagree", row.Id == "" ? row.Address : row.Id, Mistake.Quote(row.ExternalId));
        else if (byAddress is not null && byAddress.Id != ConceptId || row.Address != "" && Concept?.Slug is { } slug && slug != row.Address)
            row.Wrong(DocumentColumns.Address, "Import.AddressDisagrees", Mistake.Quote(row.Address));
        else
            return true;
        return false;
    }

    private Concept? Identified(KnownDocuments known)
    {
        // A row with a code of its own is new when the code is: its DOI is then looked at as a mistake.
        if (row.ExternalId != "" || row.Address != "")
            return null;
        var byIdentifier = known.ByIdentifier(row.Content);
        var found = byIdentifier.Count > 0 || row.Content.Doi != "" || row.Content.Isbn != "" ? byIdentifier : known.ByAct(row.Content);
        if (found.Count > 1)
            row.Wrong(row.Content.Doi != "" ? "doi" : row.Content.Isbn != "" ? "isbn" : "act_number", "Relation.Several",
                Mistake.Quote(row.Content.Doi != "" ? row.Content.Doi : row.Content.Isbn != "" ? row.Content.Isbn : row.Content.ActNumber));
        return found.Count == 1 ? found[0] : null;
    }

    private bool Aim()
    {
        var asked = row.Version == "" ? (int?)null : int.Parse(row.Version, NumberStyles.None, CultureInfo.InvariantCulture);
        if (Concept is null)
        {
            Number = asked ?? 1;
            return true;
        }
        var (record, open) = (Concept.Record, Concept.Open);
        if (record?.State == DocumentState.Withdrawn)
            row.Wrong(IdColumn, "Import.IsWithdrawn", Mistake.Quote(record.TitleUk));
        else if (asked is null || asked == record?.Number || asked == open?.Number)
            Target = asked is not null && asked == open?.Number ? open : record ?? open;
        else if (record is { IsForeign: false } && open is null && asked == record.Number + 1)
            (Target, IsNextVersion, Number) = (record, true, asked.Value);
        else
            row.Wrong(DocumentColumns.Version, "Import.VersionUnknown", asked.Value, Concept.Any.Number);
        return Target is not null;
    }

    private string IdColumn => row.Id != "" ? DocumentColumns.Id : row.ExternalId != "" ? DocumentColumns.ExternalId : row.Address != "" ? DocumentColumns.Address : "";

    /// <summary>Columns the file does not have keep what is stored.</summary>
    private void Complete(DocumentContent? stored)
    {
        foreach (var column in DocumentColumns.Description)
            if (stored is not null && !row.Shape.Has(column.Name))
                column.Set(row.Content, column.Get(stored));
        if (stored is null && !row.Shape.Has("kind"))
            row.Wrong("kind", "Check.Needed", "text:Field.Kind");
    }

    private void Resolve(ImportFrame frame)
    {
        if (!row.Shape.Has("subjects"))
            return;
        var named = row.Content.Subjects;
        row.Content.Subjects = [.. named.Select(n => frame.Subject(n)?.Key ?? n).Distinct()];
        if (named.Find(n => frame.Subject(n) is null) is { } unknown)
            row.Wrong("subjects", "Import.SubjectUnknown", Mistake.Quote(unknown), string.Join(", ", frame.SubjectKeys.Take(30)));
    }

    private bool IsAsStored(DocumentContent stored) =>
        !row.HasUnknownChoice && !IsNextVersion && !Publishes && !Files.AreChanged && !Places.AreChanged && !Relations.AreChanged
        && (row.ExternalId == "" || row.ExternalId == Target!.ExternalId)
        && (!row.Shape.Has(DocumentColumns.Changes) || CellChecks.SameText(row.Changes, Target!.ChangesUk ?? ""))
        && DocumentColumns.Description.All(c => Same(c, stored));

    private bool Same(Column column, DocumentContent stored) => column.Kind == CellKind.List
        ? CellText.List(column.Get(row.Content)).ToHashSet().SetEquals(CellText.List(column.Get(stored)))
        : CellChecks.SameText(column.Canonical(row.Content), column.Canonical(stored));

    private void Check(DocumentContent? stored, KnownDocuments known, ImportFrame frame)
    {
        if (Target is { IsForeign: true })
            row.Wrong(IdColumn, "Document.Foreign");
        if (Publishes && !IsNextVersion && Target is { State: DocumentState.Returned })
            row.Wrong(IdColumn, "Import.IsReturned");
        if (Target is null && known.ByIdentifier(row.Content) is [var same, ..])
            row.Wrong(Identifiers.Doi(row.Content.Doi) is null ? "isbn" : "doi", "Import.SameIdentifier", Mistake.Quote(same.Any.TitleUk), same.Slug ?? same.Id.ToString());
        // What a kind needs is not told while the kind itself is wrong.
        if (row.Mistakes.Exists(m => m.Column == "kind"))
            return;
        var form = frame.Form(row.Content.Kind);
        foreach (var column in DocumentColumns.Description)
            if (column.Field is { } field && !form.Shows(field) && column.Canonical(row.Content) != "" && (stored is null || !Same(column, stored)))
                row.Wrong(column.Name, "Import.FieldHidden", "text:Field." + field, "text:DocumentKind." + row.Content.Kind);
        var wrong = row.Mistakes.Select(m => m.Column).ToHashSet(StringComparer.Ordinal);
        foreach (var finding in DocumentChecks.Of(row.Content, form, Files.Count, frame.Today))
        {
            var column = finding.Field == "" ? DocumentColumns.FileColumn(1, "source") : DocumentColumns.Description.First(c => c.FormField == finding.Field).Name;
            // A draft may lack what it needs; what it says must be right.
            if (!wrong.Contains(column) && !(finding.Key == "Needed" && row.IsDraft && !IsPublic))
                row.Wrong(column, "Check." + finding.Key, finding.Arguments);
        }
    }
}
