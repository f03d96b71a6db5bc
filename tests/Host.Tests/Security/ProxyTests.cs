using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Hub.Host.Tests.Security;

/// <summary>Whose word about a visitor is believed.</summary>
public sealed class ProxyTests
{
    [TestCase("false", "", "127.0.0.1", "198.51.100.7", "127.0.0.1")]
    [TestCase("true", "", "127.0.0.1", "198.51.100.7", "198.51.100.7")]
    [TestCase("true", "", "203.0.113.9", "198.51.100.7", "203.0.113.9")]
    [TestCase("true", "10.0.0.5", "10.0.0.5", "198.51.100.7", "198.51.100.7")]
    [TestCase("true", "10.0.0.5", "127.0.0.1", "198.51.100.7", "127.0.0.1")]
    [TestCase("true", "10.0.0.0/24, 10.1.0.1", "10.0.0.77", "1.2.3.4, 198.51.100.7, 10.1.0.1", "198.51.100.7")]
    [TestCase("true", "10.0.0.0/24", "10.0.1.77", "198.51.100.7", "10.0.1.77")]
    [TestCase("true", "2001:db8::/32", "2001:db8::5", "198.51.100.7", "198.51.100.7")]
    public void Only_a_known_proxy_says_where_a_visitor_comes_from(string behind, string proxies, string peer, string told, string taken)
    {
        var context = new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Parse(peer) } };
        context.Request.Headers["X-Forwarded-For"] = told;
        context.Request.Headers["X-Forwarded-Host"] = "evil.example";
        context.Request.Host = new HostString("portal.example");
        if (Proxies.Read(Settings(behind, proxies)) is { } options)
            new ForwardedHeadersMiddleware(_ => Task.CompletedTask, NullLoggerFactory.Instance, Options.Create(options)).ApplyForwarders(context);

        Assert.That((context.Connection.RemoteIpAddress!.ToString(), context.Request.Host.Value), Is.EqualTo((taken, "portal.example")));
    }

    [Test]
    public void What_is_no_address_stops_the_start_with_a_sentence() =>
        Assert.That(() => Proxies.Read(Settings("true", "10.0.0.5, balancer")), Throws.TypeOf<CannotStart>().With.Message.StartsWith("Setting Hub:Proxies names 'balancer'"));

    private static IConfiguration Settings(string behind, string proxies) => new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?> { ["Hub:BehindProxy"] = behind, ["Hub:Proxies"] = proxies }).Build();
}
