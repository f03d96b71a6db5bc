using Hub.SharedKernel.Languages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hub.Cabinet.Notices;

/// <summary>
/// The address in the List-Unsubscribe header: mail programs post to it (RFC 8058) and people who follow it are asked first.
/// No anti-forgery token, because mail programs have none; the secret in the address stands for it.
/// </summary>
internal static class UnsubscribeEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        const string path = "/cabinet/unsubscribe/{key:guid}";
        routes.MapGet(path, (Guid key) => Results.LocalRedirect(Language.Path($"/cabinet/notices/unsubscribe?key={key:N}", Language.Current))).AllowAnonymous();
        routes.MapPost(path, async (Guid key, Unsubscribe unsubscribe, CancellationToken cancel) =>
            await unsubscribe.Run(key, cancel) ? Results.Ok() : Results.NotFound()).AllowAnonymous().DisableAntiforgery();
    }
}
