using System.Text.RegularExpressions;
using IntMan.Portal.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IntMan.Portal.Tests.Browsing;

/// <summary>Jobs of docs/journeys.md on a phone: from "Heute", each in the number of steps that stands there. A step is a link or a button;
/// "=" types into a field and loads nothing.</summary>
[Collection(BrowserHost.Collection)]
public sealed class TodayJourneyTests(BrowserHost browser)
{
    public static TheoryData<string, int, string, string> Journeys { get; } = new()
    {
        { "im2", 2, "link:Abwesenheit eintragen|=Letzter Tag=30.12.2026|=Erster Tag=28.12.2026|button:Abwesenheit speichern",
            "/konto/eintrag/abwesenheit" },
        { "im2", 2, "link:Stimmt noch? Eintrag bestätigen|button:Stimmt noch", "/konto/bestaetigung" },
        { "partner", 1, "link:Freie Plätze melden", "/konto/angebote" },
        { "leitung", 1, "link:Bedarf ohne Platz", "/verweise/bedarf" },
        { "ehrenamt", 1, "first:#h-orte ~ ul a", "/gemeinden/" },
        { "admin", 2, "link:Verwaltung|link:Postausgang", "/verwaltung/mails" },
        { "koordination", 3, "link:Verwaltung|=Alles in der Verwaltung durchsuchen=Meersburg|button:Suchen|first:main a[href^='/stellen/']",
            "/stellen/" },
    };

    [Theory]
    [MemberData(nameof(Journeys))]
    public async Task Job_IsDoneInItsNumberOfRequests(string role, int requests, string steps, string target)
    {
        await using var window = await browser.OpenAsync(390);
        await window.SignInAsync(role);
        var page = window.Page;
        Assert.EndsWith("/heute", page.Url, StringComparison.Ordinal);
        var all = steps.Split('|');
        Assert.Equal(requests, all.Count(step => !step.StartsWith('=')));
        foreach (var step in all)
        {
            await DoAsync(page, step);
        }

        await Expect(page).ToHaveURLAsync(new Regex($"^https?://[^/]+{target}"));
        Assert.Empty(window.Troubles);
    }

    [Fact]
    public async Task NoPlace_LeadsToOtherServicesWithOneTap()
    {
        var account = await browser.Cluster.ScalarAsync<Guid>(browser.Database,
            "select id from accounts.account where email = 'im3@demo.example'");
        await browser.Cluster.ExecuteAsync(browser.Database, $"""
            with made as (
                insert into referral.referral (id, account_id, referred_as, service_id, concern, concern_title, manner, has_deadline,
                    consent_covers, state, follow_up_on, code_digest, code_expires_on, created_at)
                select gen_random_uuid(), '{account}', 'Integrationsmanagement', s.id, 'anderes', 'Anderes', 'Referral', false, array[]::text[],
                    'Open', current_date + 300, sha256('journey'), current_date + 390, '2026-11-01T09:00:00Z'
                from directory.service s where s.slug = 'schuldnerberatung-friedrichshafen' returning id
            ), step as (
                insert into referral.step (id, referral_id, at, kind, account_id, state)
                select gen_random_uuid(), id, '2026-11-01T09:00:00Z', 'Created', '{account}', 'Open' from made
            )
            insert into referral.report (id, referral_id, at, reporter, outcome)
            select gen_random_uuid(), id, '2026-11-02T09:00:00Z', 'Service', 'NoPlace' from made
            """);
        await using var window = await browser.OpenAsync(390);
        await window.SignInAsync("im3");
        await Expect(window.Page.Locator(".ip-work__row").First).ToContainTextAsync("Kein Platz");
        await DoAsync(window.Page, "first:.ip-work__tools a");
        await Expect(window.Page).ToHaveURLAsync(new Regex("/wegweiser\\?anliegen=anderes$"));
    }

    private static async Task DoAsync(IPage page, string step)
    {
        if (step.StartsWith('='))
        {
            var parts = step.Split('=');
            await page.GetByLabel(parts[1]).First.FillAsync(parts[2]);
            return;
        }

        var name = step[(step.IndexOf(':', StringComparison.Ordinal) + 1)..];
        var found = step.Split(':')[0] switch
        {
            "link" => page.Locator("a").Filter(new() { HasText = name }).First,
            "button" => page.GetByRole(AriaRole.Button, new() { Name = name }).First,
            _ => page.Locator(name).First,
        };
        if (!await found.IsVisibleAsync())
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Menü" }).ClickAsync();
        }

        await found.ClickAsync();
    }
}
