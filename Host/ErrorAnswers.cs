using System.Globalization;
using Hub.SharedKernel.Data;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace Hub;

/// <summary>What people see when something cannot be answered: a sentence in their language, never a stack.</summary>
internal static class ErrorAnswers
{
    /// <summary>
    /// An upload that says beforehand that it is too large is refused before a byte of it is read. The server then takes what is already on
    /// its way, for some seconds and without keeping it: browsers that are cut off while they send show no answer at all.
    /// </summary>
    public static Task RefuseTooLarge(HttpContext context, RequestDelegate next)
    {
        var settings = context.RequestServices.GetRequiredService<IConfiguration>();
        var already = context.Features.Get<IStatusCodeReExecuteFeature>() is not null;
        if (!already && context.Request.ContentLength > UploadLimit.Bytes(settings))
        {
            if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
                limit.MaxRequestBodySize = null;
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return Task.CompletedTask;
        }
        return next(context);
    }

    /// <summary>
    /// Pages answer to looking and to forms alone. Any other method is refused without a page, unless an address asks for it by name:
    /// TRACE would send back what cookies hide from scripts.
    /// </summary>
    public static Task RefuseMethod(HttpContext context, RequestDelegate next)
    {
        var (method, endpoint) = (context.Request.Method, context.GetEndpoint());
        // What routing answers where only the method is wrong is no address of ours: nobody is asked to sign in for it.
        var wrongHere = endpoint is not (null or RouteEndpoint);
        if (!wrongHere && (HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsPost(method)
            || endpoint?.Metadata.GetMetadata<IHttpMethodMetadata>() is { HttpMethods.Count: > 0 }))
            return next(context);
        if (context.Features.Get<IStatusCodePagesFeature>() is { } pages)
            pages.Enabled = false;
        if (wrongHere && endpoint!.RequestDelegate is { } refuse)
            return refuse(context);
        context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        context.Response.Headers.Allow = "GET, HEAD, POST";
        return Task.CompletedTask;
    }

    /// <summary>An address nobody has is unknown to everybody: without this, visitors would be asked to sign in for it.</summary>
    public static Task UnknownAddress(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint() is not null)
            return next(context);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    /// <summary>The last resort: plain, without layout, because whatever failed may fail there too.</summary>
    public static async Task Write(HttpContext context)
    {
        var failure = context.Features.Get<IExceptionHandlerFeature>();
        var status = failure?.Error switch
        {
            BadHttpRequestException bad => bad.StatusCode,
            { } away when StorageFailure.Is(away) => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status500InternalServerError,
        };
        // The language went from the path into the path base before anything could fail.
        var english = context.Request.PathBase.StartsWithSegments(Language.EnPrefix);
        var texts = context.RequestServices.GetRequiredService<ModuleTexts>();
        var language = english ? "en" : "uk";
        var (key, detail) = status switch
        {
            413 => ("TooLarge", UploadLimit.Megabytes(context.RequestServices.GetRequiredService<IConfiguration>()).ToString(CultureInfo.InvariantCulture)),
            _ => (status == StatusCodes.Status503ServiceUnavailable ? "Storage" : "Broken", RequestNumber.Of(context)),
        };
        if (status == StatusCodes.Status503ServiceUnavailable)
            StorageFailure.AskToComeBack(context.Response);
        if (key is "Broken" or "Storage")
            context.RequestServices.GetRequiredService<ILogger<RequestNumber>>().LogError("The request {Number} failed", detail);
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        var encode = System.Text.Encodings.Web.HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All);
        var title = encode.Encode(texts.In(language, null, key + ".Title"));
        var text = encode.Encode(texts.In(language, null, key + ".Text", detail));
        var number = key == "Broken" ? "" : $"<p class=\"govuk-body-s\">{encode.Encode(string.Format(CultureInfo.InvariantCulture, english ? "Number of the request: {0}" : "Номер запиту: {0}", RequestNumber.Of(context)))}</p>";
        var home = english ? ("/en", "Home page") : ("/", "На головну");
        await context.Response.WriteAsync(
            $"<!DOCTYPE html><html lang=\"{language}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">" +
            $"<title>{title}</title><link rel=\"stylesheet\" href=\"/assets/hub.css\"></head><body class=\"govuk-template__body\"><main class=\"hub-container\">" +
            $"<h1 class=\"govuk-heading-l\">{title}</h1><p class=\"govuk-body\">{text}</p>{number}<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"{home.Item1}\">{home.Item2}</a></p></main></body></html>");
    }
}
