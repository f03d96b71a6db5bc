using Hub.SharedKernel.Contracts;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Primitives;

namespace Hub.SharedKernel.Web;

/// <summary>
/// Keeps ready pages for visitors. Whoever sends a cookie is somebody and gets a page made for them.
/// Pages are tagged with their module and thrown away by the fact that changes them.
/// </summary>
internal sealed class VisitorCache(TimeSpan duration, IResponseCompressionProvider packing, ISystemNotices notices, TimeProvider time) : IOutputCachePolicy
{
    public const string HostTag = "host";
    public const string EveryPage = "page";

    public static string Tag(string module) => "module:" + module.ToLowerInvariant();

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var request = context.HttpContext.Request;
        var may = HttpMethods.IsGet(request.Method) && request.Headers.Cookie.Count == 0 && request.Headers.Authorization.Count == 0
            && request.Query.Count <= 12;
        context.EnableOutputCaching = may;
        context.AllowCacheLookup = may;
        context.AllowCacheStorage = may;
        context.AllowLocking = true;
        context.ResponseExpirationTimeSpan = Kept();
        context.CacheVaryByRules.QueryKeys = "*";
        context.CacheVaryByRules.VaryByHost = true;
        context.CacheVaryByRules.CacheKeyPrefix = request.PathBase;
        // The page is kept as it was packed; a reader who unpacks differently needs another copy.
        context.CacheVaryByRules.VaryByValues["packing"] = packing.GetCompressionProvider(context.HttpContext)?.EncodingName ?? "";
        context.Tags.Add(EveryPage);
        context.Tags.Add(context.HttpContext.GetRouteValue("area") is string area ? Tag(area) : HostTag);
        return ValueTask.CompletedTask;
    }

    // A system notice stands on every page, so none is kept beyond the moment it appears or goes.
    private TimeSpan Kept()
    {
        var now = time.GetUtcNow();
        return notices.ChangesAfter(now) is { } change && change - now < duration ? change - now : duration;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        if (response.StatusCode != StatusCodes.Status200OK || !StringValues.IsNullOrEmpty(response.Headers.SetCookie)
            || response.Headers.CacheControl.ToString().Contains("no-store", StringComparison.Ordinal))
            context.AllowCacheStorage = false;
        return ValueTask.CompletedTask;
    }
}

/// <summary>Throws ready pages away when a fact says that they changed. The home page shows all modules, so it goes too.</summary>
internal sealed class VisitorCacheEviction(IOutputCacheStore cache) :
    INotificationHandler<ItemPublished>, INotificationHandler<ItemWithdrawn>, INotificationHandler<PublicPagesChanged>
{
    public Task Handle(ItemPublished notification, CancellationToken cancellationToken) => Evict(notification.Module, cancellationToken);

    public Task Handle(ItemWithdrawn notification, CancellationToken cancellationToken) => Evict(notification.Module, cancellationToken);

    public Task Handle(PublicPagesChanged notification, CancellationToken cancellationToken) => notification.Module == PublicPagesChanged.Everywhere
        ? cache.EvictByTagAsync(VisitorCache.EveryPage, cancellationToken).AsTask()
        : Evict(notification.Module, cancellationToken);

    private async Task Evict(string module, CancellationToken cancel)
    {
        await cache.EvictByTagAsync(VisitorCache.Tag(module), cancel);
        await cache.EvictByTagAsync(VisitorCache.HostTag, cancel);
    }
}
