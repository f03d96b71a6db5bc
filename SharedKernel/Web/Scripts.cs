using Microsoft.AspNetCore.Http;

namespace Hub.SharedKernel.Web;

/// <summary>Requests of the portal's own scripts.</summary>
public static class Scripts
{
    /// <summary>Whether a script sent it and keeps the page with what was typed: autosave, or a part of a page fetched by htmx.</summary>
    /// <param name="request">The request.</param>
    public static bool IsOfScript(this HttpRequest request) => request.Headers.ContainsKey("X-Hub-Autosave") || request.Headers.ContainsKey("HX-Request");
}
