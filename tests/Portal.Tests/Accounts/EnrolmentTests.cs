using System.Net;
using AngleSharp.Html.Dom;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Accounts;

/// <summary>Who knows only the password may set up the first further factor, and nobody a second one beside it, also when both do it at
/// once.</summary>
public sealed class EnrolmentTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Start = "/konto/einrichten";
    private const string App = "/konto/app";
    private const string FirstPassword = "vier Bäche tragen leise Laternen";

    [Theory]
    [InlineData("app", "app")]
    [InlineData("app", "passkey")]
    [InlineData("passkey", "app")]
    [InlineData("passkey", "passkey")]
    public async Task Factor_SetUp_EndsTheOtherSessionsBeforeTheyAddOne(string first, string second)
    {
        var email = await CreateAsync();
        using var owner = await EnrollingAsync(email);
        using var thief = await EnrollingAsync(email);
        var pages = await PagesAsync(thief);
        using var done = await AddAsync(owner, await PagesAsync(owner), first);
        Assert.Equal(HttpStatusCode.OK, (await owner.GetAsync("/heute")).StatusCode);
        var factors = await FactorsAsync(email);
        using var refused = await AddAsync(thief, pages, second);
        Assert.StartsWith("/konto/anmelden", refused.Headers.Location?.ToString(), StringComparison.Ordinal);
        Assert.Equal(factors, await FactorsAsync(email));
        Assert.Equal(HttpStatusCode.Redirect, (await thief.GetAsync(Start)).StatusCode);
        using var again = await thief.SignInAsync(email);
        Assert.StartsWith("/konto/zweiter-faktor", again.Headers.Location?.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("app")]
    [InlineData("passkey")]
    public async Task Factor_CommittedWhileAnotherIsAdded_IsTheOnlyOne(string second)
    {
        var email = await CreateAsync();
        using var thief = await EnrollingAsync(email);
        var pages = await PagesAsync(thief);
        using var refused = await Meanwhile.CommitAsync(portal, $"update accounts.account set totp_secret = 'x' where email = '{email}'",
            () => AddAsync(thief, pages, second));
        Assert.Equal("x 0", await FactorsAsync(email));
        Assert.Equal(HttpStatusCode.Redirect, (await thief.GetAsync(Start)).StatusCode);
    }

    [Theory]
    [InlineData("app")]
    [InlineData("passkey")]
    public async Task Session_EndedWhileItAddsAFactor_AddsNone(string factor)
    {
        var email = await CreateAsync();
        using var thief = await EnrollingAsync(email);
        var pages = await PagesAsync(thief);
        using var refused = await Meanwhile.CommitAsync(portal, EndSessions(email), () => AddAsync(thief, pages, factor));
        Assert.Equal(" 0", await FactorsAsync(email));
    }

    [Fact]
    public async Task Password_ChosenWhileAFactorIsCommitted_IsNotTaken()
    {
        var email = await CreateAsync();
        using var visitor = await EnrollingAsync(email);
        await portal.Cluster.ExecuteAsync(portal.Database, $"update accounts.account set password_hash = null where email = '{email}'");
        var page = await visitor.PageAsync(Start);
        using var refused = await Meanwhile.CommitAsync(portal, $"update accounts.account set totp_secret = 'x' where email = '{email}'",
            () => visitor.SubmitAsync(page, Start, "Passwort", ("neu", FirstPassword)));
        Assert.StartsWith("/konto/anmelden", refused.Headers.Location?.ToString(), StringComparison.Ordinal);
        Assert.True(await portal.Cluster.ScalarAsync<bool>(portal.Database,
            $"select password_hash is null from accounts.account where email = '{email}'"));
    }

    [Fact]
    public async Task Session_EndedWhileItsSecondFactorIsChecked_DoesNotGoOn()
    {
        var email = await CreateAsync();
        using var owner = await EnrollingAsync(email);
        using var set = await AddAsync(owner, await PagesAsync(owner), "app");
        var code = (await Visitor.ReadAsync(set, HttpStatusCode.OK)).QuerySelector("#h-codes-neu ~ ul code")!.TextContent;
        using var visitor = new Visitor(portal);
        using var first = await visitor.SignInAsync(email);
        var page = await visitor.PageAsync("/konto/zweiter-faktor");
        var before = visitor.Session;
        using var answer = await Meanwhile.CommitAsync(portal, EndSessions(email),
            () => visitor.SubmitAsync(page, "/konto/zweiter-faktor", null, ("code", code)));
        Assert.Equal(before, visitor.Session);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.GetAsync("/heute")).StatusCode);
    }

    [Theory]
    [InlineData("app")]
    [InlineData("passkey")]
    public async Task Factor_AddedLater_EndsTheOtherSessions(string factor)
    {
        var name = factor == "app" ? "im1" : "im2";
        using var here = await Visitor.SignedInAsync(portal, name);
        using var there = await Visitor.SignedInAsync(portal, name);
        var page = await here.PageAsync(factor == "app" ? App : "/konto/passkeys");
        using var added = factor == "app" ? await AddAsync(here, (page, page), factor)
            : await SendPasskeyAsync(here, page, "/konto/passkeys", "Neu");
        var shown = factor == "app" ? (await Visitor.ReadAsync(added, HttpStatusCode.OK))
            : await here.PageAsync(added.Headers.Location!.ToString());
        Assert.Contains("Auf allen anderen Geräten sind Sie abgemeldet", shown.MainText(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/heute")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await there.GetAsync("/heute")).StatusCode);
    }

    private static string EndSessions(string email) =>
        $"update accounts.account set security_stamp = 'y' where email = '{email}'; delete from accounts.session where account_id = "
            + $"(select id from accounts.account where email = '{email}')";

    private static async Task<(IHtmlDocument App, IHtmlDocument Start)> PagesAsync(Visitor visitor) =>
        (await visitor.PageAsync(App), await visitor.PageAsync(Start));

    private static Task<HttpResponseMessage> SendPasskeyAsync(Visitor visitor, IHtmlDocument page, string address, string handler)
    {
        var form = page.One("form[data-passkey=create]");
        (string, string) Hidden(string name) => (name, form.QuerySelector($"input[name={name}]")!.GetAttribute("value")!);
        return visitor.PostAsync($"{address}?handler={handler}", Hidden("__RequestVerificationToken"), Hidden("zustand"),
            ("antwort", SoftPasskey.Create(form.GetAttribute("data-options")!)));
    }

    private Task<HttpResponseMessage> AddAsync(Visitor visitor, (IHtmlDocument App, IHtmlDocument Start) pages, string factor) =>
        factor == "app"
        ? visitor.SubmitAsync(pages.App, App, "Code", ("code", Authenticator.CodeOf(pages.App, portal.Clock)))
        : SendPasskeyAsync(visitor, pages.Start, Start, "Passkey");

    /// <summary>The app's secret and the number of passkeys.</summary>
    private Task<string> FactorsAsync(string email) => portal.Cluster.ScalarAsync<string>(portal.Database,
        "select coalesce(totp_secret, '') || ' ' || (select count(*) from accounts.account_passkey p where p.user_id = a.id) from "
        + $"accounts.account a where email = '{email}'");

    /// <summary>An account with a password only, that is no demo account.</summary>
    private async Task<string> CreateAsync()
    {
        // The demo accounts come with the portal's start, which the first request brings about.
        using var started = await portal.GetAsync("/");
        var email = $"{Guid.NewGuid():N}@amt.example";
        await portal.Cluster.ExecuteAsync(portal.Database, $"""
            insert into accounts.account (id, user_name, normalized_user_name, email, normalized_email, email_confirmed, password_hash,
              security_stamp, concurrency_stamp, display_name, created_at)
            select gen_random_uuid(), '{email}', upper('{email}'), '{email}', upper('{email}'), true, password_hash, '1', '1', 'Nele Neu',
              created_at from accounts.account where email = 'ehrenamt@demo.example'
            """);
        return email;
    }

    private async Task<Visitor> EnrollingAsync(string email)
    {
        var visitor = new Visitor(portal);
        using var signedIn = await visitor.SignInAsync(email);
        Assert.Equal(Start, signedIn.Headers.Location?.ToString());
        return visitor;
    }
}
