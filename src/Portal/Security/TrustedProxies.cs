using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace IntMan.Portal.Security;

/// <summary>X-Forwarded-For and X-Forwarded-Proto count only from the proxies named in Portal:Proxies, else they are ignored.</summary>
public static class TrustedProxies
{
    /// <exception cref="FormatException">An entry is neither an address nor a network.</exception>
    public static void UseTrustedProxies(this IApplicationBuilder app, SiteSettings settings)
    {
        if (settings.Proxies.Count == 0)
        {
            return;
        }

        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Clear();
        foreach (var proxy in settings.Proxies)
        {
            if (proxy.Contains('/', StringComparison.Ordinal))
            {
                options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy));
            }
            else
            {
                options.KnownProxies.Add(IPAddress.Parse(proxy));
            }
        }

        app.UseForwardedHeaders(options);
    }
}
