using System.Globalization;
using System.Security.Cryptography;
using Hub.SharedKernel;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.DataProtection;

namespace Hub.Cabinet.SecondFactor;

/// <summary>Makes secrets for authenticator apps, wraps them so that only this portal reads them, and tells how apps take them.</summary>
internal sealed class AuthenticatorSecrets(IDataProtectionProvider protection, PublicAddress address, TimeProvider time)
{
    private static readonly TimeSpan OfferLasts = TimeSpan.FromHours(1);
    private readonly IDataProtector kept = protection.CreateProtector("Hub.Cabinet.Authenticator");

    public static byte[] New() => RandomNumberGenerator.GetBytes(Totp.SecretBytes);

    public string Wrap(byte[] secret) => kept.Protect(Convert.ToHexString(secret));

    public byte[] Unwrap(string wrapped)
    {
        try
        {
            return Convert.FromHexString(kept.Unprotect(wrapped));
        }
        catch (CryptographicException)
        {
            throw new RuleViolation("SecondFactor.Unreadable");
        }
    }

    /// <summary>A secret on its way to the app and back: travels in the form, is this person's alone and holds an hour.</summary>
    public string Offer(Guid personId, byte[] secret) => Offers(personId).Protect(
        string.Create(CultureInfo.InvariantCulture, $"{(time.GetUtcNow() + OfferLasts).UtcTicks} {Convert.ToHexString(secret)}"));

    /// <returns>The secret; null when the offer is old or not this person's.</returns>
    public byte[]? Offered(Guid personId, string? offer)
    {
        try
        {
            var parts = Offers(personId).Unprotect(offer ?? "").Split(' ');
            return long.Parse(parts[0], CultureInfo.InvariantCulture) > time.GetUtcNow().UtcTicks ? Convert.FromHexString(parts[1]) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>The address that apps read from the picture.</summary>
    public string AppAddress(byte[] secret, string email)
    {
        var issuer = Uri.EscapeDataString(new Uri(address.Base).Host);
        return $"otpauth://totp/{issuer}:{Uri.EscapeDataString(email)}?secret={Base32.Of(secret)}&issuer={issuer}&algorithm=SHA1&digits={Totp.Digits}&period={Totp.Seconds}";
    }

    private IDataProtector Offers(Guid personId) => protection.CreateProtector("Hub.Cabinet.AuthenticatorOffer", personId.ToString("N"));
}
