using System.Globalization;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace Hub.Pages;

/// <summary>A sentence for every answer that is not a page.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class StatusModel(ModuleTexts texts, IConfiguration settings) : HubPage
{
    public string Title { get; private set; } = "";
    public string Text { get; private set; } = "";

    /// <summary>Number of the request, by which the operator finds it in the log; null where the sentence names it already.</summary>
    public string? Number { get; private set; }

    public IActionResult OnGet() => Show();

    public IActionResult OnPost() => Show();

    private IActionResult Show()
    {
        // Asked for directly it is no page at all. The number is read from the route itself: of a refused body nothing is bound.
        var code = HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is null
            ? StatusCodes.Status404NotFound
            : int.Parse((string)RouteData.Values["code"]!, CultureInfo.InvariantCulture);
        var (key, detail) = code switch
        {
            StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden => ("Forbidden", ""),
            StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed => ("NotFound", ""),
            StatusCodes.Status410Gone => ("Gone", ""),
            StatusCodes.Status413PayloadTooLarge => ("TooLarge", UploadLimit.Megabytes(settings).ToString(CultureInfo.InvariantCulture)),
            StatusCodes.Status429TooManyRequests => ("TooMany", Response.Headers.RetryAfter.ToString()),
            _ => ("Broken", RequestNumber.Of(HttpContext)),
        };
        Number = key == "Broken" ? null : RequestNumber.Of(HttpContext);
        Title = texts.In(Language.Current, null, key + ".Title");
        Text = texts.In(Language.Current, null, key + ".Text", detail);
        var page = Page();
        page.StatusCode = code;
        return page;
    }
}
