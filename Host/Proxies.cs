using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Hub;

/// <summary>
/// Whose word about a visitor's address and connection is believed. Anybody may send <c>X-Forwarded-…</c>: only what a known proxy says counts,
/// and of a chain of them only what lies behind known ones. The host is never taken from there: <c>Hub:Address</c> says it.
/// </summary>
internal static class Proxies
{
    /// <returns>Null when nobody is believed.</returns>
    /// <exception cref="CannotStart">An address in <c>Hub:Proxies</c> is none.</exception>
    public static ForwardedHeadersOptions? Read(IConfiguration settings)
    {
        if (!settings.GetValue("Hub:BehindProxy", false))
            return null;
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        var named = (settings["Hub:Proxies"] ?? "").Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries);
        // Without names: a proxy on this machine.
        if (named.Length == 0)
            return options;
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        // Each step of the chain is checked, so it may have any length.
        options.ForwardLimit = null;
        foreach (var name in named)
        {
            if (IPAddress.TryParse(name, out var one))
                options.KnownProxies.Add(one);
            else if (System.Net.IPNetwork.TryParse(name, out var network))
                options.KnownIPNetworks.Add(network);
            else
                throw new CannotStart($"Setting Hub:Proxies names '{name}'; it must hold addresses such as 10.0.0.5 or networks such as 10.0.0.0/24, parted by commas.");
        }
        return options;
    }
}
