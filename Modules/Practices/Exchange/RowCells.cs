using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using Hub.SharedKernel.Exchange;
using Hub.SharedKernel.Territories;

namespace Hub.Practices.Exchange;

/// <summary>Puts cells into a row and says what is wrong with how they are written.</summary>
internal static partial class RowCells
{
    private static readonly SearchValues<char> control = SearchValues.Create(
        [.. Enumerable.Range(0, 0xA0).Select(i => (char)i).Where(c => char.IsControl(c) && c is not ('\t' or '\n' or '\r'))]);

    public static void Put(PracticeRow row, string heading, Slot? slot, string cell)
    {
        var unseen = cell.AsSpan().IndexOfAny(control);
        if (unseen >= 0)
            row.Wrong(heading, cell.Contains('\0', StringComparison.Ordinal) ? "Import.NulByte" : "Import.ControlCharacter",
                ((int)cell[unseen]).ToString("X4", CultureInfo.InvariantCulture), unseen + 1);
        switch (heading)
        {
            case PracticeColumns.Id: row.Id = cell.Trim(); return;
            case PracticeColumns.ExternalId: row.ExternalId = cell.Trim(); return;
            case PracticeColumns.Status: row.Status = cell.Trim().ToLowerInvariant(); return;
        }
        if (slot is null)
            return;
        if (!string.IsNullOrWhiteSpace(cell) && unseen < 0)
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
        CellKind.Date => OfDate(cell),
        CellKind.Whole => OfNumber(cell, whole: true),
        CellKind.Amount => OfNumber(cell, whole: false, mayBeNegative: slot.Name.StartsWith("result", StringComparison.Ordinal)),
        CellKind.OrganisationCode => OfCode(cell),
        CellKind.Territory => Katottg.IsValid(Katottg.Normalise(cell)) ? default : ("Import.BadTerritory", [Mistake.Quote(cell)]),
        CellKind.WebAddress => OfAddress(cell),
        CellKind.Email => EmailShape().IsMatch(cell) && System.Net.Mail.MailAddress.TryCreate(cell, out _)
            ? default : ("Import.BadEmail", [Mistake.Quote(cell)]),
        _ => default,
    };

    private static (string?, object[]) OfDate(string cell)
    {
        if (Typed.TryDate(cell, out _))
            return default;
        if (SlashDate().Match(cell) is { Success: true } slashed)
        {
            var (first, second) = (Number(slashed.Groups[1]), Number(slashed.Groups[2]));
            return first <= 12 && second <= 12 && first != second
                ? ("Import.DateAmbiguous", [cell, Iso(slashed.Groups[3].Value, second, first), Iso(slashed.Groups[3].Value, first, second)])
                : ("Import.NotADate", [Mistake.Quote(cell)]);
        }
        return (DateShape().IsMatch(cell) ? "Import.DateImpossible" : "Import.NotADate", [Mistake.Quote(cell)]);
    }

    private static (string?, object[]) OfNumber(string cell, bool whole, bool mayBeNegative = false)
    {
        if (!Typed.TryNumber(cell, out var number))
            return ("Import.NotANumber", [Mistake.Quote(cell)]);
        if (number < 0 && !mayBeNegative)
            return ("Import.Negative", [cell]);
        return whole && number != Math.Floor(number) ? ("Import.NotWhole", [cell]) : default;
    }

    private static (string?, object[]) OfCode(string cell)
    {
        var code = Edrpou.Normalise(cell);
        if (Edrpou.IsValid(code))
            return default;
        return (code.Length == 8 && code.All(char.IsAsciiDigit) ? "Import.BadCheckDigit" : "Import.BadCode", [Mistake.Quote(cell)]);
    }

    private static (string?, object[]) OfAddress(string cell)
    {
        if (Typed.TryWebAddress(cell, out _))
            return default;
        return Uri.TryCreate(cell, UriKind.Absolute, out var address) && address.Scheme is not ("http" or "https")
            ? ("Import.BadScheme", [address.Scheme]) : ("Import.BadAddress", [Mistake.Quote(cell)]);
    }

    private static int Number(Group group) => int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    private static string Iso(string year, int month, int day) => string.Create(CultureInfo.InvariantCulture, $"{year}-{month:00}-{day:00}");

    [GeneratedRegex("^([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})$", RegexOptions.CultureInvariant)]
    private static partial Regex SlashDate();

    [GeneratedRegex(@"^([0-9]{4}-[0-9]{1,2}(-[0-9]{1,2})?|[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}|[0-9]{4})$", RegexOptions.CultureInvariant)]
    private static partial Regex DateShape();

    [GeneratedRegex(@"^[^\s@<>]{1,64}@[^\s@<>]+\.[^\s@<>.]{2,}$", RegexOptions.CultureInvariant)]
    private static partial Regex EmailShape();
}
