using System.Net;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Support;
using Microsoft.AspNetCore.Hosting;

namespace IntMan.Portal.Tests.Quality;

/// <summary>Five reports an hour from one place; looking at the form stays free.</summary>
public sealed class SendLimitTests(SendLimitTests.LimitedHost portal) : IClassFixture<SendLimitTests.LimitedHost>
{
    [Fact]
    public async Task Reports_TheSixthOfAnHour_HasToWait()
    {
        using var reader = new Visitor(portal);
        for (var i = 0; i < 5; i++)
        {
            var page = await reader.PageAsync("/hinweis?eintrag=im-ettlingen-ost");
            using var sent = await reader.SubmitAsync(page, "/hinweis", null, ("art", "PlaceWrong"));
            Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        }

        var sixth = await reader.PageAsync("/hinweis?eintrag=im-ettlingen-ost");
        using var refused = await reader.SubmitAsync(sixth, "/hinweis", null, ("art", "PlaceWrong"));
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.True(refused.Headers.RetryAfter?.Delta > TimeSpan.FromMinutes(1));
        Assert.Equal(5, await portal.Cluster.ScalarAsync<long>(portal.Database, "select count(*) from quality.suggestion"));
        await portal.DocumentAsync("/hinweis?eintrag=im-ettlingen-ost");
    }

    public sealed class LimitedHost(TestCluster cluster) : PortalHost(cluster)
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Portal:RateLimits", "true");
        }
    }
}
