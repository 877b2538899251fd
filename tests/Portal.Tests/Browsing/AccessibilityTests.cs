using IntMan.Portal.Tests.Pages;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Browsing;

/// <summary>Every public page and state: axe without violations in light and dark, nothing wider than a narrow phone, no errors in the
/// console.</summary>
[Collection(BrowserHost.Collection)]
public sealed class AccessibilityTests(BrowserHost browser)
{
    public static TheoryData<string> Pages { get; } = [.. ContentTests.PublicPages.Select(row => row.Data),
        "/suche?q=Rheinstr&hausnummer=abc", "/gibt-es-nicht"];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_InLightAndDarkOnANarrowPhone_HasNoBarrierThatAxeFinds(string address)
    {
        await using var window = await browser.OpenAsync(320);
        await window.Page.GotoAsync(address);
        await Barriers.AssertNoneInBothSchemesAsync(window.Page, address, 320);
        Assert.DoesNotContain(window.Troubles, trouble => !trouble.Contains("404", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/gemeinden/08215017")]
    [InlineData("/gemeinden")]
    [InlineData("/statistik")]
    [InlineData("/ansprechpersonen/mirela-ampelstein")]
    public async Task Page_OnAWideScreen_HasNoBarrierThatAxeFinds(string address)
    {
        await using var window = await browser.OpenAsync(1280);
        await window.Page.GotoAsync(address);
        await Barriers.AssertNoneAsync(window.Page, address);
        await Barriers.AssertFitsAsync(window.Page, address, 1280);
    }
}
