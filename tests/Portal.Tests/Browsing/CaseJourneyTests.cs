using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Browsing;

/// <summary>The talk that just ended, from the day page by thumb: one tap opens the form as last time, one saves it.</summary>
[Collection(BrowserHost.Collection)]
public sealed class CaseJourneyTests(BrowserHost browser)
{
    [Fact]
    public async Task Talk_FromTheDayPage_TakesTwoTapsAndTwoRequests()
    {
        await browser.Cluster.ExecuteAsync(browser.Database, CaseAccessibilityTests.Sql + """
            update caseload.case set next_contact_on = '2026-11-18' where alias = 'Zeder' and manager_number = '77'
            """);
        await using var window = await browser.OpenAsync(390);
        await window.SignInAsync("im3");
        await window.Page.GotoAsync("/heute");
        var sent = 0;
        window.Page.Request += (_, request) => sent += request.IsNavigationRequest && request.RedirectedFrom is null ? 1 : 0;
        var row = window.Page.Locator(".ip-work__row", new() { HasText = "77-0001 Zeder: Kontakt" });
        await row.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Gespräch eintragen" }).ClickAsync();
        await window.Page.WaitForURLAsync("**/gespraech?wie=letztes&von=heute");
        await window.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Gespräch speichern" }).ClickAsync();
        await window.Page.WaitForURLAsync("**/heute?gespeichert=gespraech");
        Assert.Equal(2, sent);
        Assert.Contains("Das Gespräch ist gespeichert.", await window.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Equal(0, await row.CountAsync());
        Assert.Equal("OfficeHour Family finanzen", await browser.Cluster.ScalarAsync<string>(browser.Database, """
            select k.channel || ' ' || k.setting || ' ' || array_to_string(k.topics, ',') from caseload.consultation k
            join caseload.case c on c.id = k.case_id where c.alias = 'Zeder' and k.held_on = '2026-11-18'
            """));
        Assert.Empty(window.Troubles);
    }
}
