using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Hub.Cabinet.SecondFactor;

/// <summary>Time-based codes (RFC 6238): six digits, thirty seconds, HMAC-SHA1, as every authenticator app makes them.</summary>
internal static class Totp
{
    public const int Digits = 6;
    public const int SecretBytes = 20;
    public const int Seconds = 30;

    /// <summary>Clocks of telephones go wrong by so many steps at most.</summary>
    private const int Drift = 1;

    public static long StepAt(DateTimeOffset moment) => moment.ToUnixTimeSeconds() / Seconds;

    public static string Code(ReadOnlySpan<byte> secret, long step, int digits = Digits)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // The standard asks for SHA-1; as a keyed hash it is not broken.
        HMACSHA1.HashData(secret, counter, hash);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0xF)..]) & int.MaxValue;
        return (number % (int)Math.Pow(10, digits)).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
    }

    /// <returns>The step whose code was typed; null when it is none of those near this moment.</returns>
    public static long? Match(ReadOnlySpan<byte> secret, string typed, DateTimeOffset moment)
    {
        long? found = null;
        var now = StepAt(moment);
        for (var step = now - Drift; step <= now + Drift; step++)
            if (CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(Code(secret, step)), System.Text.Encoding.ASCII.GetBytes(typed)))
                found = step;
        return found;
    }
}
