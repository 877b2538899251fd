using IntMan.Portal.Tests.Support;
using Microsoft.AspNetCore.Hosting;

namespace IntMan.Portal.Tests.Accounts;

/// <summary>A portal that offers the sign-in of a <see cref="FakeProvider"/>.</summary>
public sealed class OidcHost(TestCluster cluster) : PortalHost(cluster)
{
    public FakeProvider Provider { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        Provider = await FakeProvider.StartAsync();
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Provider.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        var secret = Path.Combine(Cluster.Folder, $"secret-{Database}");
        File.WriteAllText(secret, FakeProvider.Secret + "\n");
        builder
            .UseSetting("Portal:Oidc:Issuer", FakeProvider.Issuer)
            .UseSetting("Portal:Oidc:Name", "Amtskonto")
            .UseSetting("Portal:Oidc:RequiredAcr", FakeProvider.Acr)
            .UseSetting("Portal:Oidc:ClientId", FakeProvider.ClientId)
            .UseSetting("Portal:Oidc:ClientSecretFile", secret)
            .UseSetting("Portal:Oidc:AuthorizationEndpoint", Provider.Address + "/authorize")
            .UseSetting("Portal:Oidc:TokenEndpoint", Provider.Address + "/token")
            .UseSetting("Portal:Oidc:KeysEndpoint", Provider.Address + "/keys");
    }
}
