using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using IntMan.Portal.Tests.Pages;
using IntMan.Portal.Tests.Support;
using Microsoft.Playwright;

namespace IntMan.Portal.Tests.Browsing;

/// <summary>Every public page and state: axe without violations in light and dark, nothing wider than a narrow phone, no errors in the console.</summary>
[Collection(BrowserHost.Collection)]
public sealed class AccessibilityTests(BrowserHost browser)
{
    private static readonly AxeRunOptions Everything = new() { ResultTypes = [ResultType.Violations] };

    private static readonly AxeRunOptions Colours = new() { RunOnly = RunOnlyOptions.Rules("color-contrast", "link-in-text-block") };

    public static TheoryData<string> Pages { get; } = [.. ContentTests.PublicPages.Select(row => row.Data), "/suche?q=Rheinstr&hausnummer=abc", "/gibt-es-nicht"];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_InLightAndDarkOnANarrowPhone_HasNoBarrierThatAxeFinds(string address)
    {
        await using var window = await browser.OpenAsync(320);
        await window.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await window.Page.GotoAsync(address);
        AssertNone(address, await window.Page.RunAxe(Everything));

        // The scheme changes colours and nothing else.
        await window.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        AssertNone($"{address} in dark", await window.Page.RunAxe(Colours));
        await AssertFitsAsync(window.Page, 320);
        Assert.DoesNotContain(window.Troubles, trouble => !trouble.Contains("404", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/gemeinden/08215017")]
    [InlineData("/gemeinden")]
    [InlineData("/ansprechpersonen/mirela-ampelstein")]
    public async Task Page_OnAWideScreen_HasNoBarrierThatAxeFinds(string address)
    {
        await using var window = await browser.OpenAsync(1280);
        await window.Page.GotoAsync(address);
        AssertNone(address, await window.Page.RunAxe(Everything));
        await AssertFitsAsync(window.Page, 1280);
    }

    private static void AssertNone(string page, AxeResult found)
    {
        Assert.NotEmpty(found.Passes);
        Assert.True(found.Violations.Length == 0, $"{page}: {string.Join('\n', found.Violations.Select(v => $"{v.Id}: {v.Help} {string.Join(' ', v.Nodes.Take(3).Select(n => n.Html))}"))}");
    }

    private static async Task AssertFitsAsync(IPage page, int width)
    {
        const string TooWide = "() => [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth).map(e => e.outerHTML.slice(0, 160))";
        var actual = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        Assert.True(actual == width, $"{actual} pixels: {string.Join('\n', await page.EvaluateAsync<string[]>(TooWide))}");
    }
}
