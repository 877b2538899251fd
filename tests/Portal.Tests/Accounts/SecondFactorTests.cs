using System.Net;
using IntMan.Accounts;
using IntMan.Directory.Exchange.Import;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Accounts;

/// <summary>Authenticator app and recovery codes: each code once, few guesses, nothing readable in the database.</summary>
public sealed class SecondFactorTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Security = "/konto/sicherheit";
    private const string App = "/konto/app";

    [Theory]
    [InlineData("1970-01-01T00:00:59Z", "287082")]
    [InlineData("2005-03-18T01:58:29Z", "081804")]
    [InlineData("2009-02-13T23:31:30Z", "005924")]
    [InlineData("2603-10-11T11:33:20Z", "353130")]
    public void Totp_TestVectorsOfTheRfc_Match(string moment, string code) =>
        Assert.Equal(code, Totp.Code("12345678901234567890"u8.ToArray(),
            Totp.StepOf(DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture))));

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void Totp_OneStepAround_IsAccepted(int away, bool accepted)
    {
        var now = new DateTimeOffset(2026, 11, 18, 13, 12, 0, TimeSpan.Zero);
        var secret = "12345678901234567890"u8.ToArray();
        Assert.Equal(accepted, Totp.FindStep(secret, Totp.Code(secret, Totp.StepOf(now) + away), now) is not null);
    }

    [Fact]
    public async Task App_SetUp_IsAskedForAndItsCodeCountsOnceAlsoTwentyTimesTogether()
    {
        var (secret, codes) = await SetUpAsync("im1");
        Assert.Equal(10, codes.Count);
        Assert.All(codes, code => Assert.Matches("^([A-Z2-7]{4}-){5}[A-Z2-7]{4}$", code));
        var visitors = Enumerable.Range(0, 20).Select(_ => new Visitor(portal)).ToList();
        await portal.Cluster.ExecuteAsync(portal.Database, "delete from accounts.used_once");
        foreach (var visitor in visitors)
        {
            await portal.Cluster.ExecuteAsync(portal.Database, "delete from accounts.sign_in_attempt");
            using var first = await visitor.SignInAsync("im1");
            Assert.StartsWith("/konto/zweiter-faktor", first.Headers.Location!.ToString(), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.Redirect, (await visitor.GetAsync("/heute")).StatusCode);
        }

        // The limit of guesses must not be what stops them.
        await portal.Cluster.ExecuteAsync(portal.Database,
            "delete from accounts.sign_in_attempt; insert into accounts.sign_in_attempt select key, -100, 'infinity' from (select "
            + "sha256(convert_to('second:' || replace(id::text, '-', '') || suffix, 'UTF8')) as key from accounts.account, (values (''), "
            + "(':local')) v (suffix) where email = 'im1@demo.example') k");
        var pages = await Task.WhenAll(visitors.Select(visitor => visitor.PageAsync("/konto/zweiter-faktor")));
        var before = visitors.Select(visitor => visitor.Session).ToList();
        var answers = await Task.WhenAll(visitors.Zip(pages, (visitor, page) =>
            visitor.SubmitAsync(page, "/konto/zweiter-faktor", null, ("code", secret))));
        Assert.Equal(1, answers.Count(answer => answer.StatusCode == HttpStatusCode.Redirect));
        // The success forgets the guesses before it; those that come after it may meet the limit again.
        Assert.All(answers, answer =>
            Assert.True(answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.OK or HttpStatusCode.TooManyRequests
            or HttpStatusCode.ServiceUnavailable));
        var winner = visitors[Array.FindIndex(answers, answer => answer.StatusCode == HttpStatusCode.Redirect)];
        Assert.DoesNotContain(winner.Session, before);
        Assert.Equal(HttpStatusCode.OK, (await winner.GetAsync("/heute")).StatusCode);
        visitors.ForEach(visitor => visitor.Dispose());
    }

    [Fact]
    public async Task RecoveryCode_CountsOnce()
    {
        var (_, codes) = await SetUpAsync("im2");
        using var visitor = new Visitor(portal);
        using var first = await visitor.SignInAsync("im2");
        using var used = await visitor.SubmitAsync("/konto/zweiter-faktor", null, ("code", codes[3].ToLowerInvariant()));
        Assert.Equal("/heute", used.Headers.Location?.ToString());
        Assert.Contains("noch 9 Wiederherstellungs-Codes", (await visitor.PageAsync(Security)).MainText(), StringComparison.Ordinal);

        using var again = new Visitor(portal);
        using var second = await again.SignInAsync("im2");
        using var refused = await again.SubmitAsync("/konto/zweiter-faktor", null, ("code", codes[3]));
        Assert.Contains("schon benutzt", (await Visitor.ReadAsync(refused, HttpStatusCode.OK)).One("#code-fehler").Words(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task WrongCodes_AfterFive_DropTheSignIn()
    {
        var (_, codes) = await SetUpAsync("leitung");
        using var visitor = new Visitor(portal);
        using var first = await visitor.SignInAsync("leitung");
        for (var guess = 1; guess <= 5; guess++)
        {
            using var wrong = await visitor.SubmitAsync("/konto/zweiter-faktor", null, ("code", "00000A"));
            Assert.Equal(HttpStatusCode.OK, wrong.StatusCode);
        }

        using var dropped = await visitor.SubmitAsync("/konto/zweiter-faktor", null, ("code", codes[0]));
        Assert.Equal(HttpStatusCode.TooManyRequests, dropped.StatusCode);
        Assert.Null(visitor.Session);
        Assert.Equal(10L, await portal.Cluster.ScalarAsync<long>(portal.Database,
            "select count(*) from accounts.recovery_code r join accounts.account a on a.id = r.account_id where email = "
            + "'leitung@demo.example'"));
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.GetAsync("/konto/zweiter-faktor")).StatusCode);
    }

    [Fact]
    public async Task AccountWithoutFactor_ThatIsNoDemoAccount_MustSetOneUpFirst()
    {
        // The demo accounts come with the portal's start, which the first request brings about.
        using var started = await portal.GetAsync("/");
        await portal.Cluster.ExecuteAsync(portal.Database, """
            insert into accounts.account (id, user_name, normalized_user_name, email, normalized_email, email_confirmed, password_hash,
              security_stamp, concurrency_stamp, display_name, created_at)
            select gen_random_uuid(), 'neu@amt.example', 'NEU@AMT.EXAMPLE', 'neu@amt.example', 'NEU@AMT.EXAMPLE', true, password_hash, '1',
              '1', 'Nele Neu', created_at
            from accounts.account where email = 'ehrenamt@demo.example'
            """);
        using var visitor = new Visitor(portal);
        using var signedIn = await visitor.SignInAsync("neu@amt.example");
        Assert.Equal("/konto/einrichten", signedIn.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync("/heute")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync(Security)).StatusCode);
        var page = await visitor.PageAsync(App);
        using var forbidden = await visitor.SubmitAsync(page, "/konto/einrichten", "Passwort", ("neu", "vier Bäche tragen leise Laternen"));
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);
        var old = visitor.Session;
        using var done = await visitor.SubmitAsync(page, App, "Code", ("code", CodeOf(page)));
        await Visitor.ReadAsync(done, HttpStatusCode.OK);
        Assert.NotEqual(old, visitor.Session);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/heute")).StatusCode);
    }

    [Fact]
    public async Task Factors_InTheDatabase_AreNotReadable()
    {
        var (_, codes) = await SetUpAsync("im3");
        var dump = await portal.Cluster.ScalarAsync<string>(portal.Database,
            "select (select string_agg(a::text, '') from accounts.account a) || (select string_agg(r::text, '') from "
            + "accounts.recovery_code r)");
        Assert.DoesNotContain(LastKey, dump, StringComparison.Ordinal);
        Assert.All(codes, code => Assert.DoesNotContain(code.Replace("-", "", StringComparison.Ordinal), dump, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Password_Changed_NeedsTheOldOneAndEndsOtherSessions()
    {
        using var here = new Visitor(portal);
        using var there = new Visitor(portal);
        using var one = await here.SignInAsync("ib");
        using var two = await there.SignInAsync("ib");
        const string Fresh = "vier Bäche tragen leise Laternen";
        using var wrong = await here.SubmitAsync(Security, "Passwort", ("bisher", "falsch"), ("neu", Fresh));
        Assert.Contains("bisherige Passwort stimmt nicht", (await Visitor.ReadAsync(wrong, HttpStatusCode.OK)).One("#bisher-fehler")
            .Words(), StringComparison.Ordinal);
        using var weak = await here.SubmitAsync(Security, "Passwort", ("bisher", DemoAccounts.Password),
            ("neu", "Kieselbart-Passwort-2026"));
        Assert.Contains("leicht zu erraten", (await Visitor.ReadAsync(weak, HttpStatusCode.OK)).One("#neu-fehler").Words(),
            StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await there.GetAsync("/heute")).StatusCode);
        using var changed = await here.SubmitAsync(Security, "Passwort", ("bisher", DemoAccounts.Password), ("neu", Fresh));
        Assert.Contains("Ihr Passwort ist geändert", (await Visitor.ReadAsync(changed, HttpStatusCode.OK)).MainText(),
            StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await there.GetAsync("/heute")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/heute")).StatusCode);
        using var later = new Visitor(portal);
        using var signedIn = await later.SignInAsync("ib", Fresh);
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
    }

    private string LastKey { get; set; } = "";

    /// <returns>The code of this moment, which setting up has used, and the recovery codes.</returns>
    private async Task<(string Code, IReadOnlyList<string> Codes)> SetUpAsync(string name)
    {
        using var visitor = new Visitor(portal);
        using var signedIn = await visitor.SignInAsync(name);
        var page = await visitor.PageAsync(App);
        var code = CodeOf(page);
        using var done = await visitor.SubmitAsync(page, App, "Code", ("code", code));
        var codes = (await Visitor.ReadAsync(done, HttpStatusCode.OK)).QuerySelectorAll("#h-codes-neu ~ ul code")
            .Select(item => item.TextContent).ToList();
        return (code, codes);
    }

    private string CodeOf(AngleSharp.Html.Dom.IHtmlDocument page)
    {
        LastKey = page.One("form[action$=Code]").PreviousElementSibling!.One("code").TextContent.Replace(" ", "", StringComparison.Ordinal);
        var bits = string.Concat(LastKey.Select(letter => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal)
            .ToString("B5", System.Globalization.CultureInfo.InvariantCulture)));
        var secret = bits.Chunk(8).Select(eight => Convert.ToByte(new string(eight), 2)).ToArray();
        return Totp.Code(secret, Totp.StepOf(portal.Clock.GetUtcNow()));
    }
}
