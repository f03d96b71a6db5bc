using Hub.SharedKernel.Languages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.SharedKernel.Web;

/// <summary>The address in the List-Unsubscribe header of a mail: mail programs post to it (RFC 8058), people who follow it are asked first.</summary>
public static class OneClick
{
    /// <summary>Maps such an address. It asks for no anti-forgery token, because mail programs have none; the secret in it stands for that.</summary>
    /// <typeparam name="TUseCase">What ends the mails.</typeparam>
    /// <param name="routes">The module's addresses.</param>
    /// <param name="path">The address without its secret.</param>
    /// <param name="page">The page that asks people; it gets the secret as <c>key</c>.</param>
    /// <param name="run">Ends the mails of a secret; false when nobody has it.</param>
    public static void MapOneClick<TUseCase>(
        this IEndpointRouteBuilder routes, string path, string page, Func<TUseCase, Guid, CancellationToken, Task<bool>> run) where TUseCase : notnull
    {
        var address = path + "/{key:guid}";
        routes.MapGet(address, (Guid key) => Results.LocalRedirect(Language.Path($"{page}?key={key:N}", Language.Current))).AllowAnonymous();
        routes.MapPost(address, async (Guid key, HttpContext context, CancellationToken cancel) =>
            await run(context.RequestServices.GetRequiredService<TUseCase>(), key, cancel) ? Results.Ok() : Results.NotFound()).AllowAnonymous().DisableAntiforgery();
    }
}
