using IntMan.Directory.Exchange.Import;
using IntMan.Foundation.Text;
using IntMan.Portal.Languages;
using IntMan.Portal.Tests.Support;
using Microsoft.Playwright;

namespace IntMan.Portal.Tests.Browsing;

/// <summary>
/// The public pages in every language on a narrow phone: axe, nothing wider than the screen, no key instead of a text, German
/// names marked as German. German itself is in <see cref="AccessibilityTests"/>.
/// </summary>
[Collection(BrowserHost.Collection)]
public sealed class LanguageBrowserTests(BrowserHost browser)
{
    private static readonly string[] Pages =
    [
        "/", "/suche?q=Rheinstr.%20119", "/suche?q=zzzz", "/gemeinden", "/gemeinden/08215017", "/ansprechpersonen/mirela-ampelstein",
        "/angebote/schuldnerberatung-friedrichshafen", "/seiten/wer-macht-was", "/seiten/auftragsmodelle", "/seiten/ueber",
        "/infomail/08215017", "/impressum",
    ];

    /// <summary>Texts that only German writes like this, outside of what is marked as German.</summary>
    private const string UnmarkedGerman = """
        () => {
          const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          const found = [];
          for (let text; (text = texts.nextNode());) {
            if (/[äßÄ]|[Ss]tr\.|\wkreis\b/.test(text.data) && !text.parentElement.closest(":lang(de)") &&
              text.parentElement.checkVisibility()) {
              found.push(text.data.trim());
            }
          }
          return found;
        }
        """;

    /// <summary>What translations can break; the rest of a page is the same in every language and checked in German and Arabic.</summary>
    private static readonly string[] Words =
        ["html-has-lang", "html-lang-valid", "valid-lang", "document-title", "button-name", "link-name", "label", "select-name",
            "summary-name", "aria-valid-attr-value", "landmark-unique", "heading-order", "empty-table-header", "target-size"];

    public static TheoryData<string> Codes =>
        [.. Language.All.Where(language => language != Language.German).Select(language => language.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task Pages_InALanguageOnANarrowPhone_HaveNoBarrier(string code)
    {
        var language = Language.All.Single(l => l.Code == code);
        await using var window = await browser.OpenAsync(320);
        foreach (var address in Pages)
        {
            await window.Page.GotoAsync(language.Prefix + address);
            await Barriers.AssertNoneAsync(window.Page, window.Page.Url, code == "ar" ? [] : Words);
            await Barriers.AssertFitsAsync(window.Page, window.Page.Url, 320);
            Assert.DoesNotMatch(
                @"(?<![\w/@.-])(site|infomail|suggest|nav|card|home|search|places|municipality|week|roles|tasks|hours|time|date|channel|position)\.[a-z]", await window.Page.InnerTextAsync("body"));
            Assert.Empty(language.IsGerman ? [] : await window.Page.EvaluateAsync<string[]>(UnmarkedGerman));
        }

        Assert.Empty(window.Troubles);
    }

    [Theory]
    [InlineData("/ar/")]
    [InlineData("/ar/gemeinden/08215017")]
    [InlineData("/ar/ansprechpersonen/mirela-ampelstein")]
    [InlineData("/aushang/08215017?sprachen=ar,de")]
    [InlineData("/aushang/person/mirela-ampelstein?sprachen=fa,uk,ls,de")]
    [InlineData("/einbetten/gemeinden/08215017")]
    public async Task Page_InDarkOnANarrowPhone_HasNoBarrier(string address)
    {
        await using var window = await browser.OpenAsync(320);
        await window.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await window.Page.GotoAsync(address);
        await Barriers.AssertNoneAsync(window.Page, address);
        await Barriers.AssertFitsAsync(window.Page, window.Page.Url, 320);
        Assert.DoesNotContain(window.Troubles, trouble => !trouble.Contains("404", StringComparison.Ordinal));
    }

    // Closed, the menu is one stop of the keyboard; open, its links say which language they are and which one is shown.
    [Fact]
    public async Task Switch_ByKeyboard_KeepsTheQuestionAndStoresNothing()
    {
        await using var window = await browser.OpenAsync(1280);
        await window.Page.GotoAsync("/suche?q=Lindenweg%2012%20Ettlingen");
        var summary = window.Page.Locator(".ip-menu summary");
        await summary.FocusAsync();
        Assert.Equal("Sprache: Deutsch", (await summary.InnerTextAsync()).ReplaceLineEndings(" ").Trim());
        await window.Page.Keyboard.PressAsync("Enter");
        var arabic = window.Page.Locator(".ip-menu a[lang=ar]");
        await Assertions.Expect(arabic).ToBeVisibleAsync();
        for (var i = 0; i < Language.All.Count && !await arabic.EvaluateAsync<bool>("link => link === document.activeElement"); i++)
        {
            await window.Page.Keyboard.PressAsync("Tab");
        }

        await Assertions.Expect(arabic).ToBeFocusedAsync();
        await arabic.PressAsync("Enter");
        await window.Page.WaitForURLAsync("**/ar/suche?q=Lindenweg%2012%20Ettlingen");
        Assert.Equal("Mirela Ampelstein", await window.Page.Locator(".ip-person h2").InnerTextAsync());
        Assert.Empty(await window.Page.Context.CookiesAsync());
        Assert.Equal(0, await window.Page.EvaluateAsync<int>("localStorage.length + sessionStorage.length"));
    }
}
