using System.Net;
using IntMan.Portal.Security;

namespace IntMan.Portal.Tests.Security;

/// <summary>What is stored of an address leads to no household; what is only counted may be exact.</summary>
public sealed class NetworksTests
{
    [Theory]
    [InlineData("198.51.100.77", "198.51.100.0/24", "198.51.100.77")]
    [InlineData("::ffff:198.51.100.77", "198.51.100.0/24", "198.51.100.77")]
    [InlineData("2001:db8:12:34:5678::9", "2001:db8:12::/48", "2001:db8:12:34::/64")]
    public void Address_IsShortenedForWhatItIsUsedFor(string address, string stored, string counted)
    {
        Assert.Equal(stored, Networks.Stored(IPAddress.Parse(address)));
        Assert.Equal(counted, Networks.Counted(IPAddress.Parse(address)));
    }
}
