using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

namespace Hub.SharedKernel.Files;

/// <summary>
/// Sends a stored file so that it can harm nobody: its true type and no guessing, no scripts, no embedding elsewhere. Pictures and PDF are shown in the
/// browser, everything else is saved. Parts of it may be asked for (ranges), and a copy the reader already has is not sent again.
/// Works as the answer of a page handler and of an endpoint.
/// </summary>
/// <param name="file">What to send.</param>
/// <param name="isPublic">Whether anybody may see it: then caches keep it for a year, for its address must change with its content. Otherwise no cache keeps it.</param>
public sealed class SafeDownload(StoredFile file, bool isPublic) : IResult, IActionResult
{
    private const string Public = "public, max-age=31536000, immutable";
    private const string Private = "private, no-store";

    private const string Alone = "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private const string NothingRuns = "default-src 'none'; sandbox; " + Alone;

    // Chrome and Safari refuse to open their PDF viewer in a sandbox, and Chrome's viewer is an embedded object with styles of its own
    // (crbug 271452, 343754409). A PDF runs nothing in the portal's name; scripts and everything else stay forbidden.
    private const string OnlyViewer = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; " + Alone;

    /// <inheritdoc />
    public Task ExecuteResultAsync(ActionContext context) => ExecuteAsync(context.HttpContext);

    /// <inheritdoc />
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var services = httpContext.RequestServices;
        var content = services.GetRequiredService<IFileStore>().Open(file.Sha256);
        if (content is null)
        {
            services.GetRequiredService<ILogger<SafeDownload>>().LogError("The stored file {Hash} ({Name}) is missing", file.Sha256, file.SafeName);
            httpContext.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await using (content)
        {
            SetHeaders(httpContext.Response.Headers);
            var tag = new EntityTagHeaderValue($"\"{file.Sha256}\"");
            await TypedResults.Stream(content, file.ContentType, entityTag: tag, enableRangeProcessing: true).ExecuteAsync(httpContext);
        }
    }

    private void SetHeaders(IHeaderDictionary headers)
    {
        var kind = FileKind.Of(file.ContentType);
        var disposition = new ContentDispositionHeaderValue(kind?.IsShown == true ? "inline" : "attachment");
        disposition.SetHttpFileName(file.SafeName);
        headers.ContentDisposition = disposition.ToString();
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = kind == FileKind.Pdf ? OnlyViewer : NothingRuns;
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = isPublic ? Public : Private;
    }
}
