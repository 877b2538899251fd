using IntMan.Portal.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IntMan.Portal.Tests.Browsing;

/// <summary>From a concern to a service that is open, near and speaks the language, on a phone; with and without script.</summary>
[Collection(BrowserHost.Collection)]
public sealed class ServiceListJourneyTests(BrowserHost browser)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task OnAPhone_FiltersNarrowAndChipsWiden(bool hasScript)
    {
        await using var window = await browser.OpenAsync(390, hasScript);
        var page = window.Page;
        await page.GotoAsync("/angebote");
        await Expect(page.GetByLabel("Wohnort")).ToBeHiddenAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Filter", Exact = true }).ClickAsync();
        await page.GetByLabel("Schulden und Finanzen").CheckAsync();
        await page.GetByLabel("Wohnort").SelectOptionAsync("08435016");
        await page.GetByRole(AriaRole.Button, new() { Name = "Filter anwenden" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("lb=finanzen.*ort=08435016"));
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Filter (2 aktiv)" })).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Searchbox).FillAsync("schulden");
        await page.GetByRole(AriaRole.Button, new() { Name = "Suchen" }).ClickAsync();
        await Expect(page.Locator(".ip-result h3 a").First).ToHaveTextAsync("Schuldnerberatung Friedrichshafen");
        await page.GetByRole(AriaRole.Link, new() { Name = "Filter entfernen: Friedrichshafen" }).ClickAsync();
        await Expect(page.Locator(".ip-chip")).ToHaveCountAsync(1);
        await Expect(page.GetByRole(AriaRole.Searchbox)).ToHaveValueAsync("schulden");
        await page.GoBackAsync();
        await Expect(page.Locator(".ip-chip")).ToHaveCountAsync(2);
        Assert.Empty(window.Troubles);
    }

    [Fact]
    public async Task Printed_HasContactsAndNoFilter()
    {
        await using var window = await browser.OpenAsync(1280);
        await window.Page.GotoAsync("/angebote?q=schuldnerberatung+ettlingen");
        await window.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(window.Page.Locator(".ip-result .ip-printonly").First).ToBeVisibleAsync();
        await Expect(window.Page.Locator("#filter")).ToBeHiddenAsync();
        await Expect(window.Page.GetByRole(AriaRole.Searchbox)).ToBeHiddenAsync();
    }
}
