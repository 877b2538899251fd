using System.Net;
using System.Security.Cryptography;
using IntMan.Portal.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.WebUtilities;

namespace IntMan.Portal.Tests.Accounts;

/// <summary>Sign-in at the administration's identity provider: linked by issuer and subject, and every answer that is not exactly right is
/// refused (T54).</summary>
public sealed class OidcTests(OidcHost portal) : IClassFixture<OidcHost>
{
    private const string Refused = "/konto/anmelden?anbieter=fehler";

    [Theory]
    [InlineData("im1", "RS256", "rsa")]
    [InlineData("im2", "PS256", "rsa")]
    [InlineData("im3", "ES256", "ec")]
    public async Task Account_Linked_SignsInWithoutPassword(string name, string algorithm, string key)
    {
        await LinkAsync(name, "sub-" + name);
        var journey = new Journey(portal);
        Assert.Contains("Mit Amtskonto anmelden", (await journey.Visitor.PageAsync("/konto/anmelden")).MainText(),
            StringComparison.Ordinal);
        await journey.BeginAsync("/konto/anbieter?zurueck=/konto/sitzungen");
        Assert.Equal("S256", journey.Sent["code_challenge_method"]);
        Assert.False(journey.Sent.ContainsKey("prompt"));
        Assert.Equal("http://localhost/konto/anbieter/rueckkehr", journey.Sent["redirect_uri"]);
        using var back = await journey.EndAsync(portal.Provider.Token(journey.Claims("sub-" + name), algorithm, key));
        Assert.Equal("/konto/sitzungen", back.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.OK, (await journey.Visitor.GetAsync("/konto/sitzungen")).StatusCode);
        Assert.Contains(await new Mailbox(portal).ToAsync($"{name}@demo.example"),
            text => text.Contains("mit der Anmeldung der Verwaltung verbunden", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Person_ThatNoAccountIsLinkedWith_IsToldSo_AlsoWithTheRightAddress()
    {
        var journey = new Journey(portal);
        await journey.BeginAsync("/konto/anbieter");
        var claims = journey.Claims("sub-unbekannt");
        claims["email"] = "admin@demo.example";
        using var back = await journey.EndAsync(portal.Provider.Token(claims));
        Assert.Equal("/konto/anmelden?anbieter=unbekannt", back.Headers.Location?.ToString());
        Assert.Contains("mit keinem Konto verbunden", (await journey.Visitor.PageAsync("/konto/anmelden?anbieter=unbekannt")).MainText(),
            StringComparison.Ordinal);
        Assert.Null(journey.Visitor.Session);
    }

    [Theory]
    [InlineData("iss", "SecurityTokenInvalidIssuerException")]
    [InlineData("iss-slash", "SecurityTokenInvalidIssuerException")]
    [InlineData("aud", "SecurityTokenInvalidAudienceException")]
    [InlineData("aud-list", "azp")]
    [InlineData("azp", "azp")]
    [InlineData("exp", "SecurityTokenInvalidLifetimeException")]
    [InlineData("exp-missing", "SecurityTokenInvalidLifetimeException")]
    [InlineData("iat-future", "iat")]
    [InlineData("iat-missing", "OpenIdConnectProtocolException")]
    [InlineData("nbf-future", "SecurityTokenInvalidLifetimeException")]
    [InlineData("nonce", "OpenIdConnectProtocolInvalidNonceException")]
    [InlineData("nonce-missing", "nonce")]
    [InlineData("sub-missing", "sub")]
    [InlineData("sub-empty", "sub")]
    [InlineData("sub-long", "sub")]
    [InlineData("acr", "acr")]
    [InlineData("acr-missing", "acr")]
    [InlineData("alg-none", "alg")]
    [InlineData("alg-hs256-public", "SecurityTokenInvalidSignatureException")]
    [InlineData("alg-hs256-secret", "SecurityTokenInvalidSignatureException")]
    [InlineData("alg-rs384", "SecurityTokenInvalidSignatureException")]
    [InlineData("alg-of-other-key", "SecurityTokenInvalidSignatureException")]
    [InlineData("kid-unknown", "SecurityTokenSignatureKeyNotFoundException")]
    [InlineData("kid-missing", "SecurityTokenSignatureKeyNotFoundException")]
    [InlineData("crit", "crit")]
    [InlineData("key-weak", "SecurityTokenSignatureKeyNotFoundException")]
    [InlineData("signer", "SecurityTokenInvalidSignatureException")]
    [InlineData("payload", "SecurityTokenInvalidSignatureException")]
    [InlineData("at_hash", "OpenIdConnectProtocolInvalidAtHashException")]
    [InlineData("no-token", "ArgumentNullException")]
    [InlineData("garbage", "ArgumentException")]
    public async Task Token_NotExactlyRight_IsRefused(string defect, string check)
    {
        await LinkAsync("leitung", "sub-leitung");
        var journey = new Journey(portal);
        await journey.BeginAsync("/konto/anbieter");
        using var stranger = RSA.Create(2048);
        using var back = await journey.EndAsync(Spoil(defect, journey, stranger));
        Assert.Equal(Refused, back.Headers.Location?.ToString());
        Assert.Null(journey.Visitor.Session);
        Assert.Equal("oidc " + check, await LastRefusalAsync());
    }

    [Theory]
    [InlineData("", "anbieter", "AuthenticationFailureException")]
    [InlineData("", "anbieter-nonce", "OpenIdConnectProtocolInvalidNonceException")]
    [InlineData("&iss=https%3A%2F%2Fandere.example", "", "answer")]
    [InlineData("&iss=https%3A%2F%2Fidp.amt.example%2Frealms%2Famt&iss=https%3A%2F%2Fandere.example", "", "answer")]
    [InlineData("&error=access_denied", "", "OpenIdConnectProtocolException")]
    public async Task Answer_OfAnotherBrowserOrIssuerOrWithAnError_IsRefused(string more, string lostCookie, string check)
    {
        await LinkAsync("sprecher", "sub-sprecher");
        var journey = new Journey(portal);
        await journey.BeginAsync("/konto/anbieter");
        journey.LoseCookies(lostCookie);
        using var back = await journey.EndAsync(portal.Provider.Token(journey.Claims("sub-sprecher")), more);
        Assert.Equal(Refused, back.Headers.Location?.ToString());
        Assert.Equal("oidc " + check, await LastRefusalAsync());
    }

    [Fact]
    public async Task Answer_OfTheRightIssuer_ASecondTime_IsRefused()
    {
        await LinkAsync("sprecher", "sub-sprecher");
        var journey = new Journey(portal);
        await journey.BeginAsync("/konto/anbieter");
        using var right = await journey.EndAsync(portal.Provider.Token(journey.Claims("sub-sprecher")),
            "&iss=" + Uri.EscapeDataString(FakeProvider.Issuer));
        Assert.Equal("/heute", right.Headers.Location?.ToString());
        journey.RestoreCookies();
        using var again = await journey.EndAsync(portal.Provider.Token(journey.Claims("sub-sprecher")));
        Assert.Equal(Refused, again.Headers.Location?.ToString());
        Assert.Equal("oidc used before", await LastRefusalAsync());
    }

    [Fact]
    public async Task Answer_AsAForm_IsRefused()
    {
        await LinkAsync("sprecher", "sub-sprecher");
        var journey = new Journey(portal);
        await journey.BeginAsync("/konto/anbieter");
        portal.Provider.Next = () => portal.Provider.Token(journey.Claims("sub-sprecher"));
        using var back = await journey.Visitor.PostAsync("/konto/anbieter/rueckkehr", ("code", "ein-code"),
            ("state", journey.Sent["state"]));
        Assert.Equal(Refused, back.Headers.Location?.ToString());
    }

    [Fact]
    public async Task Code_OfAnotherVerifier_OrByARedirectedTokenEndpoint_IsRefused()
    {
        await LinkAsync("sprecher", "sub-sprecher");
        var journey = new Journey(portal);
        await journey.BeginAsync("/konto/anbieter");
        portal.Provider.CodeChallenge = "eine-andere";
        using var intercepted = await journey.EndAsync(portal.Provider.Token(journey.Claims("sub-sprecher")));
        Assert.Equal(Refused, intercepted.Headers.Location?.ToString());

        await journey.BeginAsync("/konto/anbieter");
        portal.Provider.Redirects = true;
        using var redirected = await journey.EndAsync(portal.Provider.Token(journey.Claims("sub-sprecher")));
        portal.Provider.Redirects = false;
        Assert.Equal(Refused, redirected.Headers.Location?.ToString());
    }

    [Theory]
    [InlineData("/signin-oidc")]
    [InlineData("/signout-oidc")]
    [InlineData("/signout-callback-oidc")]
    public async Task Address_OfTheHandlersOwn_DoesNotExist(string address)
    {
        using var response = await portal.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Provider_ThatDoesNotAnswer_IsSaidAtTheSignIn()
    {
        await using var other = portal.WithWebHostBuilder(builder =>
            builder.UseSetting("Portal:Oidc:KeysEndpoint", portal.Provider.Address + "/nirgends"));
        using var client = other.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        using var response = await client.GetAsync(new Uri("/konto/anbieter", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(Refused, response.Headers.Location?.ToString());
    }

    [Fact]
    public async Task Proof_AskedAgain_MustBeFreshAtTheProviderToo()
    {
        await LinkAsync("partner", "sub-partner");
        var journey = new Journey(portal);
        using var signedIn = await journey.Visitor.SignInAsync("partner");
        await journey.BeginAsync("/konto/anbieter?zurueck=/konto/sicherheit");
        Assert.Equal("login", journey.Sent["prompt"]);
        Assert.Equal("0", journey.Sent["max_age"]);
        foreach (var before in new long?[] { Journey.Now - 61, null })
        {
            var stale = journey.Claims("sub-partner");
            stale["auth_time"] = before;
            using var old = await journey.EndAsync(portal.Provider.Token(stale));
            Assert.Equal(Refused, old.Headers.Location?.ToString());
            Assert.Equal("oidc auth_time", await LastRefusalAsync());
            await journey.BeginAsync("/konto/anbieter?zurueck=/konto/sicherheit");
        }

        var claims = journey.Claims("sub-partner");
        claims["auth_time"] = Journey.Now;
        using var fresh = await journey.EndAsync(portal.Provider.Token(claims));
        Assert.Equal("/konto/sicherheit", fresh.Headers.Location?.ToString());
    }

    [Fact]
    public async Task Form_SentWithAnOldProof_IsStillThereAfterTheProvider()
    {
        await LinkAsync("admin", "sub-ada");
        var journey = new Journey(portal);
        using var signedIn = await journey.Visitor.SignInAsync("admin");
        var form = await journey.Visitor.PageAsync("/verwaltung/konten/neu");
        await portal.Cluster.ExecuteAsync(portal.Database,
            "update accounts.session set confirmed_at = '2026-11-18T12:30Z' where account_id = (select id from accounts.account where "
            + "email = 'admin@demo.example')");
        using var asked = await journey.Visitor.SubmitAsync(form, "/konto/bestaetigen?handler=Halten&zurueck=%2Fverwaltung%2Fkonten%2Fneu",
            null, ("name", "Erna Ehrlich"), ("email", "erna@amt.example"));
        var way = (await Visitor.ReadAsync(asked, HttpStatusCode.OK)).One("main a[href^='/konto/anbieter']").GetAttribute("href")!;
        Assert.DoesNotContain("erna", way, StringComparison.OrdinalIgnoreCase);
        await journey.BeginAsync(way);
        var claims = journey.Claims("sub-ada");
        claims["auth_time"] = Journey.Now;
        using var back = await journey.EndAsync(portal.Provider.Token(claims));
        var ready = await journey.Visitor.PageAsync(back.Headers.Location!.ToString());
        Assert.Equal("/verwaltung/konten/neu", ready.One("main form").GetAttribute("action"));
        Assert.Equal("erna@amt.example", ready.One("main input[name=email]").GetAttribute("value"));
        using var again = await journey.Visitor.GetAsync(back.Headers.Location!.ToString());
        Assert.Equal("/verwaltung/konten/neu", again.Headers.Location?.ToString());
    }

    [Fact]
    public async Task Account_ThatGetsAFactorWhileItIsLinked_IsNotLinked()
    {
        using var started = await portal.GetAsync("/");
        await portal.Cluster.ExecuteAsync(portal.Database, """
            insert into accounts.account (id, user_name, normalized_user_name, email, normalized_email, email_confirmed, password_hash,
              security_stamp, concurrency_stamp, display_name, created_at)
            select gen_random_uuid(), 'neu@amt.example', 'NEU@AMT.EXAMPLE', 'neu@amt.example', 'NEU@AMT.EXAMPLE', true, password_hash, '1',
              '1', 'Nele Neu', created_at
            from accounts.account where email = 'ehrenamt@demo.example'
            """);
        var journey = new Journey(portal);
        using var signedIn = await journey.Visitor.SignInAsync("neu@amt.example");
        await journey.BeginAsync("/konto/anbieter/verbinden");
        var claims = journey.Claims("sub-neu");
        claims["auth_time"] = Journey.Now;
        using var back = await Meanwhile.CommitAsync(portal,
            "update accounts.account set totp_secret = 'x' where email = 'neu@amt.example'",
            () => journey.EndAsync(portal.Provider.Token(claims)));
        Assert.Equal(Refused, back.Headers.Location?.ToString());
        Assert.Equal(0L, await portal.Cluster.ScalarAsync<long>(portal.Database,
            "select count(*) from accounts.external_login where subject = 'sub-neu'"));
    }

    [Fact]
    public async Task Person_LinkedTwice_StaysWithTheFirstAccount()
    {
        await LinkAsync("koordination", "sub-koordination");
        using var back = await LinkAnswerAsync("ehrenamt", "sub-koordination");
        Assert.Equal("/konto/sicherheit?gespeichert=vergeben", back.Headers.Location?.ToString());
        Assert.Equal("koordination@demo.example", await portal.Cluster.ScalarAsync<string>(portal.Database,
            "select a.email from accounts.external_login l join accounts.account a on a.id = l.account_id where l.subject = "
            + "'sub-koordination'"));
    }

    [Fact]
    public async Task Account_ClosedOrWithAPasswordOnly_DoesNotComeIn()
    {
        await LinkAsync("ib", "sub-ib");
        await portal.Cluster.ExecuteAsync(portal.Database,
            "update accounts.account set email = 'ib@amt.example', normalized_email = 'IB@AMT.EXAMPLE' where email = 'ib@demo.example'");
        using var visitor = new Visitor(portal);
        using var password = await visitor.SignInAsync("ib@amt.example");
        Assert.StartsWith("/konto/zweiter-faktor", password.Headers.Location?.ToString(), StringComparison.Ordinal);
        Assert.Contains("Mit Amtskonto anmelden", (await visitor.PageAsync("/konto/zweiter-faktor")).MainText(), StringComparison.Ordinal);
        await portal.Cluster.ExecuteAsync(portal.Database,
            "update accounts.account set disabled_at = now() where email = 'ib@amt.example'");
        var journey = new Journey(portal);
        await journey.BeginAsync("/konto/anbieter");
        using var back = await journey.EndAsync(portal.Provider.Token(journey.Claims("sub-ib")));
        Assert.Equal("/konto/anmelden?anbieter=unbekannt", back.Headers.Location?.ToString());
    }

    private Task<string?> LastRefusalAsync() =>
        portal.Cluster.ScalarAsync<string?>(portal.Database,
            "select subject from accounts.audit_log where outcome = 'Refused' order by id desc limit 1");

    private string? Spoil(string defect, Journey journey, RSA stranger)
    {
        var claims = journey.Claims("sub-leitung");
        (string Claim, object? Value)? change = defect switch
        {
            "iss" => ("iss", "https://andere.example"),
            "iss-slash" => ("iss", FakeProvider.Issuer + "/"),
            "aud" => ("aud", "andere"),
            "aud-list" => ("aud", new[] { FakeProvider.ClientId, "andere" }),
            "azp" => ("azp", "andere"),
            "exp" => ("exp", Journey.Now - 61),
            "exp-missing" => ("exp", null),
            "iat-future" => ("iat", Journey.Now + 61),
            "iat-missing" => ("iat", null),
            "nbf-future" => ("nbf", Journey.Now + 61),
            "nonce" => ("nonce", "andere"),
            "nonce-missing" => ("nonce", null),
            "sub-missing" => ("sub", null),
            "sub-empty" => ("sub", ""),
            "sub-long" => ("sub", new string('s', 256)),
            "acr" => ("acr", "ein-faktor"),
            "acr-missing" => ("acr", null),
            "at_hash" => ("at_hash", "AAAAAAAAAAAAAAAAAAAAAA"),
            _ => null,
        };
        if (change is { } made)
        {
            claims[made.Claim] = made.Value;
        }

        var provider = portal.Provider;
        return defect switch
        {
            "alg-none" => provider.Token(claims, "none"),
            "alg-hs256-public" => provider.Token(claims, "HS256"),
            "alg-hs256-secret" => provider.Token(claims, "HS256", secret: FakeProvider.Secret),
            "alg-rs384" => provider.Token(claims, "RS384"),
            "alg-of-other-key" => provider.Token(claims, "RS256", "ec"),
            "kid-unknown" => provider.Token(claims, key: "fremd"),
            "kid-missing" => provider.Token(claims, header: ("kid", null)),
            "crit" => provider.Token(claims, header: ("crit", new[] { "exp" })),
            "key-weak" => provider.Token(claims, key: "weak"),
            "signer" => provider.Token(claims, signer: stranger),
            "payload" => string.Join('.', provider.Token(claims).Split('.')
            .Select((part, index) => index == 1 ? provider.Token(journey.Claims("sub-admin")).Split('.')[1] : part)),
            "no-token" => null,
            "garbage" => "x.y.z",
            _ => provider.Token(claims),
        };
    }

    private async Task LinkAsync(string name, string subject)
    {
        using var back = await LinkAnswerAsync(name, subject);
        Assert.StartsWith("/konto/sicherheit?gespeichert=ver", back.Headers.Location?.ToString(), StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> LinkAnswerAsync(string name, string subject)
    {
        var journey = new Journey(portal);
        using var signedIn = await journey.Visitor.SignInAsync(name);
        await journey.BeginAsync("/konto/anbieter/verbinden");
        var claims = journey.Claims(subject);
        claims["auth_time"] = Journey.Now;
        return await journey.EndAsync(portal.Provider.Token(claims));
    }

    /// <summary>One browser's way to the provider and back.</summary>
    private sealed class Journey
    {
        /// <summary>18 November 2026, 14:12 in Germany.</summary>
        public const long Now = 1795007520;

        private static readonly Uri Home = new("http://localhost/");
        private readonly CookieContainer _cookies = new();
        private readonly OidcHost _portal;
        private (string Name, string Value)[] _kept = [];

        public Journey(OidcHost portal) => (_portal, Visitor) = (portal, new Visitor(portal, _cookies));

        public Visitor Visitor { get; }

        /// <summary>What the browser was sent to the provider with.</summary>
        public Dictionary<string, string> Sent { get; private set; } = [];

        public async Task BeginAsync(string address)
        {
            using var response = await Visitor.GetAsync(address);
            Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
            Assert.StartsWith(_portal.Provider.Address + "/authorize?", response.Headers.Location!.ToString(), StringComparison.Ordinal);
            Sent = QueryHelpers.ParseQuery(response.Headers.Location.Query).ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
            _portal.Provider.CodeChallenge = Sent["code_challenge"];
            _kept =
            [
                .. response.Headers.GetValues("Set-Cookie").Where(cookie => cookie.StartsWith("anbieter", StringComparison.Ordinal))
                    .Select(cookie => cookie.Split(';')[0].Split('=', 2)).Select(cookie => (cookie[0], cookie[1])),
            ];
            RestoreCookies();
        }

        /// <summary>The clock of the tests stands still, so a browser of today would find the cookies too old.</summary>
        public void RestoreCookies()
        {
            Assert.Equal(["anbieter", "anbieter-nonce"], _kept.Select(cookie => cookie.Name.Split('.')[0]).Order(StringComparer.Ordinal));
            foreach (var (name, value) in _kept)
            {
                _cookies.Add(Home, new Cookie(name, value));
            }
        }

        /// <param name="kind">What stands before the dot of their names.</param>
        public void LoseCookies(string kind)
        {
            foreach (var cookie in _cookies.GetCookies(Home).Where(cookie => cookie.Name.Split('.')[0] == kind))
            {
                cookie.Expired = true;
            }
        }

        public Dictionary<string, object?> Claims(string subject) => new()
        {
            ["iss"] = FakeProvider.Issuer, ["aud"] = FakeProvider.ClientId, ["sub"] = subject, ["nonce"] = Sent["nonce"], ["iat"] = Now,
                ["exp"] = Now + 300,
            ["acr"] = FakeProvider.Acr,
        };

        public Task<HttpResponseMessage> EndAsync(string? token, string more = "")
        {
            _portal.Provider.Next = () => token;
            return Visitor.GetAsync($"/konto/anbieter/rueckkehr?code=ein-code&state={Uri.EscapeDataString(Sent["state"])}{more}");
        }
    }
}
