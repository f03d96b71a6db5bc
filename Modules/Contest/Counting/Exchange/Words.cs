using System.Globalization;
using System.Text.RegularExpressions;

namespace Hub.Contest.Counting.Exchange;

/// <summary>The one spelling of each value in the file: names of choices in small letters with hyphens, a decimal point, ISO dates.</summary>
internal static partial class Words
{
    public const string Never = "never";

    public static string Of<T>(T choice) where T : struct, Enum => Spelling<T>.Of(choice);

    public static bool TryRead<T>(string text, out T choice) where T : struct, Enum => Spelling<T>.TryRead(text, out choice);

    public static IEnumerable<string> All<T>() where T : struct, Enum => Enum.GetValues<T>().Select(Of);

    public static string Of(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);

    public static string Of(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Of(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Of(EntryFlags flags) => string.Join(' ', Enum.GetValues<EntryFlags>().Where(f => f != EntryFlags.None && flags.HasFlag(f)).Select(Of<EntryFlags>));

    public static bool TryRead(string text, out decimal number)
    {
        number = 0;
        return Number().IsMatch(text) && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
    }

    public static bool TryRead(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    public static bool TryRead(string text, out DateOnly day) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    [GeneratedRegex(@"\A-?[0-9]{1,9}(\.[0-9]{1,9})?\z")]
    private static partial Regex Number();

    [GeneratedRegex("(?<=.)(?=[A-Z])")]
    private static partial Regex WordStart();

    private static class Spelling<T> where T : struct, Enum
    {
        private static readonly Dictionary<T, string> words = Enum.GetValues<T>().ToDictionary(c => c, c => WordStart().Replace(c.ToString(), "-").ToLowerInvariant());
        private static readonly Dictionary<string, T> choices = words.ToDictionary(w => w.Value, w => w.Key, StringComparer.Ordinal);

        public static string Of(T choice) => words[choice];

        public static bool TryRead(string text, out T choice) => choices.TryGetValue(text, out choice);
    }
}
