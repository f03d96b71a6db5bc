using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace Hub.Host.Tests.Security;

/// <summary>Requests no browser sends.</summary>
public sealed partial class RawRequestTests
{
    private const string Last = "GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    private const string Smuggled = "GET /ledger/feed HTTP/1.1\r\nHost: x\r\n\r\n";

    [TestCase("Content-Length: 6\r\nContent-Length: 40\r\n", "Text=a")]
    [TestCase("Content-Length: 6\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n")]
    [TestCase("Transfer-Encoding: chunked\r\nContent-Length: 6\r\n", "0\r\n\r\n")]
    [TestCase("Transfer-Encoding: chunked, identity\r\n", "0\r\n\r\n")]
    [TestCase("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n")]
    [TestCase("Content-Length : 6\r\n", "Text=a")]
    [TestCase("Content-Length: 6, 6\r\n", "Text=a")]
    [TestCase("Content-Length: 0\r\n X: y\r\n", "")]
    public async Task No_second_request_hides_behind_an_unclear_length(string headers, string body)
    {
        var said = await Say($"POST /ledger/write HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n{headers}\r\n{body}{Smuggled}");

        Assert.That(Answers().Count(said), Is.EqualTo(1), said);
        Assert.That(said, Does.Not.Contain("\r\n\r\nfeed"), "what was hidden is not answered");
    }

    [TestCase("zz\r\n")]
    [TestCase("-1\r\n")]
    [TestCase("ffffffffffffffff\r\n")]
    public async Task A_broken_chunk_ends_the_connection(string body)
    {
        var said = await Say($"POST /ledger/write HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n{body}{Smuggled}");

        Assert.That(Answers().Count(said), Is.LessThanOrEqualTo(1));
        Assert.That(said, Does.Not.Contain("\r\n\r\nfeed"));
    }

    [Test]
    public async Task Headers_without_end_are_refused()
    {
        var long1 = await Say($"GET / HTTP/1.1\r\nHost: x\r\nX-Long: {new string('a', 33 * 1024)}\r\n\r\n");
        var many = await Say($"GET / HTTP/1.1\r\nHost: x\r\n{string.Concat(Enumerable.Range(0, 101).Select(i => $"X-{i}: y\r\n"))}\r\n");
        var line = await Say($"GET /{new string('a', 129 * 1024)} HTTP/1.1\r\nHost: x\r\n\r\n");

        Assert.That(new[] { long1, many, line }.Select(s => s.Split(' ').ElementAtOrDefault(1)), Is.EqualTo(new[] { "431", "431", "414" }));
    }

    [TestCase("/assets/../appsettings.json")]
    [TestCase("/assets/%2e%2e/appsettings.json")]
    [TestCase("/assets/..%2fappsettings.json")]
    [TestCase("/assets/..%5cappsettings.json")]
    [TestCase("/assets/..\\appsettings.json")]
    [TestCase("/assets/%252e%252e/appsettings.json")]
    [TestCase("/assets/contest/..%2f..%2f..%2f..%2f..%2fetc%2fpasswd")]
    [TestCase("/..%2f..%2f..%2f..%2f..%2fetc%2fpasswd")]
    [TestCase("//etc/passwd")]
    [TestCase("/appsettings.json")]
    [TestCase("/.git/config")]
    [TestCase("/web.config")]
    [TestCase("/Hub.dll")]
    [TestCase("/assets/")]
    [TestCase("/assets/hub.css%00.json")]
    [TestCase("/library/files/..%2f..%2fappsettings.json")]
    [TestCase("/sitemap/..%2f..%2fappsettings.xml")]
    public async Task No_path_leads_out_of_what_is_public(string path)
    {
        var said = await Say($"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        Assert.That(said, Does.Match(@"^HTTP/1\.1 (400|404)"));
        Assert.That(said, Does.Not.Contain("LogLevel").And.Not.Contain("root:").And.Not.Contain("[core]").And.Not.Contain("Index of"));
    }

    [TestCase("/")]
    [TestCase("/en/practices")]
    [TestCase("/cabinet")]
    [TestCase("/robots.txt")]
    [TestCase("/sitemap.xml")]
    [TestCase("/practices/list.atom")]
    [TestCase("/no-such-page")]
    public async Task A_forged_host_is_found_nowhere_in_an_answer(string path)
    {
        var said = await Say($"GET {path} HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\nX-Host: evil.example\r\nForwarded: host=evil.example\r\nConnection: close\r\n\r\n");

        // A full address in Location would be taken from Host by the framework; the portal sends paths.
        Assert.That(said, Does.Not.Contain("evil.example"));
    }

    [Test]
    public async Task A_request_without_a_host_or_with_two_is_refused()
    {
        var none = await Say("GET / HTTP/1.1\r\nConnection: close\r\n\r\n");
        var two = await Say("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n");

        Assert.That(new[] { none, two }, Is.All.StartWith("HTTP/1.1 400"));
    }

    /// <summary>Sends bytes and, behind them, a request that ends the connection; then listens to the end.</summary>
    private static async Task<string> Say(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(SecurityStage.Hub.Address.Host, SecurityStage.Hub.Address.Port);
        await using var stream = client.GetStream();
        try
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(request + Last));
        }
        catch (IOException)
        {
            // It does not listen any more; what it said before is read all the same.
        }
        using var said = new MemoryStream();
        try
        {
            await stream.CopyToAsync(said);
        }
        catch (IOException)
        {
            // It hung up.
        }
        return Encoding.UTF8.GetString(said.ToArray());
    }

    [GeneratedRegex(@"^HTTP/1\.1 \d{3}", RegexOptions.Multiline)]
    private static partial Regex Answers();
}
