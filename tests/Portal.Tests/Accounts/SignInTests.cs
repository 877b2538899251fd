using System.Net;
using IntMan.Accounts;
using IntMan.Directory.Exchange.Import;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Accounts;

/// <summary>Sign-in with a password, sessions and what ends them.</summary>
public sealed class SignInTests(PortalHost portal) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task ProtectedPage_Stranger_IsSentToSignInAndBack()
    {
        using var visitor = new Visitor(portal);
        using var challenge = await visitor.GetAsync("/konto/sitzungen");
        Assert.Equal(HttpStatusCode.Redirect, challenge.StatusCode);
        var signIn = challenge.Headers.Location!.ToString();
        Assert.Equal("/konto/anmelden?zurueck=%2Fkonto%2Fsitzungen", signIn);
        using var done = await visitor.SignInAsync("im1", target: signIn);
        Assert.Equal("/konto/sitzungen", done.Headers.Location?.ToString());
        Assert.Contains("Konto: Mirela Ampelstein", (await visitor.PageAsync("/konto/sitzungen")).QuerySelector("header").Words(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task IdentityProvider_WithoutSettings_IsNotOffered()
    {
        using var visitor = new Visitor(portal);
        Assert.DoesNotContain("Verwaltungskonto", (await visitor.PageAsync("/konto/anmelden")).MainText(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/konto/anbieter")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/konto/anbieter/rueckkehr?code=x&state=y")).StatusCode);
    }

    [Theory]
    [InlineData("https://boese.example/")]
    [InlineData("//boese.example")]
    [InlineData("/\\boese.example")]
    [InlineData("/%5cboese.example/..//")]
    [InlineData("javascript:alert(1)")]
    public async Task SignIn_ForeignReturnAddress_StaysHere(string target)
    {
        using var visitor = new Visitor(portal);
        using var done = await visitor.SignInAsync("im1", target: "/konto/anmelden?zurueck=" + Uri.EscapeDataString(target));
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        var location = done.Headers.Location!.ToString();
        Assert.True(location[0] == '/' && location.Length > 1 && location[1] is not ('/' or '\\'), location);
    }

    [Fact]
    public async Task SignIn_WrongPasswordAndUnknownName_ReadTheSameAndKeepTheName()
    {
        using var visitor = new Visitor(portal);
        using var wrong = await visitor.SignInAsync("im2", "falsch-falsch-falsch");
        using var unknown = await visitor.SignInAsync("im9", "falsch-falsch-falsch");
        var (one, other) = (await Visitor.ReadAsync(wrong, HttpStatusCode.OK), await Visitor.ReadAsync(unknown, HttpStatusCode.OK));
        Assert.Equal("im2@demo.example", one.One("#email").GetAttribute("value"));
        Assert.Equal("", one.One("#passwort").GetAttribute("value") ?? "");
        Assert.Equal("true", one.One("#email").GetAttribute("aria-invalid"));
        Assert.Contains("E-Mail-Adresse oder Passwort stimmt nicht", one.One("#email-fehler").Words(), StringComparison.Ordinal);
        Assert.Equal(one.MainText(), other.MainText());
        Assert.Null(visitor.Session);
    }

    [Fact]
    public async Task SignIn_Empty_SaysWhatIsMissingAtTheField()
    {
        using var visitor = new Visitor(portal);
        using var response = await visitor.SubmitAsync("/konto/anmelden");
        var page = await Visitor.ReadAsync(response, HttpStatusCode.OK);
        Assert.StartsWith("Fehler: ", page.Title, StringComparison.Ordinal);
        Assert.Equal(["#email", "#passwort"], page.QuerySelectorAll(".ip-errorsum a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task SignIn_WithoutFormToken_IsRefused()
    {
        using var visitor = new Visitor(portal);
        using var response = await visitor.PostAsync("/konto/anmelden", ("email", "im1@demo.example"),
            ("passwort", IntMan.Accounts.DemoAccounts.Password));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Null(visitor.Session);
    }

    [Fact]
    public async Task SignIn_EveryTime_GetsANewSessionIdAndTheOldOneEnds()
    {
        using var visitor = new Visitor(portal);
        using var first = await visitor.SignInAsync("leitung");
        var old = visitor.Session!;
        var page = await visitor.PageAsync("/konto/sicherheit");
        Assert.NotNull(page);
        using var planted = new Visitor(portal) { Session = "von-aussen-gesetzt-0123456789" };
        using var second = await planted.SignInAsync("leitung");
        Assert.NotEqual("von-aussen-gesetzt-0123456789", planted.Session);
        Assert.NotEqual(old, planted.Session);
        Assert.Equal(43, planted.Session!.Length);
        Assert.False(await portal.Cluster.ScalarAsync<bool>(portal.Database,
            $"select exists (select from accounts.session s where s::text like '%{old}%')"));
    }

    [Fact]
    public async Task SignOut_EndsTheSessionOnTheServer()
    {
        using var visitor = new Visitor(portal);
        using var signedIn = await visitor.SignInAsync("ehrenamt");
        var stolen = visitor.Session!;
        using var signedOut = await visitor.SubmitAsync("/konto/abmelden");
        Assert.Equal(HttpStatusCode.Redirect, signedOut.StatusCode);
        Assert.Equal(["\"cache\", \"cookies\", \"storage\""], signedOut.Headers.GetValues("Clear-Site-Data"));
        Assert.Null(visitor.Session);
        using var thief = new Visitor(portal) { Session = stolen };
        Assert.Equal(HttpStatusCode.Redirect, (await thief.GetAsync("/heute")).StatusCode);
    }

    [Theory]
    [InlineData("update accounts.account set disabled_at = now() where id = {0}")]
    [InlineData("update accounts.session set expires_at = '2026-11-18T13:11Z' where account_id = {0}")]
    [InlineData("update accounts.session set seen_at = '2026-11-18T12:42Z' where account_id = {0}")]
    public async Task Session_AccountClosedOrTimeOver_EndsWithTheNextRequest(string change)
    {
        using var visitor = new Visitor(portal);
        using var signedIn = await visitor.SignInAsync("im3");
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/heute")).StatusCode);
        await portal.Cluster.ExecuteAsync(portal.Database,
            change.Replace("{0}", "(select id from accounts.account where email = 'im3@demo.example')", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.GetAsync("/heute")).StatusCode);
        await portal.Cluster.ExecuteAsync(portal.Database, "update accounts.account set disabled_at = null");
    }

    [Fact]
    public async Task Role_TakenAway_IsGoneWithTheNextRequest()
    {
        using var visitor = new Visitor(portal);
        using var signedIn = await visitor.SignInAsync("partner");
        Assert.Contains("Kooperation (Freundeskreis Asyl Hafenlicht e. V.)", (await visitor.PageAsync("/konto/uebersicht")).MainText(),
            StringComparison.Ordinal);
        await portal.Cluster.ExecuteAsync(portal.Database,
            "update accounts.role_grant set valid_until = '2026-11-17' where role = 'Partner'");
        Assert.Contains("noch keine Rolle", (await visitor.PageAsync("/konto/uebersicht")).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sessions_OwnOnly_CanBeEndedOneByOne()
    {
        using var here = new Visitor(portal);
        using var there = new Visitor(portal);
        using var stranger = new Visitor(portal);
        using var one = await here.SignInAsync("ib");
        using var two = await there.SignInAsync("ib");
        using var three = await stranger.SignInAsync("koordination");
        var page = await here.PageAsync("/konto/sitzungen");
        var id = page.One("input[name=sitzung]").GetAttribute("value")!;
        var foreignPage = await stranger.PageAsync("/konto/abmelden");
        using var foreign = await stranger.SubmitAsync(foreignPage, "/konto/sitzungen", null, ("sitzung", id));
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await there.GetAsync("/heute")).StatusCode);
        using var ended = await here.SubmitAsync(page, "/konto/sitzungen", null);
        Assert.Equal(HttpStatusCode.Redirect, ended.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await there.GetAsync("/heute")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/heute")).StatusCode);
    }

    [Fact]
    public async Task Guesses_AreStoppedAfterTen_ButNotTheOwnerElsewhereNorKnownNetworks()
    {
        using var owner = new Visitor(portal);
        await portal.Cluster.ExecuteAsync(portal.Database, "delete from accounts.known_network; delete from accounts.sign_in_attempt");
        for (var guess = 1; guess <= 10; guess++)
        {
            using var wrong = await owner.SignInAsync("admin", $"falsch-falsch-falsch-{guess}");
            Assert.Equal(HttpStatusCode.OK, wrong.StatusCode);
        }

        using var stopped = await owner.SignInAsync("admin");
        Assert.Equal(HttpStatusCode.TooManyRequests, stopped.StatusCode);
        Assert.Equal(["900"], stopped.Headers.GetValues("Retry-After"));
        Assert.Null(owner.Session);

        // The owner has been here before: these attempts count apart.
        await portal.Cluster.ExecuteAsync(portal.Database,
            "insert into accounts.known_network select id, sha256('local'), '2026-11-18T12:00Z' from accounts.account where email = "
            + "'admin@demo.example'");
        using var known = await owner.SignInAsync("admin");
        Assert.Equal(HttpStatusCode.Redirect, known.StatusCode);
        Assert.NotNull(owner.Session);
        await portal.Cluster.ExecuteAsync(portal.Database, "delete from accounts.sign_in_attempt");
    }

    [Fact]
    public async Task PublicPages_SetNoCookie_SignedInPagesAreNotStored()
    {
        using var visitor = new Visitor(portal);
        foreach (var address in new[] { "/", "/suche?q=Lindenweg", "/gemeinden/08215017" })
        {
            using var open = await visitor.GetAsync(address);
            Assert.False(open.Headers.Contains("Set-Cookie"), address);
        }

        using var signedIn = await visitor.SignInAsync("sprecher");
        var cookie = signedIn.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("sitzung=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        using var home = await visitor.GetAsync("/");
        Assert.Equal("no-store", home.Headers.CacheControl?.ToString());
    }
}
