using System.Text;

namespace Hub.Cabinet.SecondFactor;

/// <summary>Bytes as letters (RFC 4648) without the padding, as authenticator apps take them.</summary>
internal static class Base32
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static string Of(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder((bytes.Length * 8 + 4) / 5);
        var (buffer, bits) = (0, 0);
        foreach (var one in bytes)
        {
            (buffer, bits) = ((buffer << 8) | one, bits + 8);
            while (bits >= 5)
                text.Append(Letters[(buffer >> (bits -= 5)) & 31]);
            buffer &= (1 << bits) - 1;
        }
        if (bits > 0)
            text.Append(Letters[(buffer << (5 - bits)) & 31]);
        return text.ToString();
    }
}
