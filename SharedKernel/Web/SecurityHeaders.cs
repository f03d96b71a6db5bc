using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Hub.SharedKernel.Web;

/// <summary>The strict headers of every answer; a page that may be framed elsewhere says so with <see cref="MayBeEmbedded"/>.</summary>
public static class SecurityHeaders
{
    private const string Embedded = "hub:embedded";
    private const string Framing = "hub:framing";

    // No inline script or style anywhere: what comes from a person can never run.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
        "manifest-src 'self'; form-action 'self'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types default htmx hub; frame-ancestors ";

    /// <summary>This answer is a list that other sites may show in a frame.</summary>
    /// <param name="context">The request.</param>
    public static void MayBeEmbedded(this HttpContext context) => context.Items[Embedded] = true;

    /// <summary>This answer shows another page of the portal in a frame.</summary>
    /// <param name="context">The request.</param>
    public static void ShowsOwnFrame(this HttpContext context) => context.Items[Framing] = true;

    /// <param name="strictTransport">What is said over https about staying there; null for nothing.</param>
    internal static Func<HttpContext, RequestDelegate, Task> Add(string? strictTransport) => (context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            var embedded = context.Items.ContainsKey(Embedded);
            // Here and not by the framework's own step, whose header is lost when an error clears the answer.
            if (strictTransport is not null && context.Request.IsHttps && context.Request.Host.Host is not "localhost")
                headers.StrictTransportSecurity = strictTransport;
            // What is made for somebody stays in no cache, that of the browser included: the next at the keyboard would find it.
            if (StringValues.IsNullOrEmpty(headers.CacheControl) && context.User.Identity is { IsAuthenticated: true })
                headers.CacheControl = "private, no-store";
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), interest-cohort=()";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            var open = OpenToSites.IsOpen(context);
            if (open)
                (headers.AccessControlAllowOrigin, headers.AccessControlExposeHeaders) = ("*", "ETag, Retry-After");
            if (!headers.ContainsKey("Cross-Origin-Resource-Policy"))
                headers["Cross-Origin-Resource-Policy"] = embedded || open ? "cross-origin" : "same-origin";
            // Downloads bring a stricter policy of their own.
            if (!headers.ContainsKey("Content-Security-Policy"))
                headers.ContentSecurityPolicy = (context.Items.ContainsKey(Framing) ? "frame-src 'self'; " : "") + Policy + (embedded ? "*" : "'none'");
            return Task.CompletedTask;
        });
        return next(context);
    };
}
