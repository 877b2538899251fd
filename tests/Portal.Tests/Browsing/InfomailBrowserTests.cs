using IntMan.Accounts;
using IntMan.Directory.Infomails;
using IntMan.Portal.Tests.Support;
using Microsoft.Playwright;

namespace IntMan.Portal.Tests.Browsing;

/// <summary>The pages of those who write Infomails, on a narrow phone: from the empty form to the mail that is sent, without
/// JavaScript.</summary>
[Collection(BrowserHost.Collection)]
public sealed class InfomailBrowserTests(BrowserHost browser)
{
    [Fact]
    public async Task Infomail_FromFormToArchive_HasNoBarrierInLightAndDark()
    {
        await using var window = await browser.OpenAsync(320);
        var page = window.Page;
        await page.GotoAsync("/konto/anmelden?zurueck=/verwaltung/infomail");
        await page.FillAsync("#email", "ib@demo.example");
        await page.FillAsync("#passwort", DemoAccounts.Password);
        await page.ClickAsync("form:has(#passwort) button");
        await page.WaitForURLAsync("**/verwaltung/infomail");
        await CheckAsync(page);

        await page.ClickAsync("text=Neue Infomail schreiben");
        await page.ClickAsync("text=Speichern und ansehen");
        Assert.StartsWith("Fehler: ", await page.TitleAsync(), StringComparison.Ordinal);
        Assert.Equal("H2", await page.EvaluateAsync<string>("document.activeElement.querySelector('h2')?.tagName"));
        await CheckAsync(page);

        await page.FillAsync("#betreff", "Donaudampfschifffahrtsgesellschaftskapitänsversammlung im Rathaus Ettlingen");
        await page.FillAsync("#text",
            "Guten Tag,\n\nhttps://www.ettlingen.example/eine/sehr/lange/adresse/die/nicht/auf/ein/schmales/telefon/passt/treffen-der-ehrenamtlichen\n\n- Kuchen\n- Tee");
        await page.ClickAsync("text=Speichern und ansehen");
        await CheckAsync(page);

        await page.ClickAsync("text=Im Portal veröffentlichen");
        Assert.Equal("Die Infomail wird jetzt gesendet.", (await page.InnerTextAsync(".kern-alert--success")).Trim());
        await CheckAsync(page);
        await page.ClickAsync("text=Im Portal ansehen");
        await CheckAsync(page);
        await page.GotoAsync("/infomail/08215017");
        await CheckAsync(page);
        await page.ClickAsync("text=Bestellen >> nth=-1");
        await CheckAsync(page);
        await page.FillAsync("#mail", "leser@leser.example");
        await page.PressAsync("#mail", "Enter");
        await page.WaitForURLAsync("**/infomail/08215017?angefragt=1");
        await CheckAsync(page);
    }

    private static Task CheckAsync(IPage page) => Barriers.AssertNoneInBothSchemesAsync(page, page.Url, 320);
}
