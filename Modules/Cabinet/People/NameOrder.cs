using System.Globalization;

namespace Hub.Cabinet.People;

/// <summary>
/// A name as a row of digits that any database sorts by the Ukrainian alphabet: by themselves databases put і, ї, є and ґ after я.
/// </summary>
internal static class NameOrder
{
    public const int Length = 2 * Person.NameLength;

    private const string Alphabet = "0123456789абвгґдеєжзиіїйклмнопрстуфхцчшщьюяabcdefghijklmnopqrstuvwxyz";
    private const int Space = 0;
    private const int Stranger = 99;

    public static string Of(string folded) => string.Concat(folded.Where(c => c == ' ' || char.IsLetterOrDigit(c))
        .Select(c => c == ' ' ? Space : Alphabet.IndexOf(c, StringComparison.Ordinal) is >= 0 and var place ? place + 1 : Stranger)
        .Select(code => code.ToString("00", CultureInfo.InvariantCulture)));
}
