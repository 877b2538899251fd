using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;

namespace IntMan.Portal.Tests.Support;

/// <summary>The pages of a portal that runs.</summary>
public static class PortalPages
{
    public static IEnumerable<RouteEndpoint> Routes(this PortalHost portal)
    {
        _ = portal.Client;
        return portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();
    }

    /// <summary>Each page once, with its model and handlers.</summary>
    public static IEnumerable<CompiledPageActionDescriptor> CompiledPages(this PortalHost portal)
    {
        var loader = portal.Services.GetRequiredService<PageLoader>();
        return portal.Routes().Select(route => route.Metadata.GetMetadata<PageActionDescriptor>()).OfType<PageActionDescriptor>()
            .DistinctBy(page => page.ViewEnginePath)
            .Select(page => loader.LoadAsync(page, EndpointMetadataCollection.Empty).GetAwaiter().GetResult());
    }

    /// <summary>The address belongs to the page, by its literal parts.</summary>
    public static bool Serves(this PortalHost portal, PageActionDescriptor page, string address) => portal.Routes()
        .Where(route => route.Metadata.GetMetadata<PageActionDescriptor>()?.ViewEnginePath == page.ViewEnginePath)
        .Any(route => new TemplateMatcher(new RouteTemplate(route.RoutePattern), []).TryMatch(address, []));
}
