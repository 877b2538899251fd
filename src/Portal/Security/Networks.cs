using System.Net;
using System.Net.Sockets;

namespace IntMan.Portal.Security;

// Addresses of visitors, never longer than what they are used for.
public static class Networks
{
    private const string Unknown = "local";
    private const int StoredBytesOfIPv4 = 3;
    private const int StoredBytesOfIPv6 = 6;
    private const int CountedBytesOfIPv6 = 8;

    // For what is stored: enough to see where attacks come from, too little to find a household.
    public static string Stored(IPAddress? address) => Of(address, StoredBytesOfIPv4, StoredBytesOfIPv6);

    // For limits: one address, or the network that an IPv6 connection is given.
    public static string Counted(IPAddress? address) => address switch
    {
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetwork } => address.ToString(),
        _ => Of(address, 0, CountedBytesOfIPv6),
    };

    private static string Of(IPAddress? address, int bytesOfIPv4, int bytesOfIPv6)
    {
        if (address is null)
        {
            return Unknown;
        }

        var known = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var kept = known.AddressFamily == AddressFamily.InterNetworkV6 ? bytesOfIPv6 : bytesOfIPv4;
        var bytes = known.GetAddressBytes();
        Array.Clear(bytes, kept, bytes.Length - kept);
        return new IPNetwork(new IPAddress(bytes), kept * 8).ToString();
    }
}
