using System.Net;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Referrals;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Work;

/// <summary>"Heute", the page after signing in. The clock stands at Wednesday, 18 November 2026, 14:12.</summary>
public sealed class WorkStartTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Page = "/heute";

    [Fact]
    public async Task SignIn_LeadsToToday_AndSoDoesTheStartOfBefore()
    {
        using var visitor = new Visitor(portal);
        using var signedIn = await visitor.SignInAsync("im1");
        Assert.Equal(Page, signedIn.Headers.Location?.OriginalString);
        using var before = await visitor.GetAsync("/konto");
        Assert.Equal((HttpStatusCode.MovedPermanently, Page), (before.StatusCode, before.Headers.Location?.OriginalString));
        Assert.Equal("Heute, Mittwoch, 18. November", (await visitor.PageAsync(Page)).One("h1").Words());
    }

    [Fact]
    public async Task OfficeHour_CancelledAndHeldAfterAll_WithOneButtonEach()
    {
        using var visitor = await Visitor.SignedInAsync(portal, "im1");
        using var cancelled = await visitor.SubmitAsync(Page, "Ausfall");
        Assert.Equal("/heute?gespeichert=abgesagt", cancelled.Headers.Location?.OriginalString);
        Assert.Contains("fällt aus", (await visitor.PageAsync(Page)).One(".ip-day").Words(), StringComparison.Ordinal);
        Assert.Contains("fällt aus", (await portal.DocumentAsync("/ansprechpersonen/mirela-ampelstein")).MainText(),
            StringComparison.Ordinal);
        using var held = await visitor.SubmitAsync(Page, "Doch");
        Assert.Equal("/heute?gespeichert=doch", held.Headers.Location?.OriginalString);
        Assert.DoesNotContain("fällt aus", (await portal.DocumentAsync("/ansprechpersonen/mirela-ampelstein")).MainText(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task OfficeHour_OfSomebodyElseOrOfAnotherDay_IsNotFound()
    {
        using var visitor = await Visitor.SignedInAsync(portal, "im2");
        var other = await portal.Cluster.ScalarAsync<Guid>(portal.Database,
            "select h.id from directory.office_hour h join directory.post p on p.id = h.post_id where p.slug = 'ib-ettlingen' limit 1");
        var page = await visitor.PageAsync("/konto/eintrag/profil");
        var token = page.One("input[name=__RequestVerificationToken]").GetAttribute("value")!;
        using var foreign = await visitor.PostAsync($"{Page}?handler=Ausfall", ("__RequestVerificationToken", token),
            ("stunde", other.ToString()), ("tag", "2026-11-18"));
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
    }

    [Fact]
    public async Task NoPlace_IsOnTheListAtOnce_UntilTheManagerHasActed()
    {
        using var manager = await Visitor.SignedInAsync(portal, "im3");
        var (address, code) = await manager.ReferAsync();
        Assert.DoesNotContain("Kein Platz", (await manager.PageAsync(Page)).MainText(), StringComparison.Ordinal);
        using var service = new Visitor(portal);
        (await service.ReportAsync(code, ("wer", "Service"), ("antwort", "NoPlace"))).Dispose();

        var row = (await manager.PageAsync($"{Page}?bereich=Verweise")).One(".ip-work__row");
        Assert.EndsWith(": Kein Platz, andere Stelle suchen (Schuldnerberatung Friedrichshafen)", row.One(".ip-rowlink").Words(),
            StringComparison.Ordinal);
        Assert.Equal("/wegweiser?anliegen=anderes", row.One(".ip-work__tools a").GetAttribute("href"));
        Assert.Equal(address, row.One(".ip-rowlink").GetAttribute("href"));
        Assert.Equal("heute", row.One(".ip-work__due").Words());
        using var colleague = await Visitor.SignedInAsync(portal, "sprecher");
        Assert.DoesNotContain("Kein Platz", (await colleague.PageAsync(Page)).MainText(), StringComparison.Ordinal);

        portal.Clock.Set("2026-11-18T14:13");
        (await manager.SubmitAsync(address, null, ("stand", "Failed"), ("grund", "NoPlace"))).Dispose();
        Assert.DoesNotContain("Kein Platz", (await manager.PageAsync(Page)).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Suggestion_WaitsForWhoKeepsThePlace_AndForNobodyElse()
    {
        var post = await portal.Cluster.ScalarAsync<Guid>(portal.Database, "select id from directory.post where slug = 'ib-ettlingen'");
        await portal.Cluster.ExecuteAsync(portal.Database, $"""
            insert into quality.suggestion (id, kind, post_id, ags, county_key, created_at)
            values (gen_random_uuid(), 'PhoneWrong', '{post}', '08215017', '08215', '2026-11-10T09:00:00Z')
            """);
        using var officer = await Visitor.SignedInAsync(portal, "ib");
        var page = await officer.PageAsync($"{Page}?bereich=Verzeichnis");
        var row = page.QuerySelectorAll(".ip-work__row").Single(line => line.Words().Contains("Meldung prüfen", StringComparison.Ordinal));
        Assert.Contains("seit gestern", row.One(".ip-work__due").Words(), StringComparison.Ordinal);
        Assert.Contains("Ettlingen, vom 10. November 2026", row.Words(), StringComparison.Ordinal);
        using var volunteer = await Visitor.SignedInAsync(portal, "ehrenamt");
        Assert.DoesNotContain("Meldung prüfen", (await volunteer.PageAsync(Page)).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task MoreThanTwentyOfAKind_AreTwentyAndOneLineThatCounts()
    {
        await portal.Cluster.ExecuteAsync(portal.Database, """
            insert into quality.suggestion (id, kind, ags, county_key, created_at)
            select gen_random_uuid(), 'Other', '08435036', '08435', '2026-11-18T09:00:00Z' from generate_series(1, 23)
            """);
        using var coordinator = await Visitor.SignedInAsync(portal, "koordination");
        var page = await coordinator.PageAsync(Page);
        Assert.Equal(20, page.QuerySelectorAll(".ip-work .ip-rowlink").Count(link => link.Words() == "Meldung prüfen: Meersburg"));
        Assert.Equal("/verwaltung/hinweise", page.QuerySelectorAll(".ip-rowlink")
            .Single(link => link.Words() == "3 weitere: Meldungen von Leserinnen und Lesern").GetAttribute("href"));
    }

    [Fact]
    public async Task NothingOpen_SaysSo()
    {
        using var volunteer = await Visitor.SignedInAsync(portal, "ehrenamt");
        var page = await volunteer.PageAsync(Page);
        Assert.Equal("Heute wartet nichts auf Sie.", page.One(".ip-empty .kern-title").Words());
        Assert.Null(page.QuerySelector(".ip-navcount"));
    }

    [Fact]
    public async Task FailedMail_WaitsForTheAdministration()
    {
        await portal.Cluster.ExecuteAsync(portal.Database, """
            insert into mail.outbox (id, kind, to_address, subject, is_repeat_safe, state, created_at, due_at, settled_at, reason)
            values (gen_random_uuid(), 'invitation', 'weg@example.org', 'x', true, 'Parked', now(), now(), '2026-11-18T08:00:00Z', 'x')
            """);
        using var admin = await Visitor.SignedInAsync(portal, "admin");
        Assert.Contains("1 Mail ist nicht angekommen", (await admin.PageAsync(Page)).MainText(), StringComparison.Ordinal);
        using var coordinator = await Visitor.SignedInAsync(portal, "koordination");
        Assert.DoesNotContain("nicht angekommen", (await coordinator.PageAsync(Page)).MainText(), StringComparison.Ordinal);
    }
}
