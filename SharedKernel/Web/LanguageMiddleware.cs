using System.Globalization;
using Hub.SharedKernel.Languages;
using Microsoft.AspNetCore.Http;

namespace Hub.SharedKernel.Web;

/// <summary>Makes the language a path base, so that every generated link keeps it: <c>/en/practices</c> is <c>/practices</c> in English.</summary>
internal sealed class LanguageMiddleware(RequestDelegate next)
{
    public async Task Invoke(HttpContext context)
    {
        var request = context.Request;
        var culture = Language.Uk;
        if (request.Path.StartsWithSegments(Language.EnPrefix, StringComparison.Ordinal, out var rest))
        {
            culture = Language.En;
            request.PathBase = request.PathBase.Add(Language.EnPrefix);
            request.Path = rest.HasValue ? rest : "/";
        }
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;
        context.Response.Headers.ContentLanguage = culture.TwoLetterISOLanguageName;
        await next(context);
    }
}
