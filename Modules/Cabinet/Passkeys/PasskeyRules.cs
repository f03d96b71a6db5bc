using Hub.SharedKernel;
using Hub.SharedKernel.Text;

namespace Hub.Cabinet.Passkeys;

/// <summary>What the portal asks of passkeys.</summary>
internal static class PasskeyRules
{
    /// <summary>Ids of credentials are keys of a table; longer ones are not made by any known device.</summary>
    public const int LongestId = 450;

    public const int NameLength = 100;

    /// <summary>Passkeys one person can have.</summary>
    public const int Most = 20;

    /// <summary>The column that says when a passkey was last used; the framework's own type has none.</summary>
    public const string LastUsed = "LastUsedAt";

    /// <summary>The name as the person wrote it, tidied.</summary>
    public static string Name(string? typed)
    {
        var clean = string.Join(' ', (typed ?? "").Normal().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (clean.Length is 0 or > NameLength || clean.Any(char.IsControl))
            throw new RuleViolation("Passkey.NameWrong", "Input.Name", NameLength);
        return clean;
    }
}
