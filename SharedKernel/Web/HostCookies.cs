using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.CookiePolicy;
using Microsoft.AspNetCore.Http;

namespace Hub.SharedKernel.Web;

/// <summary>
/// Over https every cookie of the portal, whoever sets it, carries the <c>__Host-</c> prefix: browsers let no neighbouring domain and no
/// plain connection plant one. Over plain http (a laptop) browsers would refuse that prefix, so there it is left out.
/// Code names its cookies without it. Scripts never see any.
/// </summary>
internal static class HostCookies
{
    public const string Prefix = "__Host-";

    public static void Use(IApplicationBuilder app)
    {
        app.UseCookiePolicy(new CookiePolicyOptions
        {
            HttpOnly = HttpOnlyPolicy.Always,
            Secure = CookieSecurePolicy.SameAsRequest,
            MinimumSameSitePolicy = SameSiteMode.Lax,
            OnAppendCookie = set => set.CookieName = Named(set.Context, set.CookieName, set.CookieOptions),
            OnDeleteCookie = set => set.CookieName = Named(set.Context, set.CookieName, set.CookieOptions),
        });
        app.Use(Read);
    }

    private static string Named(HttpContext context, string name, CookieOptions options)
    {
        // The prefix asks for it; and one cookie serves both languages, though the path base differs.
        (options.Path, options.Domain) = ("/", null);
        return context.Request.IsHttps ? Prefix + name : name;
    }

    private static Task Read(HttpContext context, RequestDelegate next)
    {
        if (context.Request.IsHttps && context.Request.Headers.Cookie.Count > 0)
            context.Request.Cookies = new OfThisHost(context.Request.Cookies);
        return next(context);
    }

    /// <summary>Only what carries the prefix, under the name code knows: the rest may come from a neighbour.</summary>
    private sealed class OfThisHost(IRequestCookieCollection sent) : IRequestCookieCollection
    {
        public string? this[string key] => sent[Prefix + key];

        public int Count => Keys.Count;

        public ICollection<string> Keys =>
            [.. sent.Keys.Where(k => k.StartsWith(Prefix, StringComparison.Ordinal)).Select(k => k[Prefix.Length..])];

        public bool ContainsKey(string key) => sent.ContainsKey(Prefix + key);

        public bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => sent.TryGetValue(Prefix + key, out value);

        public IEnumerator<KeyValuePair<string, string>> GetEnumerator() =>
            Keys.Select(k => KeyValuePair.Create(k, sent[Prefix + k] ?? "")).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
