using Microsoft.AspNetCore.Authorization;

namespace Hub;

/// <summary>Every address says who may use it; a portal with one that does not refuses to start.</summary>
internal static class EndpointAccess
{
    public static void Check(WebApplication app)
    {
        var silent = ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<IAuthorizeData>() is null && e.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .Select(e => $"/{e.RoutePattern.RawText} ({e.DisplayName})").Distinct().ToList();
        if (silent.Count > 0)
            throw new InvalidOperationException(
                "These addresses do not say who may use them; add [RequirePermission], [Authorize] or [AllowAnonymous]: " + string.Join(", ", silent));
    }
}
