using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace IntMan.Portal.Tests.Support;

/// <summary>What keeps people out of a page, as far as a machine finds it: axe in light and dark, and content wider than the
/// screen.</summary>
public static class Barriers
{
    /// <summary>One call in the page itself: the package's own way opens a second page each time and carries every element there.</summary>
    private const string RunAxe = """
        async rules => {
          const found = await axe.run(document, { resultTypes: ["violations"], ...(rules.length ? { runOnly: { type: "rule", values: rules } } : {}) });
          return found.passes.length ? found.violations.map(v => `${v.id}: ${v.help} ${v.nodes.slice(0, 3).map(n => n.html).join(" ")}`) : ["axe looked at nothing"];
        }
        """;

    private static readonly string Axe = $"() => {{ if (!window.axe) {{ {new BundledAxeScriptProvider().GetScript()} }} }}";

    private static readonly string[] Colours = ["color-contrast", "link-in-text-block"];

    /// <summary>Rules of axe in the colours the page is shown in.</summary>
    /// <param name="page">Where it looks; its scripts must run.</param>
    /// <param name="name">For the message.</param>
    /// <param name="rules">Names of axe's rules; all when none is named.</param>
    public static async Task AssertNoneAsync(IPage page, string name, params string[] rules)
    {
        await page.EvaluateAsync(Axe);
        var found = await page.EvaluateAsync<string[]>(RunAxe, rules);
        Assert.True(found.Length == 0, $"{name}: {string.Join('\n', found)}");
    }

    /// <summary>All rules in light, those of colours in dark (the scheme changes colours and nothing else), and the width.</summary>
    public static async Task AssertNoneInBothSchemesAsync(IPage page, string name, int width)
    {
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await AssertNoneAsync(page, name);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await AssertNoneAsync(page, $"{name} in dark", Colours);
        await AssertFitsAsync(page, name, width);
    }

    /// <summary>Nothing is wider than the window.</summary>
    public static async Task AssertFitsAsync(IPage page, string name, int width)
    {
        const string TooWide =
            "() => [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth).map(e => "
            + "e.outerHTML.slice(0, 160))";
        var actual = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        Assert.True(actual == width, $"{name}: {actual} pixels: {string.Join('\n', await page.EvaluateAsync<string[]>(TooWide))}");
    }
}
