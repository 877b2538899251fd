using System.Net;
using IntMan.Accounts;
using IntMan.Directory.Exchange.Import;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Accounts;

/// <summary>Sensitive pages ask for a fresh proof (ASVS 7.5.1) and give the session a new id (7.2.4).</summary>
public sealed class StepUpTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Page = "/konto/sicherheit";
    private const string Confirm = "/konto/bestaetigen?zurueck=%2Fkonto%2Fsicherheit";

    [Theory]
    [InlineData("10 minutes", HttpStatusCode.OK)]
    [InlineData("10 minutes 1 second", HttpStatusCode.Redirect)]
    public async Task Page_WhenTheProofIsOld_AsksAgain(string age, HttpStatusCode status)
    {
        using var visitor = await SignedInAsync("koordination");
        await AgeAsync("koordination", age);
        using var response = await visitor.GetAsync(Page);
        Assert.Equal(status, response.StatusCode);
        if (status == HttpStatusCode.Redirect)
        {
            Assert.Equal(Confirm, response.Headers.Location?.ToString());
        }
    }

    [Fact]
    public async Task Form_SentWithAnOldProof_IsNotCarriedOut()
    {
        using var visitor = await SignedInAsync("leitung");
        var page = await visitor.PageAsync(Page);
        await AgeAsync("leitung", "11 minutes");
        using var sent = await visitor.SubmitAsync(page, Page, "Passwort", ("bisher", DemoAccounts.Password),
            ("neu", "vier Bäche tragen leise Laternen"));
        Assert.Equal(Confirm + "&gesendet=ja", sent.Headers.Location?.ToString());
        Assert.Contains("noch nicht gespeichert", (await visitor.PageAsync(sent.Headers.Location!.ToString())).MainText(),
            StringComparison.Ordinal);
        using var other = await SignedInAsync("leitung");
        Assert.NotNull(other.Session);
    }

    [Fact]
    public async Task Form_SentWithAnOldProof_IsKeptAndSentWithOneClickAfterTheProof()
    {
        const string New = "/verwaltung/konten/neu";
        const string Count = "select count(*) from accounts.account where email = 'erna@amt.example'";
        (string Name, string Value)[] typed = [("email", "erna@amt.example"), ("name", "Erna „die Erste“ <Ehrlich>"),
            ("rolle", "Volunteer"), ("bereich", "Municipality"), ("schluessel", "Ettlingen"), ("bis", "")];
        using var visitor = await SignedInAsync("admin");
        var page = await visitor.PageAsync(New);
        await AgeAsync("admin", "11 minutes");
        using var sent = await visitor.SubmitAsync(page, New, null, typed);
        Assert.Equal(HttpStatusCode.TemporaryRedirect, sent.StatusCode);
        var address = sent.Headers.Location!.ToString();
        Assert.DoesNotContain("erna", address, StringComparison.OrdinalIgnoreCase);
        using var asked = await visitor.SubmitAsync(page, address, null, typed);
        var confirm = await Visitor.ReadAsync(asked, HttpStatusCode.OK);
        Assert.DoesNotContain("erna@amt.example", confirm.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Equal(0L, await portal.Cluster.ScalarAsync<long>(portal.Database, Count));
        using var wrong = await visitor.SubmitAsync(confirm, "/konto/bestaetigen", null, ("passwort", "falsch-falsch-falsch"));
        using var right = await visitor.SubmitAsync(await Visitor.ReadAsync(wrong, HttpStatusCode.OK), "/konto/bestaetigen", null,
            ("passwort", DemoAccounts.Password));
        var ready = await Visitor.ReadAsync(right, HttpStatusCode.OK);
        Assert.Equal(New, ready.One("main form").GetAttribute("action"));
        using var done = await visitor.SubmitAsync(ready, New, null);
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.Equal("Erna „die Erste“ <Ehrlich>", await portal.Cluster.ScalarAsync<string>(portal.Database,
            "select display_name from accounts.account where email = 'erna@amt.example'"));
    }

    [Fact]
    public async Task Form_KeptForSomebodyElse_IsNotOpened()
    {
        using var visitor = await SignedInAsync("koordination");
        using var other = await SignedInAsync("ib");
        var page = await visitor.PageAsync("/verwaltung/konten/neu");
        await AgeAsync("koordination", "11 minutes");
        using var asked = await visitor.SubmitAsync(page, "/konto/bestaetigen?handler=Halten&zurueck=%2Fverwaltung%2Fkonten%2Fneu", null,
            ("email", "fremd@amt.example"));
        var draft = (await Visitor.ReadAsync(asked, HttpStatusCode.OK)).One("input[name=entwurf]").GetAttribute("value")!;
        var token = (await other.PageAsync("/konto/bestaetigen")).One("main input[name=__RequestVerificationToken]").GetAttribute("value")!;
        using var done = await other.PostAsync("/konto/bestaetigen", ("__RequestVerificationToken", token),
            ("passwort", DemoAccounts.Password), ("entwurf", draft));
        Assert.Equal("/heute", done.Headers.Location?.ToString());
    }

    [Fact]
    public async Task Proof_Given_OpensThePageUnderANewSessionIdThatEndsAtTheSameTime()
    {
        using var visitor = await SignedInAsync("im3");
        await AgeAsync("im3", "11 minutes");
        const string Ends =
            "select max(expires_at)::text || count(*) from accounts.session where account_id = (select id from accounts.account where "
            + "email = 'im3@demo.example')";
        await portal.Cluster.ExecuteAsync(portal.Database,
            "update accounts.session set expires_at = '2026-11-18T20:00Z' where account_id = (select id from accounts.account where email "
            + "= 'im3@demo.example')");
        var (old, ends) = (visitor.Session, await portal.Cluster.ScalarAsync<string>(portal.Database, Ends));
        using var wrong = await visitor.SubmitAsync(Confirm, null, ("passwort", "falsch-falsch-falsch"));
        Assert.Contains("Dieses Passwort stimmt nicht", (await Visitor.ReadAsync(wrong, HttpStatusCode.OK)).One("#passwort-fehler").Words(),
            StringComparison.Ordinal);
        using var empty = await visitor.SubmitAsync(Confirm);
        Assert.Contains("Geben Sie Ihr Passwort ein", (await Visitor.ReadAsync(empty, HttpStatusCode.OK)).One("#passwort-fehler").Words(),
            StringComparison.Ordinal);
        using var right = await visitor.SubmitAsync(Confirm, null, ("passwort", DemoAccounts.Password));
        Assert.Equal(Page, right.Headers.Location?.ToString());
        Assert.NotEqual(old, visitor.Session);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(Page)).StatusCode);
        Assert.Equal(ends, await portal.Cluster.ScalarAsync<string>(portal.Database, Ends));
        using var thief = new Visitor(portal) { Session = old };
        Assert.Equal(HttpStatusCode.Redirect, (await thief.GetAsync("/heute")).StatusCode);
    }

    [Fact]
    public async Task ReturnAddress_Foreign_StaysHere()
    {
        using var visitor = await SignedInAsync("im2");
        using var done = await visitor.SubmitAsync("/konto/bestaetigen?zurueck=//boese.example", null, ("passwort", DemoAccounts.Password));
        Assert.Equal("/heute", done.Headers.Location?.ToString());
    }

    private async Task<Visitor> SignedInAsync(string name)
    {
        var visitor = new Visitor(portal);
        using var signedIn = await visitor.SignInAsync(name);
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        return visitor;
    }

    private Task AgeAsync(string name, string age) => portal.Cluster.ExecuteAsync(
        portal.Database,
        $"update accounts.session set confirmed_at = confirmed_at - interval '{age}' where account_id = (select id from accounts.account "
        + $"where email = '{name}@demo.example')");
}
