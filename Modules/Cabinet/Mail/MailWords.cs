using System.Text.RegularExpressions;

namespace Hub.Cabinet.Mail;

/// <summary>Finds the web addresses in a line of a mail, so that they can be followed from the administrator's page.</summary>
internal static partial class MailWords
{
    public static IEnumerable<(string Word, bool IsAddress)> Of(string line)
    {
        var from = 0;
        foreach (Match address in Address().Matches(line))
        {
            if (address.Index > from)
                yield return (line[from..address.Index], false);
            yield return (address.Value, true);
            from = address.Index + address.Length;
        }
        if (from < line.Length)
            yield return (line[from..], false);
    }

    [GeneratedRegex(@"https?://[^\s<>""]+", RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
