using Hub.SharedKernel;

namespace Hub.Cabinet.Passwords;

/// <summary>What a new password must be: long, and not what everybody tries first (NIST SP 800-63B-4). Nothing else is asked.</summary>
internal static class PasswordRules
{
    public const int Shortest = 15;
    public const int Longest = 128;

    /// <summary>The password in the form in which it is kept.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="field">The form field to complain beside.</param>
    /// <param name="own">What is known of the person: name, e-mail.</param>
    public static string Checked(string? typed, string field, params IEnumerable<string?> own)
    {
        var password = PasswordText.Of(typed);
        var length = PasswordText.Length(password);
        if (length < Shortest)
            throw new RuleViolation("Password.TooShort", field, Shortest, length);
        if (length > Longest)
            throw new RuleViolation("Password.TooLong", field, Longest);
        if (GuessablePasswords.Holds(password, own))
            throw new RuleViolation("Password.Guessable", field);
        return password;
    }
}
