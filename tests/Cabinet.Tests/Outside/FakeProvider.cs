using System.Security.Claims;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Hub.Cabinet.Tests.Outside;

/// <summary>A provider of this machine: OpenID Connect under /, id.gov.ua's own ways under /id. What it says can be spoiled.</summary>
internal sealed class FakeProvider : IAsyncDisposable
{
    public const string TaxNumber = "3141592653";
    private readonly RsaSecurityKey key = new(RSA.Create(2048)) { KeyId = "fake" };
    private readonly RsaSecurityKey foreignKey = new(RSA.Create(2048)) { KeyId = "fake" };
    private readonly WebApplication app;

    private FakeProvider()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
    }

    public string Address => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    /// <summary>Whom it names.</summary>
    public string Subject { get; set; } = Guid.NewGuid().ToString("N");

    public string Email { get; set; } = "";

    public string Nonce { get; set; } = "";

    public bool WrongNonce { get; set; }

    public bool Expired { get; set; }

    public bool WrongKey { get; set; }

    /// <summary>The token carries no signature.</summary>
    public bool Unsigned { get; set; }

    /// <summary>The token is signed by what everybody can read, as if it were a shared secret.</summary>
    public bool SharedSecret { get; set; }

    public bool Broken { get; set; }

    /// <summary>What id.gov.ua was asked, address by address.</summary>
    public List<string> Asked { get; } = [];

    public string IdNumber { get; set; } = TaxNumber;

    public static async Task<FakeProvider> Start()
    {
        var fake = new FakeProvider();
        fake.Map();
        await fake.app.StartAsync();
        return fake;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    /// <summary>To whom id.gov.ua encrypts what it says; null when it speaks openly.</summary>
    public X509Certificate2? EncryptsTo { get; set; }

    private object About()
    {
        var about = new { givenname = "Ганна", lastname = "Державна", email = Email, drfocode = IdNumber };
        if (EncryptsTo is null)
            return about;
        var envelope = new EnvelopedCms(new ContentInfo(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(about)), new AlgorithmIdentifier(new Oid("2.16.840.1.101.3.4.1.42")));
        envelope.Encrypt(new CmsRecipient(EncryptsTo));
        return new { encryptedUserInfo = Convert.ToBase64String(envelope.Encode()) };
    }

    private void Map()
    {
        // Under /other stands the description of the provider above it: whoever asked for the one gets tokens of the other.
        foreach (var place in new[] { "", "/other" })
            app.MapGet(place + "/.well-known/openid-configuration", Describe);
        app.MapGet("/keys", () => Results.Json(new { keys = new[] { Jwk() } }));
        app.MapPost("/token", () => Broken ? Results.StatusCode(502) : Results.Json(new { access_token = "a", token_type = "Bearer", expires_in = 60, id_token = IdToken() }));
        app.MapGet("/userinfo", () => Results.Json(new { sub = Subject, name = "Ганна Провайдерська", email = Email }));
        app.MapPost("/id/get-access-token", async (HttpRequest request) =>
        {
            var form = await request.ReadFormAsync();
            Asked.Add("token " + form["grant_type"] + " " + form["code"]);
            return Broken ? Results.Json(new { error = "invalid_grant" }) : Results.Json(new { access_token = "b", token_type = "Bearer", expires_in = 60, user_id = 77 });
        });
        app.MapGet("/id/get-user-info", (HttpRequest request) =>
        {
            Asked.Add($"about {request.Query["user_id"]} {request.Query["fields"]} {request.Query["access_token"]}");
            return Results.Json(About());
        });
    }

    private IResult Describe() => Results.Json(new
    {
        issuer = Address,
        authorization_endpoint = Address + "/authorize",
        token_endpoint = Address + "/token",
        userinfo_endpoint = Address + "/userinfo",
        jwks_uri = Address + "/keys",
    });

    private string IdToken() => new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Address,
        Audience = "portal",
        IssuedAt = DateTime.UtcNow.AddHours(Expired ? -2 : 0),
        NotBefore = DateTime.UtcNow.AddHours(Expired ? -2 : 0),
        Expires = DateTime.UtcNow.AddHours(Expired ? -1 : 1),
        Subject = new ClaimsIdentity([new("sub", Subject), new("nonce", WrongNonce ? "another" : Nonce)]),
        SigningCredentials = Signature(),
    });

    private SigningCredentials? Signature() => Unsigned ? null : SharedSecret
        ? new(new SymmetricSecurityKey(key.Rsa.ExportSubjectPublicKeyInfo()) { KeyId = "fake" }, SecurityAlgorithms.HmacSha256)
        : new(WrongKey ? foreignKey : key, SecurityAlgorithms.RsaSha256);

    private object Jwk()
    {
        var open = key.Rsa.ExportParameters(false);
        return new { kty = "RSA", use = "sig", kid = "fake", alg = "RS256", n = Base64UrlEncoder.Encode(open.Modulus), e = Base64UrlEncoder.Encode(open.Exponent) };
    }
}
