using IntMan.Portal.Tests.Support;
using Microsoft.Playwright;

namespace IntMan.Portal.Tests.Meetings;

/// <summary>The live page in a browser: others' changes appear by themselves, and nothing typed is lost.</summary>
[Collection(BrowserHost.Collection)]
public sealed class SittingBrowserTests(BrowserHost browser)
{
    private const string Here = "/treffen/teamaustausch-ettlingen/2026-11-18/sitzung";

    [Fact]
    public async Task Changes_AppearByThemselves_AndADraftSurvivesReloadAndALostConnection()
    {
        await using var writer = await browser.OpenAsync(390);
        await browser.Cluster.ExecuteAsync(browser.Database, """
            insert into meetings.meeting (id, series_id, held_on, starts_at, ends_at, place, state, uid, guest_uid, invited_at, started_at,
              created_at)
            select '00000000-0000-0000-0000-00000000bbbb', id, '2026-11-18', '14:00', '15:00', 'Rathaus', 'Running', 'live@treffen',
              'gast-live@treffen', now(), now(), now() from meetings.series where slug = 'teamaustausch-ettlingen' on conflict do nothing;
            insert into meetings.item (id, series_id, meeting_id, part, is_protected, position, title, manner, minutes, responsible, state, source,
              created_at)
            select '00000000-0000-0000-0000-00000000cccc', id, '00000000-0000-0000-0000-00000000bbbb', 1, false, 1, 'Vertretungen', 'Exchange', 10,
              'Alle', 'Discussed', 'Office', now() from meetings.series where slug = 'teamaustausch-ettlingen' on conflict do nothing
            """);
        await writer.SignInAsync("ib");
        await using var reader = await browser.OpenAsync(390);
        await reader.SignInAsync("im1");
        await reader.Page.GotoAsync(Here);
        await writer.Page.GotoAsync(Here);

        await writer.Page.FillAsync("textarea[name=notiz]", "Frau Kern vertritt im Dezember.");
        await writer.Page.ClickAsync("form[data-draft] button");
        await writer.Page.WaitForURLAsync("**gespeichert=notiz**");
        await Assertions.Expect(reader.Page.Locator("textarea[name=notiz]")).ToHaveValueAsync("Frau Kern vertritt im Dezember.");

        // Who is typing is not interrupted, only told.
        await reader.Page.FillAsync("textarea[name=notiz]", "Mein eigener Satz.");
        await writer.Page.FillAsync("textarea[name=notiz]", "Noch ein Satz.");
        await writer.Page.ClickAsync("form[data-draft] button");
        await reader.Page.WaitForSelectorAsync("[data-news]:not([hidden])");
        Assert.Equal("Mein eigener Satz.", await reader.Page.InputValueAsync("textarea[name=notiz]"));

        await reader.Page.Context.SetOfflineAsync(true);
        await reader.Page.ClickAsync("form[data-draft] button");
        await Assertions.Expect(reader.Page.Locator("[data-draft-state]").First).ToContainTextAsync("Keine Verbindung");
        await reader.Page.Context.SetOfflineAsync(false);
        await reader.Page.ReloadAsync();
        Assert.Equal("Mein eigener Satz.", await reader.Page.InputValueAsync("textarea[name=notiz]"));
    }
}
