using IntMan.Portal.Caching;
using IntMan.Portal.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace IntMan.Portal.Tests.Caching;

/// <summary>The portal with its page cache on, of one megabyte.</summary>
public sealed class CachingHost(TestCluster cluster) : PortalHost(cluster)
{
    public ChangeListener Listener => Services.GetRequiredService<ChangeListener>();

    public ChangeNumbers Numbers => Services.GetRequiredService<ChangeNumbers>();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _ = Client;
        await ListensAsync();
    }

    /// <summary>Until changes are heard.</summary>
    public async Task ListensAsync()
    {
        while (!Numbers.IsCurrent)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>A row of somebody else's, and its announcement.</summary>
    public async Task ChangeAsync(string sql)
    {
        await Cluster.ExecuteAsync(Database, sql);
        await Listener.CatchUpAsync();
    }

    /// <summary>hit, miss or bypass.</summary>
    public async Task<string> OriginAsync(string address, string at = TestClock.Usual)
    {
        using var response = await GetAsync(address, at);
        return OriginOf(response);
    }

    public static string OriginOf(HttpResponseMessage response) =>
        Assert.Single(response.Headers.GetValues("Server-Timing")).Replace("cache;desc=", "", StringComparison.Ordinal);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Portal:CacheMegabytes", "1");
    }
}
