using System.Globalization;
using Hub.Cabinet.People;
using Hub.Cabinet.Sessions;
using Hub.SharedKernel.Languages;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.SignIn;

/// <summary>Where every way of signing in ends: in a session, or first at the question for the code.</summary>
internal sealed class Admission(CabinetDb db, BeginSession begin, ProtectedCookies cookies, IHttpContextAccessor accessor)
{
    private const string Cookie = "hub-step";

    /// <summary>After a password or a provider. A passkey is two factors by itself: it goes to <see cref="BeginSession"/>.</summary>
    /// <returns>Where to go next.</returns>
    public async Task<IActionResult> Admit(Person person, string method, bool remember, string? returnUrl, CancellationToken cancel)
    {
        if (!person.TwoFactorEnabled)
        {
            await begin.Run(person, method, remember, cancel);
            return Onwards(returnUrl);
        }
        cookies.Put(accessor.HttpContext!, Cookie, string.Create(CultureInfo.InvariantCulture, $"{person.Id:N} {person.SecurityStamp} {(remember ? 1 : 0)} {method}"));
        var next = Language.Path("/cabinet/signin/code", Language.Current);
        return new LocalRedirectResult(IsLocal(returnUrl) ? $"{next}?returnUrl={Uri.EscapeDataString(returnUrl!)}" : next);
    }

    /// <summary>Who did the first step in this browser and now owes the code; null when nobody did, or too long ago.</summary>
    public async Task<HalfAdmitted?> Waiting(CancellationToken cancel)
    {
        if (cookies.Read(accessor.HttpContext!, Cookie)?.Split(' ', 4) is not [var id, var stamp, var remember, var method])
            return null;
        var personId = Guid.Parse(id);
        return await db.People.SingleOrDefaultAsync(p => p.Id == personId && p.SecurityStamp == stamp && p.TwoFactorEnabled, cancel) is { } person
            ? new(person, method, remember == "1") : null;
    }

    /// <summary>The code was right.</summary>
    public async Task<IActionResult> Finish(HalfAdmitted half, string? returnUrl, CancellationToken cancel)
    {
        ProtectedCookies.Remove(accessor.HttpContext!, Cookie);
        await begin.Run(half.Person, half.Method + "+code", half.Remember, cancel);
        return Onwards(returnUrl);
    }

    /// <summary>An address from outside would make the portal a door to anywhere.</summary>
    public static LocalRedirectResult Onwards(string? returnUrl) =>
        new(IsLocal(returnUrl) ? returnUrl! : Language.Path("/cabinet", Language.Current));

    // As the framework asks; control characters are dropped by browsers and must not hide a second slash.
    private static bool IsLocal(string? url) =>
        !string.IsNullOrEmpty(url) && !url.Any(char.IsControl)
        && url[0] == '/' && (url.Length == 1 || url[1] is not ('/' or '\\'));
}

/// <summary>Somebody between the two steps of signing in.</summary>
internal sealed record HalfAdmitted(Person Person, string Method, bool Remember);
