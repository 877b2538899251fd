using IntMan.Portal.Tests.Support;
using Microsoft.Playwright;

namespace IntMan.Portal.Tests.Accounts;

/// <summary>Pages of accounts and their administration: axe without violations in light and dark, nothing wider than a narrow phone, no
/// errors in the console.</summary>
[Collection(BrowserHost.Collection)]
public sealed class AccountAccessibilityTests(BrowserHost browser)
{
    [Theory]
    [InlineData("/konto/anmelden?anbieter=fehler")]
    [InlineData("/konto/passwort-vergessen")]
    [InlineData("/konto/passwort-neu?schluessel=x")]
    [InlineData("/konto/einladung?schluessel=x")]
    [InlineData("/konto/neu-einrichten?schluessel=x")]
    [InlineData("/konto/adresse-bestaetigen?schluessel=x")]
    public async Task Page_OfStrangers_HasNoBarrierThatAxeFinds(string address)
    {
        await using var window = await browser.OpenAsync(320);
        await window.Page.GotoAsync(address);
        await AssertNoneAsync(window.Page, address);
    }

    [Fact]
    public async Task Pages_OfTheAdministration_HaveNoBarrierThatAxeFinds()
    {
        await using var window = await SignedInAsync("admin");
        var account =
            $"/verwaltung/konten/{await browser.Cluster.ScalarAsync<Guid>(browser.Database, "select id from accounts.account where email = 'im3@demo.example'")}";
        string[] addresses =
        [
            "/verwaltung/konten", "/verwaltung/konten?q=gibt-es-nicht",
            "/verwaltung/konten?rolle=Partner&stand=Active&gespeichert=zurueckgezogen", "/verwaltung/konten/neu",
            account, account + "?gespeichert=abgemeldet", account + "/rollen", "/verwaltung/protokoll",
            "/verwaltung/protokoll?was=sign-in&von=1.1.2026&bis=2.1.2026", "/verwaltung/protokoll?von=gestern+vielleicht",
        ];
        foreach (var address in addresses)
        {
            var response = await window.Page.GotoAsync(address);
            Assert.Equal(200, response!.Status);
            await AssertNoneAsync(window.Page, address);
        }

        // The form with all its messages, and the proof that is asked for again.
        await window.Page.GotoAsync("/verwaltung/konten/neu");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Einladung senden" }).ClickAsync();
        await Assertions.Expect(window.Page.Locator(".ip-errorsum")).ToBeVisibleAsync();
        await AssertNoneAsync(window.Page, "empty invitation");
        await window.Page.GotoAsync("/konto/bestaetigen?zurueck=/konto/sicherheit");
        await AssertNoneAsync(window.Page, "step-up");
        Assert.DoesNotContain(window.Troubles, trouble => !trouble.Contains("422", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Pages_OfTheOwner_HaveNoBarrierThatAxeFinds()
    {
        await using var window = await SignedInAsync("sprecher");
        foreach (var address in new[] { "/heute", "/konto/sicherheit", "/konto/sicherheit?gespeichert=vergeben", "/konto/passkeys",
            "/konto/app", "/konto/adresse", "/konto/sitzungen" })
        {
            await window.Page.GotoAsync(address);
            await AssertNoneAsync(window.Page, address);
        }

        Assert.Empty(window.Troubles);
    }

    private async Task<BrowserWindow> SignedInAsync(string name)
    {
        var window = await browser.OpenAsync(320);
        await window.SignInAsync(name);
        return window;
    }

    private static Task AssertNoneAsync(IPage page, string address) => Barriers.AssertNoneInBothSchemesAsync(page, address, 320);
}
