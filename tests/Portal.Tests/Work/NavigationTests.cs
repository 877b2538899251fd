using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Work;

/// <summary>One bar, the same order on every page; what a role lacks is absent, and the page's own entry is marked.</summary>
public sealed class NavigationTests(PortalHost portal) : IClassFixture<PortalHost>
{
    [Theory]
    [InlineData("im1", "Heute Orte Angebote Runden Meine Fälle")]
    [InlineData("ib", "Heute Orte Angebote Runden Verweise Auswertung Verwaltung")]
    [InlineData("koordination", "Heute Orte Angebote Runden Auswertung Verwaltung")]
    [InlineData("admin", "Heute Orte Angebote Verwaltung")]
    [InlineData("leitung", "Heute Orte Angebote Runden Meine Fälle Auswertung Verwaltung")]
    [InlineData("partner", "Heute Orte Angebote Verwaltung")]
    [InlineData("ehrenamt", "Heute Orte Angebote")]
    public async Task Bar_ShowsWhatTheRoleHas_OnStaffAndPublicPages(string role, string entries)
    {
        using var visitor = await Visitor.SignedInAsync(portal, role);
        foreach (var address in new[] { "/heute", "/gemeinden", "/konto/sitzungen", "/ar/gemeinden" })
        {
            Assert.Equal(entries, string.Join(' ', (await visitor.PageAsync(address)).QuerySelectorAll("#hauptnavigation li > a")
                .Select(link => link.FirstChild!.TextContent.Trim())));
        }
    }

    [Theory]
    [InlineData("/konto/sitzungen", "Heute")]
    [InlineData("/konto/eintrag/abwesenheit", "Heute")]
    [InlineData("/gemeinden/08215017", "Orte")]
    [InlineData("/angebote", "Angebote")]
    [InlineData("/verweise", "Verweise")]
    [InlineData("/verweise/bedarf", "Auswertung")]
    [InlineData("/verwaltung/angebote", "Verwaltung")]
    public async Task Bar_MarksOneEntry_BelowItToo(string address, string entry)
    {
        using var officer = await Visitor.SignedInAsync(portal, "ib");
        var page = await officer.PageAsync(address);
        Assert.StartsWith(entry, page.One("#hauptnavigation a[aria-current]").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bar_OfVisitors_HasTheGuideAndTheSignIn()
    {
        var page = await portal.DocumentAsync("/");
        Assert.Equal(["Wer ist zuständig?", "Orte", "Angebote", "Wegweiser", "Runden und Protokolle", "Hilfe", "Anmelden"],
            page.QuerySelectorAll("#hauptnavigation li > a").Select(link => link.Words()));
    }

    [Fact]
    public async Task AccountMenu_HasWhatIsTheAccountsOwn()
    {
        using var manager = await Visitor.SignedInAsync(portal, "im1");
        Assert.Equal(["Meine Stelle", "Mein Konto", "Anmeldung und Sicherheit", "Geräte", "Benachrichtigungen", "Abmelden"],
            (await manager.PageAsync("/heute")).QuerySelectorAll(".ip-menu[lang=de] li").Select(line => line.Words()));
    }

    /// <summary>The root of the way is an entry of the bar.</summary>
    [Theory]
    [InlineData("/konto/sitzungen", "Heute")]
    [InlineData("/verwaltung/personen", "Verwaltung")]
    [InlineData("/verwaltung/zustaendigkeiten/08215017", "Verwaltung")]
    public async Task Crumbs_HaveOneRoot(string address, string root)
    {
        using var officer = await Visitor.SignedInAsync(portal, "ib");
        Assert.Equal(root, (await officer.PageAsync(address)).One(".ip-crumbs a").Words());
    }
}
