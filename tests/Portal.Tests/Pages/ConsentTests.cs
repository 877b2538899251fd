using System.Net;
using AngleSharp.Dom;
using IntMan.Directory.Exchange.Import;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Pages;

/// <summary>Thabo Libellenau leaves the post in Immenstaad: his last day is Wednesday, 18 November 2026.</summary>
public sealed class ConsentTests(PortalHost portal) : IClassFixture<PortalHost>, IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await portal.Cluster.ExecuteAsync(portal.Database, """
        update directory.post_holder set valid_until = '2026-11-18'
          where person_id = (select id from directory.person where slug = 'thabo-libellenau')
        """);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Name_OnTheLastDay_IsStillThere()
    {
        Assert.Equal("Thabo Libellenau", (await portal.DocumentAsync("/ansprechpersonen/thabo-libellenau", "2026-11-18T23:59"))
            .One("h1").Words());
        Assert.Contains("/ansprechpersonen/thabo-libellenau<", await portal.TextAsync("/sitemap.xml", "2026-11-18T23:59"),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/ansprechpersonen/im-immenstaad")]
    [InlineData("/ansprechpersonen/im-immenstaad.json")]
    [InlineData("/ansprechpersonen/im-immenstaad.vcf")]
    [InlineData("/kalender/sprechstunden/im-immenstaad.ics")]
    [InlineData("/gemeinden/08435024")]
    [InlineData("/gemeinden/08435024.json")]
    [InlineData("/gemeinden")]
    [InlineData("/suche?q=Immenstaad")]
    [InlineData("/suche?q=Libelenau")]
    [InlineData("/sitemap.xml")]
    [InlineData("/")]
    public async Task Name_TheDayAfter_IsNowhere(string address)
    {
        var text = await portal.TextAsync(address, "2026-11-19T00:00");
        Assert.DoesNotContain("Libellenau", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("66969 314", text, StringComparison.Ordinal);
        Assert.DoesNotContain("4966969314", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entry_TheDayAfter_IsMissingAndThePostIsVacant()
    {
        await portal.DocumentAsync("/ansprechpersonen/thabo-libellenau", "2026-11-19T00:00", HttpStatusCode.NotFound);
        var post = await portal.DocumentAsync("/ansprechpersonen/im-immenstaad", "2026-11-19T00:00");
        Assert.Equal("Integrationsmanagement Immenstaad und Hagnau", post.One("h1").Words());
        Assert.Contains("Die Stelle ist zurzeit nicht besetzt.", post.MainText(), StringComparison.Ordinal);
    }
}
