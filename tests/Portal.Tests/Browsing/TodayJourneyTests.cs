using System.Text.RegularExpressions;
using IntMan.Portal.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IntMan.Portal.Tests.Browsing;

/// <summary>Jobs of docs/journeys.md on a phone: from "Heute", each in the number of steps that stands there. A step is a link or a button;
/// "=" types into a field, "pick" chooses the second of a list, "open" unfolds a menu, and "after" puts back what others need as it was.</summary>
[Collection(BrowserHost.Collection)]
public sealed class TodayJourneyTests(BrowserHost browser) : IAsyncLifetime
{
    // Role, requests, steps, and where the job ends. The jobs of a role are done one after another in one window.
    private static readonly (string Role, int Requests, string Steps, string Target)[] Jobs =
    [
        ("im2", 2, "link:Abwesenheit eintragen|=Letzter Tag=30.12.2026|=Erster Tag=28.12.2026|button:Abwesenheit speichern",
            "/konto/eintrag/abwesenheit"),
        ("im2", 2, "link:Stimmt noch? Eintrag bestätigen|button:Stimmt noch", "/konto/bestaetigung"),
        ("im2", 4, "link:Meine Stelle öffnen|link:Sprechzeiten|link:Neue Sprechstunde|=Beginn=06:00|=Ende=07:00|button:Sprechstunde speichern",
            "/konto/eintrag/sprechstunden"),
        ("im2", 2, "open:.ip-menu summary:has-text('Konto')|link:Benachrichtigungen|button:Speichern", "/konto/benachrichtigungen"),
        ("sprecher", 2, "first:.ip-work__row a|=Nächste Wiedervorlage=09.12.2026|button:Stand speichern", "/verweise/"),
        ("partner", 2, "link:Freie Plätze melden|button:Plätze frei", "/konto/angebote"),
        ("leitung", 0, "sees:Auftragsverhältnisse", "/heute"),
        ("leitung", 1, "link:Bedarf ohne Platz", "/verweise/bedarf"),
        ("ehrenamt", 1, "first:#h-orte ~ ul a", "/gemeinden/"),
        ("ehrenamt", 1, "link:Das Sprachcafé zieht um", "/infomail/"),
        ("admin", 2, "link:Verwaltung|link:Postausgang", "/verwaltung/mails"),
        ("admin", 2, "link:nicht angekommen|button:Verwerfen", "/verwaltung/mails"),
        ("ib", 2, "link:Meldung prüfen|button:erledigt", "/verwaltung/hinweise/"),
        ("ib", 4, "link:Verwaltung|=Alles in der Verwaltung durchsuchen=Ettlingen-Süd|button:Suchen|first:main a[href^='/stellen/']|"
            + "button:Heute fällt aus|after:Findet doch statt", "/stellen/"),
        ("ib", 6, "link:Verwaltung|=Alles in der Verwaltung durchsuchen=Ettlingen-Ost|button:Suchen|first:main a[href^='/stellen/']|"
            + "link:Abwesenheiten|link:Neue Abwesenheit|=Erster Tag=28.12.2026|=Letzter Tag=30.12.2026|button:Abwesenheit speichern",
            "/stellen/[0-9a-f-]+/abwesenheit"),
        ("koordination", 3, "link:Verwaltung|=Alles in der Verwaltung durchsuchen=Meersburg|button:Suchen|"
            + "first:main a[href^='/stellen/']", "/stellen/"),
        ("koordination", 2, "link:Änderung prüfen|button:In Ordnung", "/verwaltung/angebote"),
        ("koordination", 2, "link:nicht mehr bestätigt|button:Stimmt noch", "/verwaltung/bestaetigen"),
        ("koordination", 4, "link:Infomail schreiben|link:Neue Infomail schreiben|pick:#an|=Betreff=Neues Café|=Text=Ab Montag ist offen.|"
            + "button:Speichern und ansehen|first:main button[formaction*='Senden']", "/verwaltung/infomail"),
    ];

