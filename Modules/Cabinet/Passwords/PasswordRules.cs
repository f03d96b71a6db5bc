using Hub.Cabinet.People;
using Hub.SharedKernel;

namespace Hub.Cabinet.Passwords;

/// <summary>What a new password must be: long, and not what everybody tries first (NIST SP 800-63B-4). Nothing else is asked.</summary>
internal static class PasswordRules
{
    public const int Shortest = 15;
    public const int Longest = 128;

    /// <summary>Enough where a second factor is asked for as well.</summary>
    public const int ShortestBesideSecondFactor = 8;

    /// <summary>The password in the form in which it is kept.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="field">The form field to complain beside.</param>
    /// <param name="own">What is known of the person: name, e-mail.</param>
    public static string Checked(string? typed, string field, params IEnumerable<string?> own) => Checked(typed, field, Shortest, own);

    /// <summary>The password in the form in which it is kept, and whether it is enough only beside a second factor.</summary>
    public static (string Text, bool IsShort) CheckedFor(Person person, string? typed, string field)
    {
        var text = Checked(typed, field, person.TwoFactorEnabled ? ShortestBesideSecondFactor : Shortest, [person.Name, person.Email]);
        return (text, PasswordText.Length(text) < Shortest);
    }

    private static string Checked(string? typed, string field, int shortest, IEnumerable<string?> own)
    {
        var password = PasswordText.Of(typed);
        var length = PasswordText.Length(password);
        if (length < shortest)
            throw new RuleViolation("Password.TooShort", field, shortest, length);
        if (length > Longest)
            throw new RuleViolation("Password.TooLong", field, Longest);
        if (GuessablePasswords.Holds(password, own) || BreachedPasswords.Hold(password))
            throw new RuleViolation("Password.Guessable", field);
        return password;
    }
}
