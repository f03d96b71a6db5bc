using Hub.SharedKernel.Languages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hub.Discovery.Saved;

/// <summary>
/// The address in the List-Unsubscribe header of a mail about one saved search: mail programs post to it (RFC 8058), people who follow it are asked first.
/// No anti-forgery token, because mail programs have none; the secret in the address stands for it.
/// </summary>
internal static class StopEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        const string path = "/discovery/stop/{key:guid}";
        routes.MapGet(path, (Guid key) => Results.LocalRedirect(Language.Path($"/discovery/saved/stop?key={key:N}", Language.Current))).AllowAnonymous();
        routes.MapPost(path, async (Guid key, PauseSavedQuery pause, CancellationToken cancel) =>
            await pause.RunByKey(key, cancel) is null ? Results.NotFound() : Results.Ok()).AllowAnonymous().DisableAntiforgery();
    }
}
