using System.Diagnostics;
using System.Net;
using AngleSharp.Html.Dom;
using IntMan.Directory.Exchange.Import;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Accounts;

/// <summary>Inviting, keeping and recovering accounts; what the links in mails open, once (T09, T10, T14, T17).</summary>
public sealed class InvitationTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string New = "/verwaltung/konten/neu";
    private const string Fresh = "vier Bäche tragen leise Laternen";

    [Fact]
    public async Task Invitation_Accepted_LeadsToPasswordAndAppAndCountsOnceAlsoTenTimesTogether()
    {
        var link = await InviteAsync("admin", "nele.neu@amt.example", "IntegrationOfficer", "Municipality", "08215017");
        Assert.Matches("^/konto/einladung\\?schluessel=[A-Za-z0-9_-]{43}$", link);
        Assert.False(await portal.Cluster.ScalarAsync<bool>(portal.Database,
            $"select exists (select from accounts.account_link l where l::text like '%{link[^43..]}%')"));

        // Programs that check mails open the link first.
        using var scanner = new Visitor(portal);
        Assert.Contains("Willkommen, Nele Neu", (await scanner.PageAsync(link)).MainText(), StringComparison.Ordinal);
        var visitors = Enumerable.Range(0, 10).Select(_ => new Visitor(portal)).ToList();
        var pages = new List<IHtmlDocument>();
        foreach (var visitor in visitors)
        {
            pages.Add(await visitor.PageAsync(link));
        }

        var answers = await Task.WhenAll(visitors.Zip(pages, (visitor, page) => visitor.SubmitAsync(page, "/konto/einladung", null)));
        Assert.Equal(1, answers.Count(answer => answer.StatusCode == HttpStatusCode.Redirect));
        Assert.Equal(9, answers.Count(answer => answer.StatusCode == HttpStatusCode.Gone));
        var owner = visitors[Array.FindIndex(answers, answer => answer.StatusCode == HttpStatusCode.Redirect)];
        using (var chosen = await owner.SubmitAsync("/konto/einrichten", "Passwort", ("neu", Fresh)))
        {
            Assert.Equal("/konto/app", chosen.Headers.Location?.ToString());
        }

        var app = await owner.PageAsync("/konto/app");
        using (var done = await owner.SubmitAsync(app, "/konto/app", "Code", ("code", Authenticator.CodeOf(app, portal.Clock))))
        {
            await Visitor.ReadAsync(done, HttpStatusCode.OK);
        }

        Assert.Contains("Integrationsbeauftragung (Ettlingen)", (await owner.PageAsync("/konto/uebersicht")).MainText(), StringComparison.Ordinal);
        visitors.ForEach(visitor => visitor.Dispose());
    }

    [Fact]
    public async Task Invitation_AfterThreeDaysOrReplaced_IsGone()
    {
        var first = await InviteAsync("admin", "alt@amt.example", "Volunteer", "Municipality", "08215017");
        using var admin = await SignedInAsync("admin");
        var id = await IdAsync("alt@amt.example");
        using var again = await admin.SubmitAsync($"/verwaltung/konten/{id}", "Einladen");
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        using var visitor = new Visitor(portal);
        Assert.Equal(HttpStatusCode.Gone, (await visitor.GetAsync(first)).StatusCode);
        var second = await LinkAsync("alt@amt.example");
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(second)).StatusCode);
        await portal.Cluster.ExecuteAsync(portal.Database,
            $"update accounts.account_link set expires_at = '2026-11-18T13:12Z' where account_id = '{id}'");
        Assert.Equal(HttpStatusCode.Gone, (await visitor.GetAsync(second)).StatusCode);
        using var gone = await admin.SubmitAsync($"/verwaltung/konten/{id}", "Zurueckziehen");
        Assert.Equal("/verwaltung/konten?gespeichert=zurueckgezogen", gone.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync($"/verwaltung/konten/{id}")).StatusCode);
    }

    [Theory]
    [InlineData("koordination", "Administrator", "Portal", "", "", "#rolle-fehler")]
    [InlineData("koordination", "Coordinator", "County", "08335", "", "#rolle-fehler")]
    [InlineData("koordination", "IntegrationManager", "Municipality", "08215017", "", "#rolle-fehler")]
    [InlineData("koordination", "Partner", "County", "08435", "", "#bis-fehler")]
    [InlineData("koordination", "Partner", "County", "08435", "17.11.2026", "#bis-fehler")]
    [InlineData("koordination", "IntegrationManager", "Municipality", "08435999", "", "#schluessel-fehler")]
    [InlineData("koordination", "SectionHead", "Municipality", "08435016", "", "#bereich-fehler")]
    [InlineData("ib", "IntegrationOfficer", "Municipality", "08215017", "", "#rolle-fehler")]
    [InlineData("ib", "IntegrationManager", "County", "08215", "", "#rolle-fehler")]
    [InlineData("ib", "Volunteer", "Municipality", "08435016", "", "#rolle-fehler")]
    public async Task Role_BeyondTheReach_IsRefusedAtTheField(string name, string role, string kind, string key, string until,
        string message)
    {
        using var visitor = await SignedInAsync(name);
        using var response = await visitor.SubmitAsync(New, null, ("email", "zuviel@amt.example"), ("name", "Zu Viel"), ("rolle", role),
            ("bereich", kind), ("schluessel", key), ("bis", until));
        var page = await Visitor.ReadAsync(response, HttpStatusCode.UnprocessableEntity);
        Assert.NotNull(page.QuerySelector(message));
        Assert.Equal("zuviel@amt.example", page.One("#email").GetAttribute("value"));
        Assert.Equal(0L, await portal.Cluster.ScalarAsync<long>(portal.Database,
            "select count(*) from accounts.account where email = 'zuviel@amt.example'"));
    }

    [Theory]
    [InlineData("koordination", "IntegrationManager", "Municipality", "08435016", "")]
    [InlineData("koordination", "Partner", "County", "08435", "18.11.2026")]
    [InlineData("ib", "Volunteer", "Municipality", "08215017", "")]
    [InlineData("ib", "IntegrationManager", "Municipality", " ettlingen ", "")]
    [InlineData("koordination", "Coordinator", "County", "Bodenseekreis", "")]
    [InlineData("admin", "SectionHead", "County", "Karlsruhe", "")]
    public async Task Role_WithinTheReach_IsGiven(string name, string role, string kind, string key, string until)
    {
        using var visitor = await SignedInAsync(name);
        var email = $"{name}.{role.ToLowerInvariant()}@amt.example";
        using var response = await visitor.SubmitAsync(New, null, ("email", email), ("name", "Passt Gut"), ("rolle", role),
            ("bereich", kind), ("schluessel", key), ("bis", until));
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Contains("Passt Gut", (await visitor.PageAsync("/verwaltung/konten?q=" + email)).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Accounts_OfOthers_AreMissing()
    {
        using var visitor = await SignedInAsync("ib");
        var list = (await visitor.PageAsync("/verwaltung/konten")).MainText();
        Assert.Contains("Mirela Ampelstein", list, StringComparison.Ordinal);
        Assert.DoesNotContain("Kora Kornblum", list, StringComparison.Ordinal);
        var foreign = $"/verwaltung/konten/{await IdAsync("koordination@demo.example")}";
        var token = await visitor.PageAsync(New);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(foreign)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(foreign + "/rollen")).StatusCode);
        foreach (var handler in new[] { "Einladen", "Zurueckziehen", "Schliessen", "Oeffnen", "Abmelden", "Verloren", "Bestaetigen",
            "Anhalten" })
        {
            using var response = await visitor.SubmitAsync(token, foreign, handler);
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }

        Assert.False(await portal.Cluster.ScalarAsync<bool>(portal.Database,
            "select disabled_at is not null from accounts.account where email = 'koordination@demo.example'"));
    }

    [Fact]
    public async Task Roles_GivenAndTaken_ActWithTheNextRequest()
    {
        using var owner = await SignedInAsync("ehrenamt");
        using var admin = await SignedInAsync("admin");
        var address = $"/verwaltung/konten/{await IdAsync("ehrenamt@demo.example")}/rollen";
        Assert.Equal(HttpStatusCode.Forbidden, (await owner.GetAsync("/verwaltung/konten")).StatusCode);
        using var given = await admin.SubmitAsync(address, null, ("rolle", "Coordinator"), ("bereich", "County"), ("schluessel", "08335"));
        Assert.Equal(HttpStatusCode.Redirect, given.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await owner.GetAsync("/verwaltung/konten")).StatusCode);
        using var twice = await admin.SubmitAsync(address, null, ("rolle", "Coordinator"), ("bereich", "County"), ("schluessel", "08335"));
        Assert.Contains("hat das Konto schon", (await Visitor.ReadAsync(twice, HttpStatusCode.UnprocessableEntity)).One("#rolle-fehler")
            .Words(), StringComparison.Ordinal);
        using var taken = await admin.SubmitAsync(address, "Weg");
        Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await owner.GetAsync("/verwaltung/konten")).StatusCode);
    }

    [Fact]
    public async Task Account_Closed_IsOutAtOnce_AndTheLastAdministratorStays()
    {
        using var owner = await SignedInAsync("im3");
        using var admin = await SignedInAsync("admin");
        var address = $"/verwaltung/konten/{await IdAsync("im3@demo.example")}";
        using var ended = await admin.SubmitAsync(address, "Abmelden");
        Assert.Equal(HttpStatusCode.Redirect, (await owner.GetAsync("/heute")).StatusCode);
        using var closed = await admin.SubmitAsync(address, "Schliessen");
        Assert.Equal(HttpStatusCode.Redirect, closed.StatusCode);
        using var back = new Visitor(portal);
        using var refused = await back.SignInAsync("im3");
        Assert.Contains("E-Mail-Adresse oder Passwort stimmt nicht", (await Visitor.ReadAsync(refused, HttpStatusCode.OK)).MainText(),
            StringComparison.Ordinal);
        using var opened = await admin.SubmitAsync(address, "Oeffnen");
        Assert.Equal(HttpStatusCode.Redirect, opened.StatusCode);
        var own = $"/verwaltung/konten/{await IdAsync("admin@demo.example")}";
        using var self = await admin.SubmitAsync(own, "Schliessen");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, self.StatusCode);
        using var last = await admin.SubmitAsync(own + "/rollen", "Weg");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, last.StatusCode);
    }

    [Fact]
    public async Task Person_Linked_OnlyWhenFreeAndInReach()
    {
        using var admin = await SignedInAsync("admin");
        var address = $"/verwaltung/konten/{await IdAsync("leitung@demo.example")}/rollen";
        using var taken = await admin.SubmitAsync(address, "Person", ("person", "mirela-ampelstein"));
        Assert.NotNull((await Visitor.ReadAsync(taken, HttpStatusCode.UnprocessableEntity)).QuerySelector("#person-fehler"));
        using var done = await admin.SubmitAsync(address, "Person", ("person", "svenja-tintenberg"));
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        using var officer = await SignedInAsync("koordination");
        using var foreign = await officer.SubmitAsync(address, "Person", ("person", "tarek-wolkenfeld"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, foreign.StatusCode);
        Assert.Equal("svenja-tintenberg", await portal.Cluster.ScalarAsync<string>(portal.Database,
            "select p.slug from accounts.account a join directory.person p on p.id = a.person_id where a.email = 'leitung@demo.example'"));
    }

    [Fact]
    public async Task Command_InvitesTheFirstAdministrator_AndAgainWhenTheLinkRanOut()
    {
        var (code, first) = await CommandAsync("chefin@amt.example");
        Assert.True(code == 0, first);
        using var owner = new Visitor(portal);
        Assert.Contains("Willkommen, Clara Chefin", (await owner.PageAsync(PathIn(first))).MainText(), StringComparison.Ordinal);
        var (again, second) = await CommandAsync("chefin@amt.example");
        Assert.True(again == 0, second);
        Assert.Equal(HttpStatusCode.Gone, (await owner.GetAsync(PathIn(first))).StatusCode);
        using var accepted = await owner.SubmitAsync(PathIn(second));
        Assert.Equal("/konto/einrichten", accepted.Headers.Location?.ToString());
        Assert.Equal("Administrator:Portal:", await portal.Cluster.ScalarAsync<string>(portal.Database,
            "select role || ':' || scope_kind || ':' || scope_key from accounts.role_grant where account_id = "
            + $"'{await IdAsync("chefin@amt.example")}'"));
        var (refused, sentence) = await CommandAsync("im1@demo.example");
        Assert.Equal(1, refused);
        Assert.Contains("Mit dieser E-Mail-Adresse gibt es schon ein Konto.", sentence, StringComparison.Ordinal);
    }

    private static string PathIn(string output) => output[output.IndexOf("/konto/einladung?", StringComparison.Ordinal)..].Trim();

    private async Task<(int Code, string Output)> CommandAsync(string email)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "IntMan.Portal.dll"), "user", "add", "--email",
            email, "--role", "Administrator", "--name", "Clara Chefin"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["Portal__FixedNow"] = "2026-11-18T14:12+01:00";
        start.Environment["ConnectionStrings__Portal"] = portal.Cluster.ConnectionString(portal.Database);
        using var process = Process.Start(start)!;
        var texts = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken),
            process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, string.Concat(texts));
    }

    private async Task<string> InviteAsync(string by, string email, string role, string kind, string key)
    {
        using var visitor = await SignedInAsync(by);
        using var response = await visitor.SubmitAsync(New, null, ("email", email), ("name", "Nele Neu"), ("rolle", role),
            ("bereich", kind), ("schluessel", key), ("bis", ""));
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return await LinkAsync(email);
    }

    private Task<string> LinkAsync(string email) => new Mailbox(portal).LinkAsync(email);

    private async Task<Guid> IdAsync(string email) => await portal.Cluster.ScalarAsync<Guid>(portal.Database,
        $"select id from accounts.account where email = '{email}'");

    private async Task<Visitor> SignedInAsync(string name)
    {
        var visitor = new Visitor(portal);
        using var signedIn = await visitor.SignInAsync(name);
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        return visitor;
    }
}
