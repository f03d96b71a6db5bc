using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Hub.SharedKernel.Data;

/// <summary>Ids of demonstration content that are the same at every seeding, so that it is added once.</summary>
public static class DemoId
{
    /// <summary>The id of a thing, the same in every module and on every machine.</summary>
    /// <param name="kind">What it is, e.g. <c>practice</c>.</param>
    /// <param name="parts">What tells it from others of its kind.</param>
    public static Guid Of(string kind, params ReadOnlySpan<object> parts)
    {
        var name = new StringBuilder("hub demonstration ").Append(kind);
        foreach (var part in parts)
            name.Append('/').Append(Convert.ToString(part, CultureInfo.InvariantCulture));
        return new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(name.ToString())).AsSpan(0, 16));
    }

    /// <summary>The id of a practice of the depository's demonstration, which other modules speak of.</summary>
    /// <param name="number">Its number, from 1.</param>
    public static Guid Practice(int number) => Of("practice", number);

    /// <summary>A number that looks like chance but is always the same.</summary>
    /// <param name="below">It is from 0 to one less than this.</param>
    /// <param name="kind">What it decides.</param>
    /// <param name="parts">Of what.</param>
    public static int Chance(int below, string kind, params ReadOnlySpan<object> parts) =>
        (int)(BitConverter.ToUInt32(Of(kind, parts).ToByteArray()) % (uint)below);
}
