using AngleSharp.Dom;
using IntMan.Portal.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;

namespace IntMan.Portal.Tests.Notices;

/// <summary>The card for other websites: who may frame it, and that nothing else may be framed.</summary>
public sealed class EmbedTests(EmbedTests.Host portal) : IClassFixture<EmbedTests.Host>
{
    private const string Card = "/einbetten/gemeinden/08215017";

    [Fact]
    public async Task Card_NamesWhoIsThereNext()
    {
        var card = await portal.DocumentAsync(Card);
        Assert.Contains("Mirela Ampelstein Integrationsmanagerin Jetzt offen: Heute 14:00–16:30 Uhr, Bunsenstr. 2-4 Telefon 040 66969 325",
            card.MainText(), StringComparison.Ordinal);
        Assert.All(card.QuerySelectorAll("main a[href^=http]"), link => Assert.Equal("noopener", link.GetAttribute("rel")));
        Assert.Null(card.QuerySelector("script, header, footer"));
    }

    [Fact]
    public async Task Card_MayBeFramedByTheSettingsOnly()
    {
        using var card = await portal.GetAsync(Card);
        var policy = Assert.Single(card.Headers.GetValues("Content-Security-Policy")).Split("; ");
        Assert.Equal("frame-ancestors https://www.ettlingen.example https://*.kreis.example",
            policy.Single(part => part.StartsWith("frame-ancestors", StringComparison.Ordinal)));
        Assert.Equal(["cross-origin"], card.Headers.GetValues("Cross-Origin-Resource-Policy"));
        foreach (var other in new[] { "/gemeinden/08215017", "/aushang/08215017", "/einbetten/gemeinden/99999999" })
        {
            using var response = await portal.GetAsync(other);
            Assert.Contains("frame-ancestors 'none'", Assert.Single(response.Headers.GetValues("Content-Security-Policy")),
                StringComparison.Ordinal);
            Assert.Equal(["same-origin"], response.Headers.GetValues("Cross-Origin-Resource-Policy"));
        }
    }

    [Theory]
    [InlineData("*")]
    [InlineData("https://a.example; script-src *")]
    [InlineData("https://a.example/pfad")]
    [InlineData("https://a.example\nX-Evil: 1")]
    [InlineData("a.example")]
    public void Origin_ThatIsNone_StopsTheStart(string origin) => Assert.Throws<InvalidOperationException>(() =>
        SiteSettings.From(new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create<string, string?>("Portal:EmbedOrigins:0", origin)]).Build()));

    public sealed class Host(TestCluster cluster) : PortalHost(cluster)
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Portal:EmbedOrigins:0", "https://www.ettlingen.example")
                .UseSetting("Portal:EmbedOrigins:1", "https://*.kreis.example");
        }
    }
}
