using System.Net;
using IntMan.Portal.Accounts;
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
        using var sent = await visitor.SubmitAsync(page, Page, "Passwort", ("bisher", DemoAccounts.Password), ("neu", "vier Bäche tragen leise Laternen"));
        Assert.Equal(Confirm + "&gesendet=ja", sent.Headers.Location?.ToString());
        Assert.Contains("noch nicht gespeichert", (await visitor.PageAsync(sent.Headers.Location!.ToString())).MainText(), StringComparison.Ordinal);
        using var other = await SignedInAsync("leitung");
        Assert.NotNull(other.Session);
    }

    [Fact]
    public async Task Proof_Given_OpensThePageUnderANewSessionIdThatEndsAtTheSameTime()
    {
        using var visitor = await SignedInAsync("im3");
        await AgeAsync("im3", "11 minutes");
        const string Ends = "select max(expires_at)::text || count(*) from accounts.session where account_id = (select id from accounts.account where email = 'im3@demo.example')";
        await portal.Cluster.ExecuteAsync(portal.Database, "update accounts.session set expires_at = '2026-11-18T20:00Z' where account_id = (select id from accounts.account where email = 'im3@demo.example')");
        var (old, ends) = (visitor.Session, await portal.Cluster.ScalarAsync<string>(portal.Database, Ends));
        using var wrong = await visitor.SubmitAsync(Confirm, null, ("passwort", "falsch-falsch-falsch"));
        Assert.Contains("Dieses Passwort stimmt nicht", (await Visitor.ReadAsync(wrong, HttpStatusCode.OK)).One("#passwort-fehler").Words(), StringComparison.Ordinal);
        using var empty = await visitor.SubmitAsync(Confirm);
        Assert.Contains("Geben Sie Ihr Passwort ein", (await Visitor.ReadAsync(empty, HttpStatusCode.OK)).One("#passwort-fehler").Words(), StringComparison.Ordinal);
        using var right = await visitor.SubmitAsync(Confirm, null, ("passwort", DemoAccounts.Password));
        Assert.Equal(Page, right.Headers.Location?.ToString());
        Assert.NotEqual(old, visitor.Session);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(Page)).StatusCode);
        Assert.Equal(ends, await portal.Cluster.ScalarAsync<string>(portal.Database, Ends));
        using var thief = new Visitor(portal) { Session = old };
        Assert.Equal(HttpStatusCode.Redirect, (await thief.GetAsync("/konto")).StatusCode);
    }

    [Fact]
    public async Task ReturnAddress_Foreign_StaysHere()
    {
        using var visitor = await SignedInAsync("im2");
        using var done = await visitor.SubmitAsync("/konto/bestaetigen?zurueck=//boese.example", null, ("passwort", DemoAccounts.Password));
        Assert.Equal("/konto", done.Headers.Location?.ToString());
    }

    [Fact]
    public async Task MyArea_ShowsWhatTheRoleCanDo()
    {
        using var visitor = await SignedInAsync("ehrenamt");
        var page = await visitor.PageAsync("/konto");
        Assert.Equal(["/konto/sicherheit", "/konto/sitzungen"], page.QuerySelectorAll("main .ip-tile").Select(tile => tile.GetAttribute("href")).Where(address => address!.StartsWith("/konto/", StringComparison.Ordinal)));
        Assert.DoesNotContain("Verwaltung", page.QuerySelectorAll("main h2").Select(heading => heading.TextContent));
    }

    private async Task<Visitor> SignedInAsync(string name)
    {
        var visitor = new Visitor(portal);
        using var signedIn = await visitor.SignInAsync(name);
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        return visitor;
    }

    private Task AgeAsync(string name, string age) => portal.Cluster.ExecuteAsync(
        portal.Database, $"update accounts.session set confirmed_at = confirmed_at - interval '{age}' where account_id = (select id from accounts.account where email = '{name}@demo.example')");
}
