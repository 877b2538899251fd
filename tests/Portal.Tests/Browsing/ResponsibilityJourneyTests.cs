using IntMan.Portal.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IntMan.Portal.Tests.Browsing;

/// <summary>An officer moves house numbers to another manager through the publish gate; a volunteer finds the new one on the day, not
/// before.</summary>
[Collection(BrowserHost.Collection)]
public sealed class ResponsibilityJourneyTests(BrowserHost browser)
{
    [Theory]
    [InlineData(true, "119")]
    [InlineData(false, "155")]
    public async Task NumberRange_MovedByTheOfficer_IsFoundOnItsDay(bool hasScript, string number)
    {
        await using var officer = await browser.OpenAsync(1280, hasScript);
        await officer.SignInAsync("ib");
        var page = officer.Page;
        await page.GotoAsync("/verwaltung");
        await page.Locator("main .ip-links a[href='/verwaltung/zustaendigkeiten']").ClickAsync();
        await page.GetByLabel("Straße, Ortsteil oder Stelle").FillAsync("Rheinstr");
        await page.GetByLabel("Straße, Ortsteil oder Stelle").PressAsync("Enter");
        await page.Locator("tbody td a", new() { HasText = "Ändern" }).First.ClickAsync();
        await page.GetByLabel("Hausnummern").FillAsync(number);
        await page.GetByLabel("Wer ist zuständig?")
            .SelectOptionAsync(new SelectOptionValue { Label = "Integrationsmanagement Ettlingen-Ost" });
        await page.GetByLabel("Gilt ab").FillAsync("1.1.2027");
        await page.GetByLabel("Gilt ab").PressAsync("Enter");
        await Expect(page.Locator("#pruefung"))
            .ToContainTextAsync(
            "1 Straße wechselt am 1. Januar 2027 von Integrationsmanagement Ettlingen-West zu Integrationsmanagement Ettlingen-Ost.");
        await Expect(page.Locator("#pruefung")).ToContainTextAsync($"Rheinstr. {number}");
        if (hasScript)
        {
            // axe is a script itself.
            await Barriers.AssertNoneInBothSchemesAsync(page, "gate", 1280);
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Zum 1. Januar 2027 planen" }).PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Die Änderung ist geplant.");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Zurückziehen" }).First).ToBeVisibleAsync();

        await using var volunteer = await browser.OpenAsync(390, hasScript);
        await volunteer.Page.GotoAsync($"/suche?q=Rheinstr+{number}+Ettlingen");
        await Expect(volunteer.Page.Locator("article h2").First).ToHaveTextAsync("Tarek Wolkenfeld");
        browser.Clock.Set("2027-01-04T09:00");
        try
        {
            await volunteer.Page.ReloadAsync();
            await Expect(volunteer.Page.Locator("article h2").First).ToHaveTextAsync("Oksana Birkenzahn");
        }
        finally
        {
            browser.Clock.Set(TestClock.Usual);
        }

        Assert.Empty(officer.Troubles);
        Assert.Empty(volunteer.Troubles);
    }
}
