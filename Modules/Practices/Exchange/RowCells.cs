using System.Text.RegularExpressions;
using Hub.SharedKernel.Exchange;

namespace Hub.Practices.Exchange;

/// <summary>Puts cells into a row and says what is wrong with how they are written.</summary>
internal static partial class RowCells
{
    public static void Put(PracticeRow row, string heading, Slot? slot, string cell)
    {
        var visible = CellChecks.IsVisible(row, heading, cell);
        switch (heading)
        {
            case PracticeColumns.Id: row.Id = cell.Trim(); return;
            case PracticeColumns.ExternalId: row.ExternalId = cell.Trim(); return;
            case PracticeColumns.Status: row.Status = cell.Trim().ToLowerInvariant(); return;
        }
        if (slot is null)
            return;
        if (!string.IsNullOrWhiteSpace(cell) && visible)
            Check(row, slot, cell.Trim());
        slot.Set(row.Content, CellText.Canonical(slot.Kind, cell, slot.Choices));
    }

    /// <summary>What can be told only when the whole row is read.</summary>
    public static void Finish(PracticeRow row)
    {
        row.HidesContact = row.Content.Contact is { Consent: false, Name: "", Email: "", Phone: "" };
        if (row.IsOfFile)
            return;
        if (row.Id == "" && row.ExternalId == "")
            row.Wrong(row.Shape.Has(PracticeColumns.ExternalId) ? PracticeColumns.ExternalId : PracticeColumns.Id, "Import.IdNeeded");
        if (row.Id != "" && !Guid.TryParseExact(row.Id, "D", out _))
            row.Wrong(PracticeColumns.Id, "Import.BadId", Mistake.Quote(row.Id));
        if (row.ExternalId.Length > 100)
            row.Wrong(PracticeColumns.ExternalId, "Import.ExternalIdTooLong", row.ExternalId.Length);
        if (row.Status == RowStatus.Withdrawn)
            row.Wrong(PracticeColumns.Status, "Import.StatusWithdrawn");
        else if (!RowStatus.IsKnown(row.Status))
            row.Wrong(PracticeColumns.Status, "Import.StatusUnknown", Mistake.Quote(row.Status));
        foreach (var list in PracticeColumns.Lists)
            if (list.Gap(row.Content) is { } gap)
                row.Wrong(list.FirstColumn(gap), "Import.Gap." + list.Name, gap);
    }

    private static void Check(PracticeRow row, Slot slot, string cell)
    {
        var (key, arguments) = Wrong(slot, cell);
        if (key is not null)
            row.Wrong(slot.Name, key, arguments);
    }

    private static (string? Key, object[] Arguments) Wrong(Slot slot, string cell) => slot.Kind switch
    {
        CellKind.Choice => CellText.Canonical(slot.Kind, cell, slot.Choices) is var found && slot.Choices!.Contains(found)
            ? default : ($"Import.Unknown.{slot.Name}", [Mistake.Quote(cell), string.Join(", ", slot.Choices!)]),
        CellKind.Topics => CellText.Topics(cell).FirstOrDefault(t => !Classification.Topics.Contains(t)) is { } topic
            ? ("Import.Unknown.topics", [Mistake.Quote(topic), string.Join(", ", Classification.Topics)]) : default,
        CellKind.YesNo => CellText.YesNo(cell) is null ? ("Import.NotYesNo", [Mistake.Quote(cell)]) : default,
        CellKind.Date => CellChecks.OfDate(cell, text => Typed.TryDate(text, out _)),
        CellKind.Whole => OfNumber(cell, whole: true),
        CellKind.Amount => OfNumber(cell, whole: false, mayBeNegative: slot.Name.StartsWith("result", StringComparison.Ordinal)),
        CellKind.OrganisationCode => CellChecks.OfCode(cell),
        CellKind.Territory => CellChecks.OfTerritory(cell),
        CellKind.WebAddress => CellChecks.OfAddress(cell),
        CellKind.Email => EmailShape().IsMatch(cell) && System.Net.Mail.MailAddress.TryCreate(cell, out _)
            ? default : ("Import.BadEmail", [Mistake.Quote(cell)]),
        _ => default,
    };

    private static (string?, object[]) OfNumber(string cell, bool whole, bool mayBeNegative = false)
    {
        if (!Typed.TryNumber(cell, out var number))
            return ("Import.NotANumber", [Mistake.Quote(cell)]);
        if (number < 0 && !mayBeNegative)
            return ("Import.Negative", [cell]);
        return whole && number != Math.Floor(number) ? ("Import.NotWhole", [cell]) : default;
    }

    [GeneratedRegex(@"^[^\s@<>]{1,64}@[^\s@<>]+\.[^\s@<>.]{2,}$", RegexOptions.CultureInvariant)]
    private static partial Regex EmailShape();
}
