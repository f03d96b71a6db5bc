using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub;

/// <summary>Every address says who may use it; a portal with one that does not refuses to start.</summary>
internal static class EndpointAccess
{
    public static void Check(WebApplication app, ModuleCatalog catalog)
    {
        var silent = ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<IAuthorizeData>() is null && e.Metadata.GetMetadata<IAllowAnonymous>() is null).ToList();
        if (silent.Count == 0)
            return;
        var refusal = new CannotStart("These addresses do not say who may use them; add [RequirePermission], [Authorize] or [AllowAnonymous]: "
            + string.Join(", ", silent.Select(e => $"/{e.RoutePattern.RawText} ({e.DisplayName})").Distinct()));
        throw silent.Select(e => Owner(e) is { } module ? catalog.Blamed(module, "Pages", refusal) : null)
            .FirstOrDefault(blamed => blamed is not null) ?? (Exception)refusal;
    }

    private static string? Owner(Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<PageActionDescriptor>()?.AreaName ?? endpoint.Metadata.GetMetadata<OwnedBy>()?.Module;
}

/// <summary>Marks addresses that are not pages with the module that mapped them.</summary>
internal sealed record OwnedBy(string Module);
