using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace IntMan.Portal.Tests.Support;

/// <summary>What keeps people out of a page, as far as a machine finds it: axe in light and dark, and content wider than the screen.</summary>
public static class Barriers
{
    private static readonly AxeRunOptions Everything = new() { ResultTypes = [ResultType.Violations] };

    private static readonly AxeRunOptions Colours = new() { RunOnly = RunOnlyOptions.Rules("color-contrast", "link-in-text-block") };

    /// <summary>All rules of axe in the colours the page is shown in.</summary>
    public static async Task AssertNoneAsync(IPage page, string name) => AssertNone(name, await page.RunAxe(Everything));

    /// <summary>All rules in light, those of colours in dark (the scheme changes colours and nothing else), and the width.</summary>
    public static async Task AssertNoneInBothSchemesAsync(IPage page, string name, int width)
    {
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await AssertNoneAsync(page, name);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        AssertNone($"{name} in dark", await page.RunAxe(Colours));
        await AssertFitsAsync(page, name, width);
    }

    /// <summary>Nothing is wider than the window.</summary>
    public static async Task AssertFitsAsync(IPage page, string name, int width)
    {
        const string TooWide = "() => [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth).map(e => e.outerHTML.slice(0, 160))";
        var actual = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        Assert.True(actual == width, $"{name}: {actual} pixels: {string.Join('\n', await page.EvaluateAsync<string[]>(TooWide))}");
    }

    private static void AssertNone(string page, AxeResult found)
    {
        Assert.NotEmpty(found.Passes);
        Assert.True(found.Violations.Length == 0, $"{page}: {string.Join('\n', found.Violations.Select(v => $"{v.Id}: {v.Help} {string.Join(' ', v.Nodes.Take(3).Select(n => n.Html))}"))}");
    }
}
