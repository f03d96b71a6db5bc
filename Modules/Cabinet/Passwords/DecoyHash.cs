using System.Security.Cryptography;
using Hub.Cabinet.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Hub.Cabinet.Passwords;

/// <summary>A hash no password fits: verified where there is no account, so that the answer takes as long as for a known e-mail.</summary>
internal sealed class DecoyHash(IOptions<PasswordHasherOptions> options)
{
    private readonly Lazy<string> hash = new(() =>
        new PasswordHasher<Person>(options).HashPassword(null!, Convert.ToHexString(RandomNumberGenerator.GetBytes(32))));

    public string Text => hash.Value;
}
