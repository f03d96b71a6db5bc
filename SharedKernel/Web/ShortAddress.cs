using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Hub.SharedKernel.Web;

/// <summary>An internet address cut to what tells a network and not a household.</summary>
public static class ShortAddress
{
    /// <summary>Three of four parts of an IPv4 address, three of eight groups of an IPv6 one; empty when there is none.</summary>
    /// <param name="address">The whole address.</param>
    public static string Of(IPAddress? address)
    {
        if (address is null)
            return "";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        if (address.AddressFamily == AddressFamily.InterNetwork)
            return string.Create(CultureInfo.InvariantCulture, $"{bytes[0]}.{bytes[1]}.{bytes[2]}.…");
        string Group(int at) => ((bytes[at] << 8) | bytes[at + 1]).ToString("x", CultureInfo.InvariantCulture);
        return $"{Group(0)}:{Group(2)}:{Group(4)}:…";
    }
}
