using System.Net;
using System.Text.Json;
using IntMan.Directory.Exchange.Import;
using IntMan.Portal.Tests.Support;
using Microsoft.AspNetCore.Hosting;

namespace IntMan.Portal.Tests.Pages;

/// <summary>Errors in words, inside the portal; for programs as problem+json.</summary>
public sealed class ErrorPageTests(PortalHost portal) : IClassFixture<PortalHost>
{
    [Theory]
    [InlineData("/gibt-es-nicht", HttpStatusCode.NotFound, "Diese Seite gibt es nicht")]
    [InlineData("/seiten/gibt-es-nicht", HttpStatusCode.NotFound, "Diese Seite gibt es nicht")]
    [InlineData("/verwaltungen", HttpStatusCode.NotFound, "Diese Seite gibt es nicht")]
    [InlineData("/fehler/404", HttpStatusCode.NotFound, "Diese Seite gibt es nicht")]
    [InlineData("/fehler/500", HttpStatusCode.NotFound, "Diese Seite gibt es nicht")]
    [InlineData("/suche?q=%00", HttpStatusCode.BadRequest, "Diese Anfrage können wir nicht lesen")]
    public async Task ErrorPage_SaysWhatHappenedAndOffersTheSearch(string address, HttpStatusCode status, string title)
    {
        var page = await portal.DocumentAsync(address, status: status);
        Assert.Equal(title, page.One("h1").Words());
        Assert.NotNull(page.QuerySelector("main form[action='/suche'] input[name=q]"));
        Assert.NotNull(page.QuerySelector("main a[href='/']"));
        Assert.Equal("noindex", page.One("meta[name=robots]").GetAttribute("content"));
    }

    [Fact]
    public async Task EndlessAddress_IsRefusedInWords()
    {
        var page = await portal.DocumentAsync("/suche?q=" + new string('a', 5000), status: HttpStatusCode.RequestUriTooLong);
        Assert.Equal("Diese Adresse ist zu lang", page.One("h1").Words());
    }

    [Theory]
    [InlineData("/ansprechpersonen/niemand.json", "*/*")]
    [InlineData("/kalender/gemeinden/99999999.ics", "text/html")]
    [InlineData("/gibt-es-nicht", "application/json")]
    public async Task Error_ForAProgram_IsAProblemDocument(string address, string accept)
    {
        using var response = await portal.GetAsync(address, headers: ("Accept", accept));
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(404, problem.RootElement.GetProperty("status").GetInt32());
        Assert.Equal("Diese Seite gibt es nicht", problem.RootElement.GetProperty("title").GetString());
    }

    [Fact]
    public async Task ForeignHost_IsRefusedWithHeadersAndAPage()
    {
        await using var host = new NamedHost(portal.Cluster);
        await host.InitializeAsync();
        using var answer = await host.GetAsync("/", headers: ("Host", "boese.example"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Security.AnswerTests.AssertHeaders(answer);
        Assert.Contains("Diese Anfrage können wir nicht lesen",
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using var own = await host.GetAsync("/", headers: ("Host", "wegweiser.example"));
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
    }

    private sealed class NamedHost(TestCluster cluster) : PortalHost(cluster)
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("AllowedHosts", "wegweiser.example");
        }
    }

    [Fact]
    public async Task Error_IsNeverStored()
    {
        using var response = await portal.GetAsync("/gibt-es-nicht");
        Assert.True(response.Headers.CacheControl?.NoStore);
    }
}
