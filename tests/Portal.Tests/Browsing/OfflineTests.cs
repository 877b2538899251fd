using IntMan.Portal.Tests.Support;
using Microsoft.Playwright;

namespace IntMan.Portal.Tests.Browsing;

/// <summary>What the scripts of every page add: reading without network, closing menus, printing.</summary>
[Collection(BrowserHost.Collection)]
public sealed class OfflineTests(BrowserHost browser)
{
    private const string Ready = "navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller !== null)";
    private const string Kept = "caches.open('portal-pages-1').then(cache => cache.keys()).then(keys => keys.map(k => new URL(k.url).pathname))";

    [Fact]
    public async Task VisitedPage_WithoutNetwork_OpensWithItsTime()
    {
        await using var window = await browser.OpenAsync(390);
        await VisitAsync(window.Page, "/gemeinden/08215017");
        await VisitAsync(window.Page, "/suche?q=Lindenweg");
        await VisitAsync(window.Page, "/konto/anmelden");

        // What was typed and what belongs to an account is never kept.
        Assert.DoesNotContain(await window.Page.EvaluateAsync<string[]>(Kept), path => path is "/suche" or "/konto/anmelden");

        await window.Page.Context.SetOfflineAsync(true);
        await window.Page.GotoAsync("/gemeinden/08215017");
        Assert.Equal("Ettlingen", (await window.Page.InnerTextAsync("h1")).Trim());
        Assert.StartsWith("Kein Netz. Stand vom ", await window.Page.InnerTextAsync(".ip-offline"), StringComparison.Ordinal);
        await Assert.ThrowsAsync<PlaywrightException>(() => window.Page.GotoAsync("/gemeinden/08435052"));
    }

    [Fact]
    public async Task LanguageMenu_Escape_ClosesItAndGoesBackToItsButton()
    {
        await using var window = await browser.OpenAsync(390);
        await window.Page.GotoAsync("/");
        var menu = window.Page.Locator("details.ip-menu").First;
        await menu.Locator("summary").ClickAsync();
        Assert.True(await menu.EvaluateAsync<bool>("menu => menu.open"));
        await window.Page.Keyboard.PressAsync("Escape");
        Assert.False(await menu.EvaluateAsync<bool>("menu => menu.open"));
        Assert.True(await menu.Locator("summary").EvaluateAsync<bool>("button => button === document.activeElement"));
    }

    [Theory]
    [InlineData("/uk/", "Fira Sans", "fira-sans-cyrillic")]
    [InlineData("/ar/", "Noto Naskh Arabic", "noto-naskh-arabic")]
    [InlineData("/fa/", "Vazirmatn", "vazirmatn")]
    [InlineData("/", null, null)]
    public async Task Fonts_OfOtherScripts_AreLoadedOnlyForTheirLanguages(string address, string? family, string? file)
    {
        await using var window = await browser.OpenAsync(390);
        var loaded = new List<string>();
        window.Page.Request += (_, request) => loaded.Add(request.Url);
        await window.Page.GotoAsync(address, new() { WaitUntil = WaitUntilState.NetworkIdle });
        var others = loaded.Where(url => url.Contains("cyrillic", StringComparison.Ordinal)
            || url.Contains("arabic", StringComparison.Ordinal)).ToList();
        Assert.Equal(family is not null, others.Count > 0);
        Assert.All(others, url => Assert.Contains(file!, url, StringComparison.Ordinal));
    }

    [Fact]
    public async Task LiveSearch_OnAPhone_ShowsTheFirstHitAboveTheKeyboard()
    {
        await using var window = await browser.OpenAsync(390);
        await window.Page.GotoAsync("/");
        await window.Page.FillAsync("#q", "Lindenweg 12 Ettlingen");
        var hit = window.Page.Locator("#treffer h2").First;
        await hit.WaitForAsync();

        // A keyboard takes the lower half of the 844 pixels.
        Assert.InRange((await hit.BoundingBoxAsync())!.Y, 0, 420);
    }

    private static async Task VisitAsync(IPage page, string address)
    {
        await page.GotoAsync(address);
        await page.EvaluateAsync<bool>(Ready);
        await page.ReloadAsync(new() { WaitUntil = WaitUntilState.NetworkIdle });
    }
}
