using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace Hub.Cabinet.Sessions;

/// <summary>What a sign-in must remember between two of its steps, kept in the browser where nobody can read or change it.</summary>
internal sealed class ProtectedCookies(IDataProtectionProvider protection, TimeProvider time)
{
    /// <summary>How long a step may take.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    public void Put(HttpContext context, string name, string text)
    {
        var until = (time.GetUtcNow() + Lasts).UtcTicks.ToString(CultureInfo.InvariantCulture);
        context.Response.Cookies.Append(name, Protector(name).Protect($"{until} {text}"), Options());
    }

    /// <returns>What was put; null when there is nothing, it is too old or somebody changed it.</returns>
    public string? Read(HttpContext context, string name)
    {
        if (context.Request.Cookies[name] is not { Length: > 0 } kept)
            return null;
        try
        {
            var parts = Protector(name).Unprotect(kept).Split(' ', 2);
            return long.Parse(parts[0], CultureInfo.InvariantCulture) > time.GetUtcNow().UtcTicks ? parts[1] : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public static void Remove(HttpContext context, string name) => context.Response.Cookies.Delete(name, Options());

    private IDataProtector Protector(string name) => protection.CreateProtector("Hub.Cabinet.Step", name);

    private static CookieOptions Options() => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Path = "/",
        IsEssential = true,
    };
}
