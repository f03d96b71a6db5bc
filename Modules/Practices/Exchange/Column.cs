using System.Globalization;
using Hub.SharedKernel.Territories;

namespace Hub.Practices.Exchange;

/// <summary>What a cell of a column holds, and so how it is written, read and checked.</summary>
internal enum CellKind
{
    Text,
    Word,
    Choice,
    Topics,
    Whole,
    Amount,
    Date,
    YesNo,
    WebAddress,
    Email,
    OrganisationCode,
    Territory,
}

/// <summary>One column of the exchange: a cell of a practice, of a step, of a result or of a link.</summary>
/// <param name="Name">Heading in the file.</param>
/// <param name="Field">Field of the form, by which findings of the checks are led back to the column.</param>
/// <param name="Kind">What the cell holds.</param>
/// <param name="Get">Reads the value as it was typed.</param>
/// <param name="Set">Puts the value.</param>
/// <param name="Choices">The closed list, if there is one.</param>
internal sealed record Column<T>(
    string Name, string Field, CellKind Kind, Func<T, string> Get, Action<T, string> Set, IReadOnlyList<string>? Choices = null)
{
    /// <summary>The value as the exchange writes it; two values that mean the same are written alike.</summary>
    public string Canonical(T of) => CellText.Canonical(Kind, Get(of), Choices);
}

/// <summary>How values are written: ISO dates, decimal point, codes without spaces (Resolution 835).</summary>
internal static class CellText
{
    private static readonly string[] fullDates = ["yyyy-MM-dd", "dd.MM.yyyy", "d.M.yyyy"];

    public static string Canonical(CellKind kind, string text, IReadOnlyList<string>? choices = null) => kind switch
    {
        CellKind.Text => string.IsNullOrWhiteSpace(text) ? "" : text,
        CellKind.Whole or CellKind.Amount => Typed.TryNumber(text, out var number) ? Typed.Say(number) : text.Trim(),
        CellKind.Date => DateOnly.TryParseExact(text.Trim(), fullDates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : text.Trim(),
        CellKind.OrganisationCode => Edrpou.Normalise(text),
        CellKind.Territory => Katottg.Normalise(text),
        CellKind.Topics => string.Join(';', Topics(text)),
        CellKind.Choice => Choice(text.Trim(), choices!),
        CellKind.YesNo => YesNo(text) is { } yes ? yes ? "yes" : "no" : text.Trim(),
        _ => text.Trim(),
    };

    public static IEnumerable<string> Topics(string text) =>
        text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal);

    /// <summary>An empty cell is a no: consent is never assumed.</summary>
    public static bool? YesNo(string text) => text.Trim().ToLowerInvariant() switch
    {
        "yes" or "так" or "true" or "1" => true,
        "no" or "ні" or "false" or "0" or "" => false,
        _ => null,
    };

    private static string Choice(string text, IReadOnlyList<string> choices) =>
        choices.FirstOrDefault(c => c.Equals(text, StringComparison.OrdinalIgnoreCase)) ?? text;
}
