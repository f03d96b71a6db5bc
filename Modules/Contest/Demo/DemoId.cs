using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Hub.Contest.Demo;

/// <summary>Ids that are the same at every seeding.</summary>
internal static class DemoId
{
    public static Guid Of(string kind, params ReadOnlySpan<object> parts)
    {
        var name = new StringBuilder("hub demonstration ").Append(kind);
        foreach (var part in parts)
            name.Append('/').Append(Convert.ToString(part, CultureInfo.InvariantCulture));
        return new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(name.ToString())).AsSpan(0, 16));
    }

    public static Guid Practice(int number) => Of("practice", number);

    /// <summary>A number that looks like chance but is always the same.</summary>
    public static int Chance(int below, string kind, params ReadOnlySpan<object> parts) =>
        (int)(BitConverter.ToUInt32(Of(kind, parts).ToByteArray()) % (uint)below);
}
