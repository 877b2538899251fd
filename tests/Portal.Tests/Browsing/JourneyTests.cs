using System.Text.RegularExpressions;
using IntMan.Portal.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IntMan.Portal.Tests.Browsing;

/// <summary>The main job on a phone, 390 pixels wide: from the home page to the next office hour of whoever is responsible.</summary>
[Collection(BrowserHost.Collection)]
public sealed partial class JourneyTests(BrowserHost browser)
{
    [Fact]
    public async Task WithScript_ResultsAppearWhileTypingAndBackWorks()
    {
        await using var window = await browser.OpenAsync(390);
        var page = window.Page;
        await page.GotoAsync("/");
        var status = page.GetByRole(AriaRole.Status);
        await Expect(status).ToHaveCountAsync(1);
        await Expect(status).ToBeEmptyAsync();

        await page.GetByRole(AriaRole.Searchbox).First.PressSequentiallyAsync("Lindenweg 12");
        await Expect(page.Locator("#treffer h2").First).ToHaveTextAsync("Lindenweg 12, Ettlingen");
        await Expect(status).ToHaveTextAsync("Ein Ergebnis für Lindenweg 12, Ettlingen.");
        await Expect(page).ToHaveURLAsync(SearchAddress());

        await page.Locator("#treffer article h2 a").ClickAsync();
        await ExpectMirelaAsync(page);
        await page.GoBackAsync();
        await Expect(page.Locator("#treffer h1, #treffer h2").First).ToHaveTextAsync("Lindenweg 12, Ettlingen");
        await page.GoBackAsync();
        await Expect(page).ToHaveURLAsync(browser.Address.ToString());
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Wer ist zuständig?");
        Assert.Empty(window.Troubles);
    }

    [Fact]
    public async Task WithScript_EmptiedBox_TakesTheResultsAway()
    {
        await using var window = await browser.OpenAsync(390);
        await window.Page.GotoAsync("/");
        var box = window.Page.GetByRole(AriaRole.Searchbox).First;
        await box.FillAsync("Spessart");
        await Expect(window.Page.Locator("#treffer h2").First).ToHaveTextAsync("Spessart, Ettlingen");
        await box.FillAsync("");
        await Expect(window.Page.Locator("#treffer")).ToBeEmptyAsync();
        await Expect(window.Page.GetByRole(AriaRole.Status)).ToBeEmptyAsync();
        Assert.Empty(window.Troubles);
    }

    [Fact]
    public async Task WithScript_AWordThatFindsNothing_IsSaidAloud()
    {
        await using var window = await browser.OpenAsync(390);
        await window.Page.GotoAsync("/suche");
        await window.Page.GetByRole(AriaRole.Searchbox).First.FillAsync("xyzzyqwert");
        await Expect(window.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Nichts gefunden.");
        Assert.Empty(window.Troubles);
    }

    [Fact]
    public async Task WithoutScript_ThePlainFormLeadsThere()
    {
        await using var window = await browser.OpenAsync(390, hasScript: false);
        var page = window.Page;
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Searchbox).First.FillAsync("Lindenweg 12");
        await page.GetByRole(AriaRole.Button, new() { Name = "Suchen" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(SearchAddress());
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Lindenweg 12, Ettlingen");
        await page.GetByRole(AriaRole.Link, new() { Name = "Mirela Ampelstein" }).First.ClickAsync();
        await ExpectMirelaAsync(page);
        await page.GoBackAsync();
        await Expect(page.GetByRole(AriaRole.Searchbox).First).ToHaveValueAsync("Lindenweg 12");
        Assert.Empty(window.Troubles);
    }

    [Fact]
    public async Task WithoutScript_TheSplitStreetAsksForTheNumber()
    {
        await using var window = await browser.OpenAsync(390, hasScript: false);
        var page = window.Page;
        await page.GotoAsync("/suche?q=Rheinstr");
        await page.GetByLabel("Hausnummer in: Rheinstr., Ettlingen").FillAsync("abc");
        await page.GetByLabel("Hausnummer in: Rheinstr., Ettlingen").PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Geben Sie eine Hausnummer ein, zum Beispiel 7 oder 12a.");
        await page.GetByLabel("Hausnummer in: Rheinstr., Ettlingen").FillAsync("119");
        await page.GetByLabel("Hausnummer in: Rheinstr., Ettlingen").PressAsync("Enter");
        await Expect(page.Locator("article h2").First).ToHaveTextAsync("Tarek Wolkenfeld");
    }

    [Fact]
    public async Task WithTheKeyboardOnly_EverythingIsReached()
    {
        await using var window = await browser.OpenAsync(390);
        var page = window.Page;
        await page.GotoAsync("/");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator(":focus")).ToHaveTextAsync("Zum Inhalt springen");
        await Expect(page.Locator(":focus")).ToBeInViewportAsync();
        await TabToAsync(page, "#q");
        await page.Keyboard.TypeAsync("Lindenweg 12");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Lindenweg 12, Ettlingen");
        await TabToAsync(page, "article h2 a");
        Assert.NotEqual("none", await page.Locator(":focus").EvaluateAsync<string>("e => getComputedStyle(e).outlineStyle"));
        await page.Keyboard.PressAsync("Enter");
        await ExpectMirelaAsync(page);
        Assert.Empty(window.Troubles);
    }

    [GeneratedRegex(@"/suche\?q=Lindenweg(\+|%20)12$")]
    private static partial Regex SearchAddress();

    private static async Task ExpectMirelaAsync(IPage page)
    {
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Mirela Ampelstein");
        await Expect(page.Locator(".ip-person__now")).ToContainTextAsync("14:00–16:30 Uhr");
        await Expect(page.Locator(".ip-person__now")).ToContainTextAsync("Bunsenstr. 2-4");
        await Expect(page.Locator("a[href='tel:+494066969325']").First).ToBeVisibleAsync();
    }

    // As somebody does it: tab by tab; a focus trap or an unreachable control ends in a failure.
    private static async Task TabToAsync(IPage page, string selector)
    {
        for (var tabs = 0; tabs < 40; tabs++)
        {
            if (await page.EvaluateAsync<bool>("s => document.activeElement?.matches(s) ?? false", selector))
            {
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"{selector} is not reached by tab.");
    }
}
