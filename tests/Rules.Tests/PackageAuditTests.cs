using System.Diagnostics;
using System.Net;
using System.Text;
using System.Xml.Linq;

namespace Hub.Rules.Tests;

/// <summary>The audit of packages finds what is known, and does not call silence a clean bill. It is asked about a made-up advisory.</summary>
public sealed class PackageAuditTests
{
    private const string Package = "NUnit";
    private const string Asset = "govuk-frontend";
    private string folder = "";

    [SetUp]
    public void MakeProject()
    {
        folder = Directory.CreateTempSubdirectory("hub-audit-").FullName;
        var version = XDocument.Load(Repository.At("Directory.Packages.props")).Descendants("PackageVersion").Single(p => p.Attribute("Include")!.Value == Package).Attribute("Version")!.Value;
        File.WriteAllText(Path.Combine(folder, "made-up.csproj"),
            $"""<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup><ItemGroup><PackageReference Include="{Package}" Version="{version}" /></ItemGroup></Project>""");
        foreach (var file in new[] { "package.json", "package-lock.json" })
            File.Copy(Repository.At(file), Path.Combine(folder, file));
    }

    [TearDown]
    public void RemoveProject() => Directory.Delete(folder, recursive: true);

    [Test]
    public async Task A_known_vulnerability_of_either_kind_fails_it_by_name()
    {
        await using var source = new Source("""{"nunit":[{"url":"https://example.org/advisory/1","severity":3,"versions":"[1.0.0, 100.0.0)"}]}""",
            """{"ASSET":[{"id":7,"url":"https://example.org/advisory/7","title":"A made-up hole","severity":"low","vulnerable_versions":"<100","cwe":[],"cvss":{"score":3}}]}""".Replace("ASSET", Asset, StringComparison.Ordinal));
        var (code, said) = await Audit(source);

        Assert.That(said, Does.Contain($"Package '{Package}'").And.Contain("critical").And.Contain($"{Asset} ").And.Contain("A made-up hole"));
        Assert.That(code, Is.EqualTo(1), said);
    }

    [Test]
    public async Task Where_nothing_is_known_it_says_so()
    {
        await using var source = new Source("""{"some.other.package":[{"url":"https://example.org/advisory/2","severity":2,"versions":"[1.0.0, 2.0.0)"}]}""", "{}");
        var (code, said) = await Audit(source);

        Assert.That(said, Does.Contain("NuGet packages: no vulnerability is known.").And.Contain("Packages of page assets: no vulnerability is known."));
        Assert.That(code, Is.Zero, said);
    }

    [Test]
    public async Task A_source_without_data_is_no_clean_bill()
    {
        await using var source = new Source(null, null);
        var (code, said) = await Audit(source);

        Assert.That(said, Does.Contain("NuGet packages: the audit COULD NOT BE MADE").And.Contain("Packages of page assets: the audit COULD NOT BE MADE, the source answered 405"));
        Assert.That(code, Is.EqualTo(3), said);
    }

    private async Task<(int Code, string Said)> Audit(Source source)
    {
        var start = new ProcessStartInfo("bash", [Repository.At("tests", "audit.sh"), Path.Combine(folder, "made-up.csproj"), folder])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        (start.Environment["HUB_AUDIT_SOURCE"], start.Environment["npm_config_registry"]) = (source.Address + "v3/index.json", source.Address);
        using var audit = Process.Start(start)!;
        var (said, complained) = (audit.StandardOutput.ReadToEndAsync(), audit.StandardError.ReadToEndAsync());
        await audit.WaitForExitAsync();
        return (audit.ExitCode, await said + await complained);
    }

    /// <summary>A source of packages that holds none and knows what it is told to know.</summary>
    private sealed class Source : IAsyncDisposable
    {
        private readonly HttpListener listener = new();
        private readonly Task serving;

        public Source(string? nuget, string? npm)
        {
            for (var port = 20_000 + (Environment.ProcessId % 20_000); ; port++)
            {
                Address = $"http://127.0.0.1:{port}/";
                listener.Prefixes.Add(Address);
                try
                {
                    listener.Start();
                    break;
                }
                catch (HttpListenerException)
                {
                    // Taken by somebody else.
                    listener.Prefixes.Clear();
                }
            }
            serving = Serve(nuget, npm);
        }

        public string Address { get; }

        public async ValueTask DisposeAsync()
        {
            listener.Stop();
            await serving;
            listener.Close();
        }

        private async Task Serve(string? nuget, string? npm)
        {
            while (listener.IsListening)
            {
                HttpListenerContext asked;
                try
                {
                    asked = await listener.GetContextAsync();
                }
                catch (Exception over) when (over is HttpListenerException or ObjectDisposedException)
                {
                    return;
                }
                var (status, text) = Answer(asked.Request.Url!.AbsolutePath, nuget, npm);
                asked.Response.StatusCode = status;
                asked.Response.ContentType = "application/json";
                await asked.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(text));
                asked.Response.Close();
            }
        }

        private (int Status, string Text) Answer(string path, string? nuget, string? npm) => path switch
        {
            "/v3/index.json" => (200, $$"""{"version":"3.0.0","resources":[{{(nuget is null ? "" : $$"""{"@id":"{{Address}}known/index.json","@type":"VulnerabilityInfo/6.7.0"}""")}}]}"""),
            "/known/index.json" => (200, $$"""[{"@name":"base","@id":"{{Address}}known/base.json","@updated":"2026-01-01T00:00:00Z","comment":""}]"""),
            "/known/base.json" when nuget is not null => (200, nuget),
            "/-/npm/v1/security/advisories/bulk" => npm is null ? (405, "") : (200, npm),
            _ => (404, "{}"),
        };
    }
}
