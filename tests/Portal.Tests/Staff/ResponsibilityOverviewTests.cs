using IntMan.Directory.Exchange.Import;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Staff;

/// <summary>What the editor shows before anybody changes anything; with a portal of its own, because the editor's tests move
/// numbers.</summary>
public sealed class ResponsibilityOverviewTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Ettlingen = "/verwaltung/zustaendigkeiten/08215017";

    [Fact]
    public async Task Overview_ShowsPresumedPlacesAndEveryRule()
    {
        using var officer = await Visitor.SignedInAsync(portal, "ib");
        using var entrance = await officer.GetAsync("/verwaltung/zustaendigkeiten");
        Assert.Equal(Ettlingen, entrance.Headers.Location?.OriginalString);
        var page = await officer.PageAsync(Ettlingen + "?q=rheinstrasse");
        Assert.Contains("Rheinstr. 119, 155", page.One("tbody th").Words(), StringComparison.Ordinal);
        Assert.Contains("Geprüft sind heute 11 Straßen", page.One("section[aria-labelledby=h-luecken]").Words(), StringComparison.Ordinal);
        using var coordinator = await Visitor.SignedInAsync(portal, "koordination");
        var county = await coordinator.PageAsync("/verwaltung/zustaendigkeiten/08435");
        Assert.Contains("Lücke", county.One("section[aria-labelledby=h-luecken]").Words(), StringComparison.Ordinal);
        Assert.Contains("Owingen", county.One("section[aria-labelledby=h-luecken]").Words(), StringComparison.Ordinal);
    }
}
