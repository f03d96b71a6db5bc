using System.Globalization;
using System.Text;
using Hub.SharedKernel.Web;

namespace Hub;

/// <summary>
/// Tells whoever found a weakness whom to tell (RFC 9116): <c>/.well-known/security.txt</c>, from the settings <c>Hub:Security</c>.
/// Without a contact there is no such file.
/// </summary>
internal static class SecurityContact
{
    private const string Path = "/.well-known/security.txt";

    // It renews itself as long as somebody runs the portal; the standard asks for less than a year.
    private const int DaysItHolds = 180;
    private static readonly string[] reads = [HttpMethods.Get, HttpMethods.Head];

    /// <exception cref="CannotStart">A setting is no address people can write to.</exception>
    public static void Map(WebApplication app)
    {
        var settings = app.Configuration.GetSection("Hub:Security");
        var contacts = Addresses(settings, "Contact", "mailto", "https", "tel").ToList();
        var more = new[] { "Policy", "Encryption", "Acknowledgments" }.SelectMany(name => Addresses(settings, name, "https").Select(a => $"{name}: {a}")).ToList();
        if (contacts.Count == 0)
            return;
        app.MapMethods(Path, reads, (PublicAddress address, TimeProvider time) =>
        {
            var text = new StringBuilder();
            contacts.ForEach(contact => text.Append("Contact: ").Append(contact).Append('\n'));
            var until = time.GetUtcNow().Date.AddDays(DaysItHolds);
            text.Append(CultureInfo.InvariantCulture, $"Expires: {until:yyyy-MM-dd}T00:00:00Z\n");
            more.ForEach(line => text.Append(line).Append('\n'));
            text.Append("Preferred-Languages: uk, en\n").Append("Canonical: ").Append(address.Base).Append(Path).Append('\n');
            return Results.Text(text.ToString(), "text/plain; charset=utf-8");
        }).AllowAnonymous();
    }

    private static IEnumerable<string> Addresses(IConfiguration settings, string name, params string[] schemes)
    {
        foreach (var text in (settings[name] ?? "").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries))
        {
            if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || !schemes.Contains(uri.Scheme))
                throw new CannotStart($"Setting Hub:Security:{name} holds '{text}'; it must be an address that begins with {string.Join(" or ", schemes.Select(s => s + ":"))}.");
            yield return uri.AbsoluteUri;
        }
    }
}
