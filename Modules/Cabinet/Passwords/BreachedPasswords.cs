using System.Text.Json;

namespace Hub.Cabinet.Passwords;

/// <summary>The 49 000 passwords found most often in breaches, in any case and turned around. The list comes with the page assets and is never committed.</summary>
internal static class BreachedPasswords
{
    private static readonly Lazy<HashSet<string>> known = new(Read);

    public static bool Hold(string password)
    {
        var plain = password.ToLowerInvariant();
        return known.Value.Contains(plain) || known.Value.Contains(string.Concat(plain.Reverse()));
    }

    private static HashSet<string> Read()
    {
        using var list = typeof(BreachedPasswords).Assembly.GetManifestResourceStream("Hub.Cabinet.Passwords.breached.json")
            ?? throw new InvalidOperationException("The list of breached passwords is not built into the module.");
        return [.. JsonSerializer.Deserialize<string[]>(list)!.Select(word => word.ToLowerInvariant())];
    }
}
