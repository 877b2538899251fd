using System.Diagnostics;
using IntMan.Portal.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IntMan.Portal.Tests.Browsing;

/// <summary>A referral in a consultation: by keyboard, in three requests; then the client's phone.</summary>
[Collection(BrowserHost.Collection)]
public sealed class ReferralJourneyTests(BrowserHost browser)
{
    private const string Service = "/angebote/schuldnerberatung-friedrichshafen";
    private const int MostTabs = 60;

    [Fact]
    public async Task Referral_ByKeyboard_TakesThreeRequestsAndThePhoneReportsBack()
    {
        await using var manager = await browser.OpenAsync(1280);
        await manager.SignInAsync("im1");
        var page = manager.Page;
        await page.GotoAsync(Service);
        var requests = new List<string>();
        page.Request += (_, request) =>
        {
            if (request.ResourceType == "document")
            {
                requests.Add($"{request.Method} {new Uri(request.Url).AbsolutePath}");
            }
        };
        var watch = Stopwatch.StartNew();
        await TabToAsync(page, "a[href='/angebote/schuldnerberatung-friedrichshafen/verweisen']");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 }))
            .ToHaveTextAsync("An Schuldnerberatung Friedrichshafen verweisen");
        await TabToAsync(page, "#anliegen");
        await page.Keyboard.TypeAsync("Anderes Anliegen");
        await TabToAsync(page, "main button[type=submit]");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Zettel zum Mitgeben");
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"{watch.Elapsed}");
        Assert.Equal(["GET", "POST", "GET"], requests.Select(request => request.Split(' ')[0]));
        await page.SetViewportSizeAsync(320, 844);
        await page.GotoAsync(new Uri(page.Url).AbsolutePath + "?sprache=ar");
        await Barriers.AssertNoneInBothSchemesAsync(page, "slip", 320);
        var code = await page.Locator(".ip-slip__letters").TextContentAsync();
        Assert.Empty(manager.Troubles);

        await using var phone = await browser.OpenAsync(320);
        var seen = new List<string>();
        phone.Page.Request += (_, request) => seen.Add(request.Url);
        await phone.Page.GotoAsync($"/ar/rueckmeldung#{code}");
        await Expect(phone.Page.Locator("#code")).ToHaveValueAsync(code!);
        Assert.DoesNotContain(code!, phone.Page.Url, StringComparison.Ordinal);
        await Barriers.AssertNoneInBothSchemesAsync(phone.Page, "report", 320);
        await phone.Page.Locator("#code").PressAsync("Enter");
        await Expect(phone.Page.Locator("#antwort")).ToBeVisibleAsync();
        await Barriers.AssertNoneInBothSchemesAsync(phone.Page, "questions", 320);
        await phone.Page.GetByRole(AriaRole.Radio, new() { Name = "أنا استلمت الورقة." }).CheckAsync();
        await phone.Page.GetByRole(AriaRole.Radio, new() { Name = "لا يوجد مكان." }).CheckAsync();
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "إرسال الإبلاغ" }).ClickAsync();
        await Expect(phone.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("شكراً على إبلاغك");
        Assert.DoesNotContain(seen, url => url.Split('#')[0].Contains(code!, StringComparison.Ordinal));
        Assert.Empty(phone.Troubles);
    }

    /// <summary>The tabulator key until the element has the focus, as somebody without a mouse gets there.</summary>
    private static async Task TabToAsync(IPage page, string selector)
    {
        for (var pressed = 0; pressed < MostTabs; pressed++)
        {
            if (await page.Locator(selector).EvaluateAsync<bool>("element => element === document.activeElement"))
            {
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"{selector} is not reached by {MostTabs} tabulator keys.");
    }

    [Fact]
    public async Task Code_WithoutScript_IsTyped()
    {
        await using var window = await browser.OpenAsync(320, hasScript: false);
        await window.Page.GotoAsync("/rueckmeldung");
        await window.Page.Locator("#code").FillAsync("7K3MR-XF4NP-92CWT");
        await window.Page.Locator("#code").PressAsync("Enter");
        await Expect(window.Page.Locator(".ip-errorsum")).ToContainTextAsync("Dieser Code ist nicht bekannt oder abgelaufen.");
    }

    [Theory]
    [InlineData("/wegweiser")]
    [InlineData("/ar/wegweiser?anliegen=formular-ausfuellen&gemeinde=08435016")]
    [InlineData("/wegweiser?q=Xylophonquark")]
    public async Task Guide_OnANarrowPhone_HasNoBarrierThatAxeFinds(string address)
    {
        await using var window = await browser.OpenAsync(320);
        await window.Page.GotoAsync(address);
        await Barriers.AssertNoneInBothSchemesAsync(window.Page, address, 320);
        Assert.Empty(window.Troubles);
    }

    [Theory]
    [InlineData("im1", "/verweise")]
    [InlineData("im1", Service + "/verweisen")]
    [InlineData("koordination", "/verweise/bedarf")]
    public async Task StaffPage_OnANarrowPhone_HasNoBarrierThatAxeFinds(string role, string address)
    {
        await using var window = await browser.OpenAsync(320);
        await window.SignInAsync(role);
        await window.Page.GotoAsync(address);
        await Barriers.AssertNoneInBothSchemesAsync(window.Page, address, 320);
        Assert.Empty(window.Troubles);
    }
}
