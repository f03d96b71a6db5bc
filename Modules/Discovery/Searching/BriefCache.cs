using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OutputCaching;

namespace Hub.Discovery.Searching;

/// <summary>How long an answer made from the index may be kept for other visitors.</summary>
internal static class BriefCache
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(1);

    /// <summary>What was published must be found at once, also by those who are served a kept page.</summary>
    public static void KeepBriefly(this HttpContext context)
    {
        if (context.Features.Get<IOutputCacheFeature>() is { Context.ResponseExpirationTimeSpan: null or { TotalSeconds: > 1 } } kept)
            kept.Context.ResponseExpirationTimeSpan = Kept;
    }
}
