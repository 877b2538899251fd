using IntMan.Portal.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace IntMan.Portal.Tests.Browsing;

/// <summary>A field of the administration's forms says what is wrong when it is left; nothing is saved by that.</summary>
[Collection(BrowserHost.Collection)]
public sealed class LiveCheckTests(BrowserHost browser)
{
    [Fact]
    public async Task Field_LeftUnreadable_SaysSoAndIsQuietWhenMended()
    {
        await using var window = await browser.OpenAsync(390);
        await window.SignInAsync("koordination");
        var page = window.Page;
        await page.GotoAsync("/verwaltung/personen/neu");
        var share = page.GetByLabel("Stellenanteil");
        await share.FillAsync("viel");
        await share.PressAsync("Tab");
        await Expect(page.Locator("#anteil-fehler")).ToBeVisibleAsync();
        await Expect(share).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(share).ToHaveAccessibleDescriptionAsync(new System.Text.RegularExpressions.Regex("zum Beispiel 0,75"));
        await Expect(page.Locator("[data-check-status]")).Not.ToBeEmptyAsync();

        // What was not left yet is not complained about, and nothing is saved.
        await Expect(page.Locator("#vorname-fehler")).ToHaveCountAsync(0);
        await Barriers.AssertNoneInBothSchemesAsync(page, "live message", 390);
        await share.FillAsync("0,75");
        await share.PressAsync("Tab");
        await Expect(page.Locator("#anteil-fehler")).ToHaveCountAsync(0);
        await Expect(share).Not.ToHaveAttributeAsync("aria-invalid", "true");
        Assert.Empty(window.Troubles);
    }
}
