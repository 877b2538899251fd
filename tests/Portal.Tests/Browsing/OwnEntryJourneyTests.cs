using IntMan.Portal.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IntMan.Portal.Tests.Browsing;

/// <summary>"Heute fällt aus" on a phone, with and without JavaScript: sign in, one tap, everybody sees it; one more tap and it is
/// held.</summary>
[Collection(BrowserHost.Collection)]
public sealed class OwnEntryJourneyTests(BrowserHost browser)
{
    private const string Public = "/ansprechpersonen/mirela-ampelstein";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Today_IsCancelledWithOneTapAndHeldAgain(bool hasScript)
    {
        await using var manager = await browser.OpenAsync(390, hasScript);
        await using var volunteer = await browser.OpenAsync(390, hasScript);
        await manager.SignInAsync("im1");
        var page = manager.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "Heute fällt aus" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Abgesagt. Alle sehen sofort, dass die Sprechstunde heute ausfällt.");
        if (hasScript)
        {
            // axe is a script itself.
            await Barriers.AssertNoneInBothSchemesAsync(page, "cancelled", 390);
        }

        await volunteer.Page.GotoAsync(Public);
        await Expect(volunteer.Page.Locator(".ip-person__now")).ToContainTextAsync("14:00–16:30 Uhr: fällt aus");

        await page.GetByRole(AriaRole.Button, new() { Name = "Findet doch statt" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Heute fällt aus" })).ToBeVisibleAsync();
        await volunteer.Page.ReloadAsync();
        await Expect(volunteer.Page.Locator(".ip-person__now")).ToContainTextAsync("Heute 14:00–16:30 Uhr");
        Assert.Empty(manager.Troubles);
        Assert.Empty(volunteer.Troubles);
    }

    [Fact]
    public async Task Refusal_AtTheField_IsReachedByKeyboardAndKeepsWhatWasTyped()
    {
        await using var window = await browser.OpenAsync(390);
        await window.SignInAsync("im1");
        var page = window.Page;
        await page.GotoAsync("/konto/eintrag/sprechstunde");
        await page.GetByLabel("Beginn").FillAsync("abends");
        await page.GetByLabel("Ende", new() { Exact = true }).FillAsync("17:00");
        await page.GetByLabel("Ende", new() { Exact = true }).PressAsync("Enter");
        await Expect(page).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex("^Fehler: "));
        await page.GetByRole(AriaRole.Link, new() { Name = "Geben Sie die Uhrzeit so ein: 14:00." }).ClickAsync();
        await Expect(page.GetByLabel("Beginn")).ToBeFocusedAsync();
        await Expect(page.GetByLabel("Beginn")).ToHaveValueAsync("abends");
        await Barriers.AssertNoneInBothSchemesAsync(page, "refused", 390);
    }
}
