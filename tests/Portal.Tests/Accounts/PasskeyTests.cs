using System.Net;
using IntMan.Accounts;
using IntMan.Portal.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IntMan.Portal.Tests.Accounts;

/// <summary>Passkeys in a real browser with a virtual authenticator: registration, sign-in, second factor, removal; what is sent twice is
/// refused (T08).</summary>
[Collection(BrowserHost.Collection)]
public sealed class PasskeyTests(BrowserHost browser)
{
    [Fact]
    public async Task Passkey_Registered_SignsInWithoutPasswordAndItsAnswerCountsOnce()
    {
        await using var window = await browser.OpenAsync(390);
        var page = window.Page;
        await AuthenticatorAsync(page);
        await SignInAsync(page, "koordination");
        await RegisterAsync(page, "Diensthandy");
        await Expect(page.Locator("main")).ToContainTextAsync("Legen Sie einen zweiten Passkey auf einem anderen Gerät an.");
        await Expect(page.Locator("main")).ToContainTextAsync("Nur auf diesem einen Gerät.");

        await SignOutAsync(page);
        string? sent = null;
        page.Request += (_, request) => sent = request.Method == "POST" ? request.PostData : sent;
        await page.GotoAsync(At("/konto/anmelden?zurueck=/konto/sitzungen"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Mit Passkey anmelden" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Angemeldete Geräte");
        Assert.Equal("passkey",
            await ScalarAsync(
            "select method from accounts.session s join accounts.account a on a.id = s.account_id where email = "
            + "'koordination@demo.example' order by started_at desc, s.id desc limit 1"));

        // The same answer from the same browser, signed out: the challenge was used.
        await page.Context.ClearCookiesAsync(new() { Name = "sitzung" });
        var again = await page.Context.APIRequest.PostAsync(At("/konto/anmelden?handler=Passkey"),
            new() { Data = sent!, Headers = new Dictionary<string, string> { ["Content-Type"] = "application/x-www-form-urlencoded" },
            MaxRedirects = 0 });
        Assert.Equal(400, again.Status);
        Assert.Equal("passkey challenge",
            await ScalarAsync("select subject from accounts.audit_log where outcome = 'Refused' order by id desc limit 1"));
        Assert.Empty(window.Troubles);
    }

    [Fact]
    public async Task Passkey_WithoutTheOwnersCheck_IsRefused()
    {
        await using var window = await browser.OpenAsync(390);
        var page = window.Page;
        var (cdp, id) = await AuthenticatorAsync(page);
        await SignInAsync(page, "leitung");
        await RegisterAsync(page, "Schlüssel");
        await SignOutAsync(page);
        await cdp.SendAsync("WebAuthn.setUserVerified", new() { ["authenticatorId"] = id, ["isUserVerified"] = false });
        await page.GotoAsync(At("/konto/anmelden"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Mit Passkey anmelden" }).ClickAsync();
        await Expect(page.Locator("[data-passkey-status]")).ToContainTextAsync("Das hat mit dem Passkey nicht geklappt.");
        await page.GotoAsync(At("/heute"));
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/konto/anmelden"));
    }

    [Fact]
    public async Task Passkey_ConfirmsAgainAndIsRemoved()
    {
        await using var window = await browser.OpenAsync(390);
        var page = window.Page;
        await AuthenticatorAsync(page);
        await SignInAsync(page, "partner");
        await RegisterAsync(page, "");
        await browser.Cluster.ExecuteAsync(browser.Database,
            "update accounts.session set confirmed_at = '2026-11-18T12:00Z' where account_id = (select id from accounts.account where "
            + "email = 'partner@demo.example')");
        await page.GotoAsync(At("/konto/passkeys"));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Bestätigen Sie, dass Sie es sind");
        await page.GetByRole(AriaRole.Button, new() { Name = "Mit Passkey bestätigen" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Passkeys");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 3 })).ToHaveTextAsync("Chrome, Linux");

        // A demo account has no app: the passkey is its last full way in.
        await page.GetByRole(AriaRole.Button, new() { Name = "Löschen" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Das ist Ihr letzter Weg");
        await browser.Cluster.ExecuteAsync(browser.Database,
            "update accounts.account set totp_secret = 'x' where email = 'partner@demo.example'");
        await page.GetByRole(AriaRole.Button, new() { Name = "Löschen" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 2 }).First).ToHaveTextAsync("Noch kein Passkey");
        await browser.Cluster.ExecuteAsync(browser.Database,
            "update accounts.account set totp_secret = null where email = 'partner@demo.example'");
    }

    [Fact]
    public async Task Invitation_AcceptedWithAPasskey_OpensTheAccountWithoutPassword()
    {
        await using (var office = await browser.OpenAsync(1280))
        {
            await SignInAsync(office.Page, "admin");
            await office.Page.GotoAsync(At("/verwaltung/konten/neu"));
            await office.Page.FillAsync("#name", "Pia Passig");
            await office.Page.FillAsync("#email", "pia.passig@amt.example");
            await office.Page.SelectOptionAsync("#rolle", "IntegrationOfficer");
            await office.Page.SelectOptionAsync("#bereich", "Municipality");
            await office.Page.FillAsync("#schluessel", "08215017");
            await office.Page.GetByRole(AriaRole.Button, new() { Name = "Einladung senden" }).ClickAsync();
            await Expect(office.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Pia Passig");
        }

        await using var window = await browser.OpenAsync(390);
        var page = window.Page;
        await AuthenticatorAsync(page);
        await page.GotoAsync(At(await new Mailbox(browser).LinkAsync("pia.passig@amt.example")));
        await page.GetByRole(AriaRole.Button, new() { Name = "Einladung annehmen" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Passkey anlegen" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Passkeys");
        await SignOutAsync(page);
        await page.GotoAsync(At("/konto/anmelden"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Mit Passkey anmelden" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Heute, ");
        await Expect(page.Locator("main")).ToContainTextAsync("Bedarf ohne Platz");
        Assert.Equal("false",
            await ScalarAsync("select (password_hash is not null)::text from accounts.account where email = 'pia.passig@amt.example'"));
        Assert.Empty(window.Troubles);
    }

    [Fact]
    public async Task SignIn_WithoutScript_OffersThePasswordOnly()
    {
        await using var window = await browser.OpenAsync(390, hasScript: false);
        var page = window.Page;
        await page.GotoAsync(At("/konto/anmelden"));
        await Expect(page.GetByText("Mit Passkey anmelden")).ToBeHiddenAsync();
        await page.GetByLabel("E-Mail-Adresse").FillAsync("ehrenamt@demo.example");
        await page.GetByLabel("Passwort").FillAsync(DemoAccounts.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Anmelden", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Heute, ");
    }

    private static async Task<(ICDPSession Cdp, object Id)> AuthenticatorAsync(IPage page)
    {
        var cdp = await page.Context.NewCDPSessionAsync(page);
        await cdp.SendAsync("WebAuthn.enable");
        var added = await cdp.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true,
                    ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
            },
        });
        return (cdp, added!.Value.GetProperty("authenticatorId").GetString()!);
    }

    private async Task SignInAsync(IPage page, string name)
    {
        await page.GotoAsync(At("/konto/anmelden"));
        await page.GetByLabel("E-Mail-Adresse").FillAsync($"{name}@demo.example");
        await page.GetByLabel("Passwort").FillAsync(DemoAccounts.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Anmelden", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Heute, ");
    }

    private async Task RegisterAsync(IPage page, string name)
    {
        await page.GotoAsync(At("/konto/passkeys"));
        await page.GetByLabel("Name des Passkeys").FillAsync(name);
        await page.GetByRole(AriaRole.Button, new() { Name = "Passkey anlegen" }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("Ihre Passkeys: 1 von höchstens 10");
    }

    private async Task SignOutAsync(IPage page)
    {
        await page.GotoAsync(At("/konto/abmelden"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Jetzt abmelden" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/$"));
    }

    // Passkeys belong to a name, not to an address of the network.
    private string At(string path) => $"http://localhost:{browser.Address.Port}{path}";

    private Task<string> ScalarAsync(string sql) => browser.Cluster.ScalarAsync<string>(browser.Database, sql);
}
