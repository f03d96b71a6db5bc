using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Hub.SharedKernel.Web;

/// <summary>
/// Marks an address of open data: pages of other sites may read every answer of it, also one that refuses, with what it says about waiting.
/// </summary>
public sealed class OpenToSites
{
    private const string Open = "hub:open";

    // What the page of the error stands at is another address; the first one decides.
    internal static Task Remember(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<OpenToSites>() is not null)
            context.Items[Open] = true;
        return next(context);
    }

    internal static bool IsOpen(HttpContext context) => context.Items.ContainsKey(Open);
}

/// <summary>How an address becomes open to other sites.</summary>
public static class OpenToSitesExtensions
{
    /// <summary>Lets other sites read what is marked so; belongs after routing.</summary>
    /// <param name="app">The pipeline.</param>
    public static void UseOpenToSites(this IApplicationBuilder app) => app.Use(Web.OpenToSites.Remember);

    /// <summary>Pages of other sites may read this address; see <see cref="Web.OpenToSites"/>.</summary>
    /// <typeparam name="TBuilder">Kind of the address.</typeparam>
    /// <param name="address">The address.</param>
    public static TBuilder OpenToSites<TBuilder>(this TBuilder address) where TBuilder : IEndpointConventionBuilder => address.WithMetadata(new Web.OpenToSites());
}
