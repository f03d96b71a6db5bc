using System.Net;
using System.Net.Sockets;

namespace Hub.Testing;

/// <summary>Ports of this machine.</summary>
public static class Ports
{
    /// <summary>One nobody listens on now.</summary>
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
