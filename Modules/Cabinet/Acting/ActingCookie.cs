using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace Hub.Cabinet.Acting;

/// <summary>Remembers in the administrator's browser for whom they act. It proves nothing by itself: the database says whether it still holds.</summary>
internal sealed class ActingCookie(IDataProtectionProvider protection)
{
    private const string Name = "hub-acting";
    private readonly IDataProtector protector = protection.CreateProtector(typeof(ActingCookie).FullName!);

    public Guid? Read(HttpContext context)
    {
        if (context.Request.Cookies[Name] is not { Length: > 0 } value)
            return null;
        try
        {
            return Guid.TryParse(protector.Unprotect(value), out var id) ? id : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    public void Set(HttpContext context, ActingTime acting) =>
        context.Response.Cookies.Append(Name, protector.Protect(acting.Id.ToString()), Options(acting.Until));

    public void Clear(HttpContext context) => context.Response.Cookies.Delete(Name, Options(null));

    private static CookieOptions Options(DateTimeOffset? until) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/", Expires = until, IsEssential = true };
}
