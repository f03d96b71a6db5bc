using System.Globalization;
using System.Text;
using Hub.SharedKernel.Text;

namespace Hub.SharedKernel.Files;

/// <summary>Names of files that are safe to save anywhere and honest about what they are.</summary>
public static class FileNames
{
    /// <summary>Longest name with its ending, in characters.</summary>
    public const int Longest = 120;

    // Common file systems take 255 bytes for a name; Ukrainian letters are two bytes each.
    private const int LongestBytes = 250;
    private const string Forbidden = "<>:\"/\\|?*";

    private static readonly HashSet<string> Reserved = new(
        ["CON", "PRN", "AUX", "NUL", .. "0123456789¹²³".SelectMany(digit => new[] { "COM" + digit, "LPT" + digit })],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The name without path, control and direction characters, signs forbidden on some system, names Windows keeps for itself, and dots at either end;
    /// Ukrainian letters stay. A name of which nothing is left becomes <c>file</c>.
    /// </summary>
    /// <param name="name">The name as a browser sent it; null is an empty one.</param>
    /// <param name="kind">What the content is: the ending is made to fit. Null leaves the ending as it is.</param>
    public static string Safe(string? name, FileKind? kind = null)
    {
        var clean = Clean((name ?? "").Split('/', '\\')[^1]);
        var (stem, ending) = kind is null ? (Path.GetFileNameWithoutExtension(clean), Path.GetExtension(clean)) : Fit(clean, kind);
        if (ending.Length > 12) (stem, ending) = (clean, "");
        stem = Cut(stem.Trim(' ', '.'), ending);
        if (stem.Length == 0) stem = "file";
        if (Reserved.Contains(stem.Split('.')[0].TrimEnd())) stem = "_" + Cut(stem, "_" + ending);
        return stem + ending;
    }

    /// <summary>A name found inside an archive, fit to be quoted in a sentence.</summary>
    internal static string Shown(string name)
    {
        var seen = string.Concat(name.Where(c => !char.IsControl(c) && !char.IsSurrogate(c) && char.GetUnicodeCategory(c) != UnicodeCategory.Format));
        return seen.Length <= Longest ? seen : seen[..Longest] + "…";
    }

    private static string Clean(string name)
    {
        var clean = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned || rune == Rune.ReplacementChar) continue;
            if (Rune.IsWhiteSpace(rune)) clean.Append(' ');
            else if (rune.IsBmp && Forbidden.Contains((char)rune.Value)) clean.Append('-');
            else clean.Append(rune.ToString());
        }

        return string.Join(' ', clean.ToString().Normal(NormalizationForm.FormC).Split(' ', StringSplitOptions.RemoveEmptyEntries)).Trim(' ', '.');
    }

    private static (string Stem, string Ending) Fit(string name, FileKind kind)
    {
        var ending = Path.GetExtension(name);
        if (Fits(ending, kind)) return (Path.GetFileNameWithoutExtension(name), ending.ToLowerInvariant());
        var stem = IsEnding(ending) ? Path.GetFileNameWithoutExtension(name) : name;
        return Fits(Path.GetExtension(stem), kind)
            ? (Path.GetFileNameWithoutExtension(stem), Path.GetExtension(stem).ToLowerInvariant())
            : (stem, kind.Extensions[0]);
    }

    private static bool Fits(string ending, FileKind kind) => kind.Extensions.Contains(ending, StringComparer.OrdinalIgnoreCase);

    // «Звіт 2.0» ends in a number, not in the name of a format.
    private static bool IsEnding(string ending) =>
        ending.Length is > 1 and <= 6 && char.IsAsciiLetter(ending[1]) && ending.Skip(1).All(char.IsAsciiLetterOrDigit);

    private static string Cut(string stem, string ending)
    {
        var length = 0;
        var bytes = Encoding.UTF8.GetByteCount(ending);
        foreach (var element in StringInfo.GetTextElementEnumerator(stem).Elements())
        {
            bytes += Encoding.UTF8.GetByteCount(element);
            if (length + element.Length + ending.Length > Longest || bytes > LongestBytes) break;
            length += element.Length;
        }

        return stem[..length].TrimEnd(' ', '.');
    }

    private static IEnumerable<string> Elements(this TextElementEnumerator elements)
    {
        while (elements.MoveNext()) yield return elements.GetTextElement();
    }
}
