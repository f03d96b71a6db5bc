using Hub.Practices.Checks;
using Hub.SharedKernel.Exchange;

namespace Hub.Practices.Exchange;

/// <summary>Fills a row from what is stored, compares them, and runs the checks of the depository on it.</summary>
internal static class RowChecks
{
    /// <summary>Longest description kept, in characters of its JSON.</summary>
    private const int MostContent = 2_000_000;

    private static readonly CheckContext nothingElse = new([], [], []);

    /// <summary>Columns the file does not have keep what is stored; so does a contact that was not exported for want of consent.</summary>
    public static void Complete(PracticeRow row, PracticeContent stored)
    {
        foreach (var column in PracticeColumns.Single)
            if (!row.Shape.Has(column.Name))
                column.Set(row.Content, column.Get(stored));
        foreach (var list in PracticeColumns.Lists)
            if (!row.Shape.HasNumbered(list.Name))
                list.Take(stored, row.Content);
        if (row.HidesContact && !stored.Contact.Consent)
            row.Content.Contact = stored.Contact;
    }

    public static bool Same(PracticeContent one, PracticeContent other) =>
        PracticeColumns.Single.All(c => CellChecks.SameText(c.Canonical(one), c.Canonical(other))) && PracticeColumns.Lists.All(l => l.Same(one, other));

    /// <summary>Adds what keeps the description from being published, unless its column is already known to be wrong.</summary>
    public static void Run(PracticeRow row)
    {
        row.Json = row.Content.ToJson();
        if (row.Json.Length > MostContent)
            row.Wrong("", "Import.RowTooLong", MostContent);
        if (row.IsDraft)
            return;
        var wrong = row.Mistakes.Select(m => m.Column).ToHashSet(StringComparer.Ordinal);
        foreach (var finding in PracticeChecks.Run(row.Content, nothingElse).Blocking)
        {
            var column = Headings.OfField(finding.Field);
            // A missing column is told once, not in every row.
            if (!wrong.Contains(column) && (column == "" || row.Shape.Has(column) || !PracticeColumns.Required.Contains(column)))
                row.Wrong(column, "Check." + finding.Key, finding.Arguments);
        }
    }
}
