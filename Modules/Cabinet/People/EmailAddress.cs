using System.Globalization;
using System.Text.RegularExpressions;
using Hub.SharedKernel;
using Hub.SharedKernel.Text;

namespace Hub.Cabinet.People;

/// <summary>An e-mail address one can be written to; its domain is kept in the form mail servers use.</summary>
internal readonly partial record struct EmailAddress
{
    public const int Longest = 254;

    private EmailAddress(string text) => Text = text;

    /// <summary>The address as typed, its domain in ASCII.</summary>
    public string Text { get; }

    /// <summary>The form by which people are told apart.</summary>
    public string Normalised => Text.ToUpperInvariant();

    /// <summary>Reads what was typed.</summary>
    /// <exception cref="RuleViolation"><c>Email.Wrong</c> beside the field.</exception>
    public static EmailAddress Of(string? typed, string field = "Input.Email") =>
        Find(typed) ?? throw new RuleViolation("Email.Wrong", field);

    /// <summary>Reads what was typed; null when it is no address.</summary>
    public static EmailAddress? Find(string? typed)
    {
        var text = (typed ?? "").Trim().Normal();
        var at = text.LastIndexOf('@');
        if (at < 1 || at == text.Length - 1 || text.Length > Longest || !Local().IsMatch(text[..at]))
            return null;
        try
        {
            var domain = new IdnMapping { UseStd3AsciiRules = true }.GetAscii(text[(at + 1)..]).ToLowerInvariant();
            var whole = text[..(at + 1)] + domain;
            return domain.Contains('.', StringComparison.Ordinal) && whole.Length <= Longest ? new(whole) : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    // RFC 5321 dot-atom, with letters of any alphabet (RFC 6531); quoted local parts are not taken.
    [GeneratedRegex(@"^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*\z")]
    private static partial Regex Local();
}
