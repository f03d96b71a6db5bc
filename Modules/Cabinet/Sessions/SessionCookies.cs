using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;

namespace Hub.Cabinet.Sessions;

/// <summary>
/// Names the session cookie by the connection: over https it carries the <c>__Host-</c> prefix, which browsers
/// let nobody forge from a neighbouring domain; over plain http (a laptop) browsers would refuse that prefix.
/// </summary>
internal sealed class SessionCookies : ICookieManager
{
    public const string Name = "hub";
    public const string SecureName = "__Host-hub";

    private readonly ChunkingCookieManager chunks = new();

    public string? GetRequestCookie(HttpContext context, string key) => chunks.GetRequestCookie(context, NameFor(context));

    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) =>
        chunks.AppendResponseCookie(context, NameFor(context), value, options);

    public void DeleteCookie(HttpContext context, string key, CookieOptions options) =>
        chunks.DeleteCookie(context, NameFor(context), options);

    private static string NameFor(HttpContext context) => context.Request.IsHttps ? SecureName : Name;
}
