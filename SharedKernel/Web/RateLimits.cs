using System.Globalization;
using System.Threading.RateLimiting;
using Hub.SharedKernel.People;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.SharedKernel.Web;

/// <summary>How often one person or address may send forms, search and try to sign in. Numbers are per minute and settable.</summary>
public static class RateLimits
{
    /// <summary>Policy for pages where a password or code is tried; setting <c>Hub:Limits:SignIn</c>, 10 by default.</summary>
    public const string SignIn = "sign-in";

    /// <summary>Policy for searches that cost work; setting <c>Hub:Limits:Search</c>, 240 by default.</summary>
    public const string Search = "search";

    /// <summary>Policy for what programs read rarely and in one go, as the sitemap with all its parts; setting <c>Hub:Limits:Documents</c>, 120 by default.</summary>
    public const string Documents = "documents";

    /// <summary>Searches a minute when the setting says nothing.</summary>
    public const int UsualSearches = 240;

    internal static void Add(IServiceCollection services, IConfiguration settings)
    {
        int Limit(string name, int usual) => settings.GetValue($"Hub:Limits:{name}", usual);
        var (forms, signIn, search, documents) = (Limit("Forms", 120), Limit("SignIn", 10), Limit("Search", UsualSearches), Limit("Documents", 120));
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = (rejected, _) =>
            {
                var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromMinutes(1);
                rejected.HttpContext.NoteRefused("too often");
                rejected.HttpContext.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
                return ProblemAnswers.TooOften(rejected.HttpContext);
            };
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
                HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)
                // The page that tells of a refusal is made in the same request; it must not be refused itself.
                || context.Features.Get<IStatusCodeReExecuteFeature>() is not null
                    ? RateLimitPartition.GetNoLimiter("read")
                    : PerMinute("forms:" + Who(context), forms));
            // Reading the sign-in page is free; only tries count.
            options.AddPolicy(SignIn, context => HttpMethods.IsPost(context.Request.Method)
                ? PerMinute("sign-in:" + Address(context), signIn)
                : RateLimitPartition.GetNoLimiter("read"));
            options.AddPolicy(Search, context => PerMinute("search:" + Who(context), search));
            options.AddPolicy(Documents, context => PerMinute("documents:" + Who(context), documents));
        });
    }

    private static RateLimitPartition<string> PerMinute(string key, int count) =>
        RateLimitPartition.GetSlidingWindowLimiter(key, _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = count,
            Window = TimeSpan.FromMinutes(1),
            SegmentsPerWindow = 6,
            QueueLimit = 0,
        });

    private static string Who(HttpContext context) =>
        context.User.FindFirst(System.Security.Claims.ClaimTypes.NameIdentifier)?.Value ?? Address(context);

    private static string Address(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress;
        if (address is null)
            return "unknown";
        // One household or attacker holds a whole IPv6 /64.
        return address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 && !address.IsIPv4MappedToIPv6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address.MapToIPv4().ToString();
    }
}
