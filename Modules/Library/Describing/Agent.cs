using System.Text.RegularExpressions;
using Hub.SharedKernel.Territories;

namespace Hub.Library.Describing;

/// <summary>A person or organisation that made a document or took part.</summary>
/// <param name="Name">As it is listed: «Коваленко, Ірина» for a person, the full name for an organisation.</param>
/// <param name="IsPerson">Whether it is a person.</param>
/// <param name="Code">ЄДРПОУ code of an organisation; null when not known.</param>
internal sealed partial record Agent(string Name, bool IsPerson, string? Code)
{
    /// <summary>Surname of a person; the whole name of an organisation.</summary>
    public string Family => IsPerson ? Name.Split(',', 2)[0].Trim() : Name;

    /// <summary>Given name of a person; empty for an organisation.</summary>
    public string Given => IsPerson ? Name.Split(',', 2)[1].Trim() : "";

    /// <summary>
    /// One a line, as typed: a person is written «Surname, Name»; every other line is an organisation, which may end in a semicolon and its code.
    /// A comma inside the name of an organisation is no person's: before a person's comma stands one word, behind it at most three.
    /// </summary>
    public static IReadOnlyList<Agent> Read(string lines) =>
        [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Line)];

    private static Agent Line(string line)
    {
        var parts = line.Split(';', 2, StringSplitOptions.TrimEntries);
        var code = parts.Length == 2 ? Edrpou.Normalise(parts[1]) : null;
        return new(parts[0], code is null && Person().IsMatch(parts[0]), Limits.NullIfBlank(code));
    }

    [GeneratedRegex(@"^[\p{L}'’ʼ-]+,\s*\p{L}[\p{L}'’ʼ.-]*(\s+\p{L}[\p{L}'’ʼ.-]*){0,2}$", RegexOptions.None, 200)]
    private static partial Regex Person();
}
