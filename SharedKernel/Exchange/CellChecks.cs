using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using Hub.SharedKernel.Territories;
using Hub.SharedKernel.Web;

namespace Hub.SharedKernel.Exchange;

/// <summary>What may be wrong with how a cell is written: key of the sentence and its values; a null key for nothing.</summary>
public static partial class CellChecks
{
    private static readonly SearchValues<char> control = SearchValues.Create(
        [.. Enumerable.Range(0, 0xA0).Select(i => (char)i).Where(c => char.IsControl(c) && c is not ('\t' or '\n' or '\r'))]);

    /// <summary>Tells of a character that cannot be seen.</summary>
    /// <param name="row">The row.</param>
    /// <param name="heading">The column.</param>
    /// <param name="cell">The cell.</param>
    /// <returns>Whether there is none.</returns>
    public static bool IsVisible(FileRow row, string heading, string cell)
    {
        var unseen = cell.AsSpan().IndexOfAny(control);
        if (unseen >= 0)
            row.Wrong(heading, cell.Contains('\0', StringComparison.Ordinal) ? "Import.NulByte" : "Import.ControlCharacter",
                ((int)cell[unseen]).ToString("X4", CultureInfo.InvariantCulture), unseen + 1);
        return unseen < 0;
    }

    /// <summary>A date; one with slashes is never guessed.</summary>
    /// <param name="cell">The cell, trimmed.</param>
    /// <param name="reads">Whether the module can read it.</param>
    public static (string? Key, object[] Arguments) OfDate(string cell, Func<string, bool> reads)
    {
        if (reads(cell))
            return default;
        if (SlashDate().Match(cell) is { Success: true } slashed)
        {
            var (first, second) = (Number(slashed.Groups[1]), Number(slashed.Groups[2]));
            return first is > 0 and <= 12 && second is > 0 and <= 12 && first != second
                ? ("Import.DateAmbiguous", [cell, Iso(slashed.Groups[3].Value, second, first), Iso(slashed.Groups[3].Value, first, second)])
                : ("Import.NotADate", [Mistake.Quote(cell)]);
        }
        return (DateShape().IsMatch(cell) ? "Import.DateImpossible" : "Import.NotADate", [Mistake.Quote(cell)]);
    }

    /// <summary>An ЄДРПОУ code.</summary>
    /// <param name="cell">The cell, trimmed.</param>
    public static (string? Key, object[] Arguments) OfCode(string cell)
    {
        var code = Edrpou.Normalise(cell);
        if (Edrpou.IsValid(code))
            return default;
        return (code.Length == 8 && code.All(char.IsAsciiDigit) ? "Import.BadCheckDigit" : "Import.BadCode", [Mistake.Quote(cell)]);
    }

    /// <summary>A КАТОТТГ code.</summary>
    /// <param name="cell">The cell, trimmed.</param>
    public static (string? Key, object[] Arguments) OfTerritory(string cell) =>
        Katottg.IsValid(Katottg.Normalise(cell)) ? default : ("Import.BadTerritory", [Mistake.Quote(cell)]);

    /// <summary>An address in the web.</summary>
    /// <param name="cell">The cell, trimmed.</param>
    public static (string? Key, object[] Arguments) OfAddress(string cell)
    {
        if (WebAddress.TryRead(cell, out _))
            return default;
        return Uri.TryCreate(cell, UriKind.Absolute, out var address) && address.Scheme is not ("http" or "https")
            ? ("Import.BadScheme", [Mistake.Quote(address.Scheme)]) : ("Import.BadAddress", [Mistake.Quote(cell)]);
    }

    /// <summary>Spreadsheets change line ends inside cells; the text stays the same.</summary>
    /// <param name="one">A text.</param>
    /// <param name="other">Another.</param>
    public static bool SameText(string one, string other) =>
        string.Equals(one, other, StringComparison.Ordinal)
        || (one.Contains('\n', StringComparison.Ordinal) && other.Contains('\n', StringComparison.Ordinal)
            && string.Equals(one.ReplaceLineEndings("\n"), other.ReplaceLineEndings("\n"), StringComparison.Ordinal));

    private static int Number(Group group) => int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    private static string Iso(string year, int month, int day) => string.Create(CultureInfo.InvariantCulture, $"{year}-{month:00}-{day:00}");

    [GeneratedRegex("^([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})$", RegexOptions.CultureInvariant)]
    private static partial Regex SlashDate();

    [GeneratedRegex(@"^([0-9]{4}-[0-9]{1,2}(-[0-9]{1,2})?|[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}|[0-9]{4})$", RegexOptions.CultureInvariant)]
    private static partial Regex DateShape();
}
