using System.Reflection;
using Hub.Cabinet.Roles;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Cabinet.Tests.Security;

/// <summary>What holds at every address of every module, found by walking all of them.</summary>
public sealed class EveryAddressTests
{
    private const string Evil = "evil.example";

    // Who sends such a form has no cookie that could be abused: programs, and mail programs with a secret in the address.
    private static readonly string[] takenWithoutToken =
        ["/library/oai", "/cabinet/unsubscribe/{key:guid}", "/discovery/stop/{key:guid}"];

    private HubApp hub = null!;
    private Visitor visitor = null!;
    private Visitor everything = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        hub = await HubApp.Start();
        var person = await Account.Make(hub);
        await hub.Db<CabinetDb>(async db =>
        {
            db.Grants.AddRange(HubModules.All.SelectMany(m => m.Roles).Select(role => Grant.Give(person.Id, role.Key, null, "test", DateTimeOffset.UtcNow)));
            await db.SaveChangesAsync();
        });
        (visitor, everything) = (hub.Visitor(), await Account.SignedIn(hub, person));
    }

    [OneTimeTearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [Test]
    public async Task Every_answer_is_strict_stays_on_this_host_and_is_kept_by_nobody_when_it_is_made_for_somebody()
    {
        var wrong = new List<string>();
        foreach (var address in Addresses().Where(a => Takes(a, HttpMethods.Get)))
        {
            var asked = $"{Filled(address)}?{string.Join('&', new[] { "returnUrl", "ReturnUrl", "url", "next", "back", "redirect" }.Select(n => $"{n}=https%3A%2F%2F{Evil}%2F"))}";
            wrong.AddRange(Wrong(address, await Ask(visitor, asked), false));
            wrong.AddRange(Wrong(address, await Ask(everything, asked), true));
        }

        Assert.That(string.Join('\n', wrong), Is.Empty);
        Assert.That((await everything.Get("/cabinet/people")).Status, Is.EqualTo(200), "the walk was made by somebody who may open everything");
    }

    [Test]
    public async Task No_form_of_any_address_is_taken_without_its_token()
    {
        var before = await Facts();
        var taken = new List<string>();
        foreach (var address in Addresses().Where(a => Takes(a, HttpMethods.Post)))
        {
            var answer = await everything.PostExactly(Filled(address), [new("Input.Email", $"{Guid.NewGuid():N}@example.org")]);
            if (answer.Status is not (400 or 404 or 422))
                taken.Add($"{Pattern(address)} answered {answer.Status} {answer.Location}");
        }

        Assert.That(string.Join('\n', taken.Where(line => !takenWithoutToken.Any(open => line.StartsWith(open + " ", StringComparison.Ordinal)))), Is.Empty);
        Assert.That((await Facts(), (await everything.Get("/cabinet")).Status), Is.EqualTo((before, 200)), "nothing was told and nobody signed out");
    }

    [Test]
    public void Pages_that_lead_back_are_those_whose_way_back_is_tested()
    {
        var leading = HubModules.All.SelectMany(m => m.GetType().Assembly.GetTypes()).Where(t => t.IsSubclassOf(typeof(PageModel)))
            .Where(t => t.GetProperties().Any(p => IsAddress(p.Name)) || t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                .Where(m => m.Name.StartsWith("On", StringComparison.Ordinal)).SelectMany(m => m.GetParameters()).Any(p => IsAddress(p.Name!)));

        Assert.That(leading.Select(t => t.Name), Is.EquivalentTo(new[] { "SignInPage", "CodePage", "WithPage", "ProvePage" }),
            "AttackTests.No_return_address_leads_out_of_the_portal tries what they share, Admission.Onwards");
    }

    private IEnumerable<string> Wrong(RouteEndpoint address, Answer answer, bool signedIn)
    {
        string Header(string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(",", values) : "";
        var policy = Header("Content-Security-Policy");
        var open = address.Metadata.GetMetadata<OpenToSites>() is not null;
        var checks = new (string What, bool Holds)[]
        {
            ("fails", answer.Status < 500 || answer.Status == 503),
            ("policy", policy.Contains("default-src 'none'", StringComparison.Ordinal) && policy.Contains("base-uri 'none'", StringComparison.Ordinal)
                && policy.Contains("form-action '", StringComparison.Ordinal) && policy.Contains("frame-ancestors ", StringComparison.Ordinal)
                && !policy.Contains("unsafe-eval", StringComparison.Ordinal)),
            ("framed", !policy.Contains("frame-ancestors *", StringComparison.Ordinal) || Pattern(address).EndsWith("/frame", StringComparison.OrdinalIgnoreCase)),
            ("nosniff", Header("X-Content-Type-Options") == "nosniff"),
            ("referrer", Header("Referrer-Policy") == "strict-origin-when-cross-origin"),
            ("permissions", Header("Permissions-Policy").Contains("camera=()", StringComparison.Ordinal)),
            ("opener", Header("Cross-Origin-Opener-Policy") == "same-origin"),
            ("other sites", Header("Access-Control-Allow-Origin") == (open ? "*" : "") && Header("Access-Control-Allow-Credentials") == ""),
            ("server named", Header("Server") + Header("X-Powered-By") == ""),
            ("leads out", answer.Location is null || (answer.Location.StartsWith('/') && !answer.Location.StartsWith("//", StringComparison.Ordinal))),
            ("type", answer.Bytes.Length == 0 || answer.ContentHeaders.ContentType is { MediaType: not null }),
            ("charset", answer.ContentHeaders.ContentType?.MediaType?.StartsWith("text/", StringComparison.Ordinal) != true
                || answer.ContentHeaders.ContentType.CharSet is "utf-8" or "UTF-8" || Pattern(address).StartsWith("/health", StringComparison.Ordinal)),
            ("kept", !signedIn || answer.ContentHeaders.ContentType?.MediaType != "text/html" || answer.Headers.CacheControl is { NoStore: true }),
        };
        return checks.Where(c => !c.Holds).Select(c => $"{Pattern(address)} as {(signedIn ? "somebody" : "visitor")} ({answer.Status}): {c.What}");
    }

    private static async Task<Answer> Ask(Visitor by, string path)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Origin", "https://" + Evil);
        return await by.Send(request);
    }

    private IEnumerable<RouteEndpoint> Addresses() =>
        hub.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .DistinctBy(e => (Pattern(e), string.Join(',', Methods(e))))
            // Asked for directly it is no page; and Index is the same page under its longer name.
            .Where(e => !Pattern(e).StartsWith("/status/", StringComparison.Ordinal) && !Pattern(e).EndsWith("/Index", StringComparison.Ordinal));

    private static IReadOnlyList<string> Methods(RouteEndpoint address) => address.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [];

    private static bool Takes(RouteEndpoint address, string method) => Methods(address).Count == 0 || Methods(address).Contains(method);

    private static string Pattern(RouteEndpoint address) => "/" + address.RoutePattern.RawText!.TrimStart('/');

    private static string Filled(RouteEndpoint address) => "/" + string.Join('/', address.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        RoutePatternParameterPart parameter => Value(parameter),
        _ => "",
    }))));

    private static string Value(RoutePatternParameterPart parameter) => parameter.ParameterPolicies.Select(p => p.Content).FirstOrDefault() switch
    {
        "guid" => "0197a5b0-0000-7000-8000-000000000001",
        "int" or "long" => "2026",
        _ => "x",
    };

    private Task<int> Facts() => hub.Db<CabinetDb, int>(db => db.Outbox.CountAsync());

    private static bool IsAddress(string name) => name.Contains("url", StringComparison.OrdinalIgnoreCase) && name.Contains("return", StringComparison.OrdinalIgnoreCase);
}
