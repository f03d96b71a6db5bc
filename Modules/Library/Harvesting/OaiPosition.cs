using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Hub.Library.Harvesting;

/// <summary>
/// A list that was asked for and how far it was read. It is its own resumption token: nothing is kept about harvesters, so a token never expires.
/// </summary>
/// <param name="At">Moment of the last record that was given.</param>
/// <param name="Id">That record.</param>
/// <param name="Given">Records given so far.</param>
internal sealed record OaiPosition(
    string Verb, string Prefix, string? Set, DateTimeOffset? From, DateTimeOffset? Until, DateTimeOffset? At = null, Guid Id = default, int Given = 0)
{
    public string Token() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Join('\n',
        Verb, Prefix, Set, Moment(From), Moment(Until), Moment(At), Id.ToString("N"), Given.ToString(CultureInfo.InvariantCulture))));

    /// <summary>What a token says; one that this portal cannot have written is refused.</summary>
    public static OaiPosition Read(string token, string verb)
    {
        var parts = Text(token).Split('\n');
        if (parts.Length != 8 || parts[0] != verb || !OaiFormat.All.Any(f => f.Prefix == parts[1])
            || !Moment(parts[3], out var from) || !Moment(parts[4], out var until) || !Moment(parts[5], out var at) || at is null
            || !Guid.TryParseExact(parts[6], "N", out var id) || !int.TryParse(parts[7], NumberStyles.None, CultureInfo.InvariantCulture, out var given) || given < 1)
            throw Bad();
        var position = new OaiPosition(verb, parts[1], Limits.NullIfBlank(parts[2]), from, until, at, id, given);
        return position.Token() == token && !(at < from) && !(at > until) ? position : throw Bad();
    }

    public static OaiError Bad() => new("badResumptionToken", "This is no resumptionToken of this portal, or it belongs to another verb. Begin again, with from as the date of your last record.");

    private static string Text(string token)
    {
        try
        {
            return token.Length <= 1000 ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token)) : throw Bad();
        }
        catch (FormatException)
        {
            throw Bad();
        }
    }

    private static string Moment(DateTimeOffset? moment) => moment is { } at ? OaiTime.Write(at) : "";

    private static bool Moment(string text, out DateTimeOffset? moment)
    {
        moment = text.Length == 20 ? OaiTime.Read(text) : null;
        return text == "" || moment is not null;
    }
}
