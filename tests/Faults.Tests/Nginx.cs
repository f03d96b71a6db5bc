using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;

namespace Hub.Faults.Tests;

/// <summary>nginx in front of two hosts, set up by the very lines that docs/operations.md prints.</summary>
internal sealed partial class Nginx : IAsyncDisposable
{
    private readonly Process process;
    private readonly string folder;

    private Nginx(Process process, string folder, int port) =>
        (this.process, this.folder, Address) = (process, folder, new Uri($"https://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}/"));

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Starts it.</summary>
    /// <param name="hosts">Two hosts.</param>
    public static async Task<Nginx> Before(params IReadOnlyList<Uri> hosts)
    {
        var folder = Directory.CreateTempSubdirectory("hub-nginx-").FullName;
        await WriteCertificate(folder);
        var (plain, secure) = (Ports.Free(), Ports.Free());
        var lines = Block().Match(await File.ReadAllTextAsync(Repository.At("docs", "operations.md"))).Groups[1].Value
            .Replace("127.0.0.1:5001", hosts[0].Authority, StringComparison.Ordinal)
            .Replace("127.0.0.1:5002", hosts[1].Authority, StringComparison.Ordinal)
            .Replace("listen 80;", $"listen 127.0.0.1:{plain};", StringComparison.Ordinal)
            .Replace("listen 443 ssl", $"listen 127.0.0.1:{secure} ssl", StringComparison.Ordinal)
            .Replace("/etc/hub/", folder + "/", StringComparison.Ordinal);
        var own = Path.Combine(folder, "nginx.conf");
        await File.WriteAllTextAsync(own, $$"""
            pid {{folder}}/pid;
            events { }
            http {
            access_log off;
            client_body_temp_path {{folder}}/body;
            proxy_temp_path {{folder}}/proxy;
            fastcgi_temp_path {{folder}}/fastcgi;
            uwsgi_temp_path {{folder}}/uwsgi;
            scgi_temp_path {{folder}}/scgi;
            {{lines}}
            }
            """);
        var program = new[] { "/usr/sbin/nginx", "/usr/local/sbin/nginx" }.FirstOrDefault(File.Exists) ?? "nginx";
        // In the foreground and as whoever runs the test, so that it ends with it.
        var user = Environment.IsPrivilegedProcess ? "user root; " : "";
        var process = Process.Start(new ProcessStartInfo(program, ["-p", folder, "-c", own, "-e", Path.Combine(folder, "error.log"), "-g", $"{user}daemon off;"]))!;
        var nginx = new Nginx(process, folder, secure);
        using var http = new HttpClient(Trusting()) { BaseAddress = nginx.Address };
        await HubProcess.Until(async () =>
        {
            if (process.HasExited)
                throw new InvalidOperationException("nginx ended: " + await File.ReadAllTextAsync(Path.Combine(folder, "error.log")));
            try
            {
                return (await http.GetAsync("health/live")).IsSuccessStatusCode;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        }, () => "nginx does not answer.");
        return nginx;
    }

    /// <summary>A browser that takes the certificate made for the test.</summary>
    public static SocketsHttpHandler Trusting() => new()
    {
        AllowAutoRedirect = false,
#pragma warning disable CA5359 // It was made a moment ago, in this process.
        SslOptions = { RemoteCertificateValidationCallback = (_, _, _, _) => true },
#pragma warning restore CA5359
    };

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task WriteCertificate(string folder)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=hub.example.org", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        await File.WriteAllTextAsync(Path.Combine(folder, "tls.crt"), certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(Path.Combine(folder, "tls.key"), key.ExportPkcs8PrivateKeyPem());
    }

    [GeneratedRegex("^```nginx\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
