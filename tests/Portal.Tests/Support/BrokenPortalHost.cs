using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace IntMan.Portal.Tests.Support;

/// <summary>The portal with two endpoints nobody should write: one without a policy, one that fails. Rate limits are on.</summary>
public sealed class BrokenPortalHost(TestCluster cluster) : PortalHost(cluster)
{
    /// <summary>Forgot to say who may see it.</summary>
    public const string Unmarked = "/vergessen";

    public const string Failing = "/kaputt";

    public const string Secret = "innerstes Geheimnis";

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Portal:RateLimits", "true");
        builder.ConfigureTestServices(services => services.AddSingleton<IStartupFilter, MoreEndpoints>());
    }

    private sealed class MoreEndpoints : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            next(app);
            var routes = (IEndpointRouteBuilder)app.Properties["__EndpointRouteBuilder"]!;
            routes.MapGet(Unmarked, () => Secret);
            routes.MapGet(Failing, string () => throw new InvalidOperationException(Secret)).AllowAnonymous();
        };
    }
}