    // What waits, for the roles that decide about it.
    private const string Waiting = """
        with account as (select id from accounts.account where email = 'sprecher@demo.example'), made as (
            insert into referral.referral (id, account_id, referred_as, service_id, concern, concern_title, manner, has_deadline,
                consent_covers, state, follow_up_on, code_digest, code_expires_on, created_at)
            select gen_random_uuid(), a.id, 'Integrationsmanagement', s.id, 'anderes', 'Anderes', 'Referral', false, array[]::text[],
                'Open', '2026-11-16', sha256('follow-up'), '2027-02-01', '2026-11-01T09:00:00Z'
            from account a, directory.service s where s.slug = 'mbe-ettlingen' returning id, account_id)
        insert into referral.step (id, referral_id, at, kind, account_id, state)
        select gen_random_uuid(), id, '2026-11-01T09:00:00Z', 'Created', account_id, 'Open' from made;
        insert into quality.suggestion (id, kind, ags, county_key, created_at)
        values (gen_random_uuid(), 'Other', '08215017', '08215', '2026-11-17T09:00:00Z');
        with made as (
            insert into directory.change_set (id, at, actor_name, actor_role, kind, action)
            values (gen_random_uuid(), '2026-11-17T09:00:00Z', 'Pia Partnach', 'Kooperation', 'Edit', 'Angebot geändert') returning id),
        noted as (
            insert into directory.change (change_set_id, entity, entity_key, before, after)
            select made.id, 'service', s.id::text, to_jsonb(s), to_jsonb(s) || '{"phone": "07541 5550100"}'
            from made, directory.service s where s.slug = 'hausaufgabenhilfe-friedrichshafen')
        insert into quality.service_review (change_set_id, service_id)
        select made.id, s.id from made, directory.service s where s.slug = 'hausaufgabenhilfe-friedrichshafen';
        update directory.confirmation set confirmed_on = '2026-01-07'
          where entry_id = (select id from directory.post where slug = 'koordination-bodenseekreis');
        insert into infomail.message (id, county_key, ags, subject, body, state, changed_at, released_at)
        values (gen_random_uuid(), '08215', '08215017', 'Das Sprachcafé zieht um', 'Neue Adresse.', 'Sent', '2026-11-16T09:00:00Z',
            '2026-11-16T09:00:00Z');
        insert into mail.outbox (id, kind, to_address, subject, is_repeat_safe, state, created_at, due_at, settled_at)
        values (gen_random_uuid(), 'konto-neu', 'niemand@demo.example', 'Ihr Konto', false, 'Parked', '2026-11-16T09:00:00Z',
            '2026-11-16T09:00:00Z', '2026-11-16T09:10:00Z');
        """;

    private static bool _waits;

    public static TheoryData<string> Roles => new(Jobs.Select(job => job.Role).Distinct());

    public async ValueTask InitializeAsync()
    {
        if (!_waits)
        {
            _waits = true;
            await browser.Cluster.ExecuteAsync(browser.Database, Waiting);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Jobs_OfARole_AreDoneInTheirNumberOfRequests(string role)
    {
        await using var window = await browser.OpenAsync(390);
        await window.SignInAsync(role);
        var page = window.Page;
        page.SetDefaultTimeout(10_000);
        Assert.EndsWith("/heute", page.Url, StringComparison.Ordinal);
        foreach (var (_, requests, steps, target) in Jobs.Where(job => job.Role == role))
        {
            await page.GotoAsync("/heute");
            var all = steps.Split('|');
            Assert.Equal(requests, all.Count(step => step.Split(':')[0] is "link" or "button" or "first"));
            foreach (var step in all)
            {
                await DoAsync(page, step);
            }

            await Expect(page).ToHaveURLAsync(new Regex($"^https?://[^/]+{target}"));
            await Expect(page.Locator(".ip-errorsum")).ToHaveCountAsync(0);
        }

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
        var row = window.Page.Locator(".ip-work__row").Filter(new() { HasText = "Kein Platz" }).First;
        await row.Locator(".ip-work__tools a").First.ClickAsync();
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

        if (step.StartsWith("pick:", StringComparison.Ordinal))
        {
            await page.Locator(step[5..]).SelectOptionAsync(new SelectOptionValue { Index = 1 });
            return;
        }

        if (step.StartsWith("sees:", StringComparison.Ordinal))
        {
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = step[5..] })).ToBeVisibleAsync();
            return;
        }

        var name = step[(step.IndexOf(':', StringComparison.Ordinal) + 1)..];
        var found = step.Split(':')[0] switch
        {
            "link" => page.Locator("a").Filter(new() { HasText = name }).First,
            "button" or "after" => page.GetByRole(AriaRole.Button, new() { Name = name }).First,
            _ => page.Locator(name).First,
        };
        if (!await found.IsVisibleAsync())
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Menü" }).ClickAsync();
        }

        await found.ClickAsync();
    }
}
