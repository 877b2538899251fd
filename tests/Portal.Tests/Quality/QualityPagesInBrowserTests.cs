using IntMan.Portal.Tests.Support;
using Microsoft.Playwright;

namespace IntMan.Portal.Tests.Quality;

/// <summary>Pages about quality in a browser: axe without violations in light and dark, nothing wider than a narrow phone.</summary>
[Collection(BrowserHost.Collection)]
public sealed class QualityPagesInBrowserTests(BrowserHost browser)
{
    [Fact]
    public async Task Pages_OfTheCoordination_HaveNoBarrierThatAxeFinds()
    {
        await using var window = await browser.OpenAsync(320);
        await window.SignInAsync("koordination");
        foreach (var address in new[] { "/verwaltung/qualitaet", "/verwaltung/qualitaet?art=ueberfaellig", "/verwaltung/bestaetigen",
            "/verwaltung/bestaetigen?organisation=wellenschlag", "/verwaltung/hinweise", "/verwaltung/hinweise?stand=erledigt" })
        {
            await AssertOpenToAllAsync(window.Page, address);
        }

        Assert.Empty(window.Troubles);
    }

    [Fact]
    public async Task Report_FromTheFormToTheOfficer_HasNoBarrierThatAxeFinds()
    {
        await using (var reader = await browser.OpenAsync(320))
        {
            await reader.Page.GotoAsync("/hinweis?eintrag=im-tettnang");
            await reader.Page.ClickAsync("main button[type=submit]");
            Assert.StartsWith("Fehler: ", await reader.Page.TitleAsync(), StringComparison.Ordinal);
            await AssertNoneAsync(reader.Page, "form with errors");
            await reader.Page.CheckAsync("input[value=PhoneWrong]");
            await reader.Page.FillAsync("#richtig", "030 23125 888");
            await reader.Page.ClickAsync("main button[type=submit]");
            Assert.Equal("Danke für Ihre Meldung", await reader.Page.InnerTextAsync("h1"));
        }

        await using var window = await browser.OpenAsync(320);
        await window.SignInAsync("koordination");
        await window.Page.GotoAsync("/verwaltung/hinweise");
        await window.Page.ClickAsync("tbody a.ip-rowlink");
        await AssertNoneAsync(window.Page, "report");
        await window.Page.FillAsync("#telefon", "keine Nummer");
        await window.Page.ClickAsync("form[action*=Uebernehmen] button");
        Assert.Equal("Das ist keine Telefonnummer. Schreiben Sie zum Beispiel 030 23125 100.",
            await window.Page.InnerTextAsync(".ip-errorsum a"));
        await AssertNoneAsync(window.Page, "report with an error");
    }

    [Fact]
    public async Task OwnEntry_OnAPhone_IsConfirmedWithOneTap()
    {
        await using var window = await browser.OpenAsync(320);
        await window.SignInAsync("im1");
        await AssertOpenToAllAsync(window.Page, "/konto/bestaetigung");
        await window.Page.ClickAsync("main button[type=submit]");
        Assert.Equal("Danke, Ihr Eintrag ist bestätigt.", (await window.Page.InnerTextAsync("main [role=status]")).Trim());
    }

    private static async Task AssertOpenToAllAsync(IPage page, string address)
    {
        await page.GotoAsync(address);
        await AssertNoneAsync(page, address);
    }

    private static Task AssertNoneAsync(IPage page, string what) => Barriers.AssertNoneInBothSchemesAsync(page, what, 320);
}
