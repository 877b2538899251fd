using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace IntMan.Portal.Tests.Support;

/// <summary>The portal behind a real port of 127.0.0.1.</summary>
public class KestrelHost : PortalHost
{
    public KestrelHost(TestCluster cluster)
        : base(cluster) => UseKestrel(0);

    public Uri Address { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        StartServer();
        Address = new Uri(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }
}
