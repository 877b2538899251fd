using System.Net;
using AngleSharp.Dom;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Pages;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Quality;

/// <summary>"Stimmt noch" of people who are signed in: the own entry, one post, an organisation, the whole reach and nothing
/// beyond.</summary>
public sealed class ConfirmationTests(PortalHost portal) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task OwnEntry_OneClick_IsConfirmedTodayByTheOwnRole()
    {
        using var visitor = await SignedInAsync("im1", "2026-11-27T08:00");
        var page = await visitor.PageAsync("/konto/bestaetigung");
        Assert.Contains("Telefon 040 66969 325", page.MainText(), StringComparison.Ordinal);
        using (var pressed = await visitor.SubmitAsync(page, "/konto/bestaetigung", null))
        {
            Assert.Equal("/konto/bestaetigung?gespeichert=1", pressed.Headers.Location?.OriginalString);
        }

        using (var again = await visitor.SubmitAsync(page, "/konto/bestaetigung", null))
        {
            Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        }

        Assert.Contains("Danke, Ihr Eintrag ist bestätigt.", (await visitor.PageAsync("/konto/bestaetigung?gespeichert=1")).MainText(),
            StringComparison.Ordinal);
        Assert.Contains("Zuletzt bestätigt am 27. November 2026 durch Integrationsmanagement",
            (await portal.DocumentAsync("/ansprechpersonen/mirela-ampelstein", "2026-11-27T08:01")).MainText(), StringComparison.Ordinal);

        // Twice on one day is once; the history and the audit log know who.
        Assert.Equal("1 1 Mirela Ampelstein", await portal.Cluster.ScalarAsync<string>(portal.Database, """
            select count(*) || ' ' || count(distinct a.id) || ' ' || min(s.actor_name) from directory.confirmation c
            join directory.change h on h.entity = 'confirmation' and h.entity_key = c.id::text
              join directory.change_set s on s.id = h.change_set_id
            join accounts.audit_log a on a.subject = s.id::text and a.action = 'directory.confirmation'
            where c.confirmed_on = '2026-11-27' and c.entry_id is not null
            """));
    }

    [Fact]
    public async Task Organisation_AllAtOnce_OnlyItsPostsWithinReach()
    {
        using var visitor = await SignedInAsync("koordination", "2026-11-23T08:00");
        var page = await visitor.PageAsync("/verwaltung/bestaetigen?organisation=wellenschlag");
        Assert.Equal(5, page.QuerySelectorAll("main tbody tr").Length);
        using (var pressed = await visitor.PostAsync("/verwaltung/bestaetigen",
            ("__RequestVerificationToken", page.One("input[name=__RequestVerificationToken]").GetAttribute("value")!),
            ("organisation", "wellenschlag")))
        {
            Assert.Equal("/verwaltung/bestaetigen?organisation=wellenschlag&bestaetigt=5", pressed.Headers.Location?.OriginalString);
        }

        Assert.Contains("5 Einträge sind bestätigt.",
            (await visitor.PageAsync("/verwaltung/bestaetigen?organisation=wellenschlag&bestaetigt=5")).MainText(),
            StringComparison.Ordinal);
        Assert.Equal("wellenschlag", await portal.Cluster.ScalarAsync<string>(portal.Database, """
            select string_agg(distinct o.slug, ' ') from directory.confirmation c join directory.post p on p.id = c.entry_id
              join directory.organisation o on o.id = p.organisation_id
            where c.confirmed_on = '2026-11-23'
            """));
    }

    [Fact]
    public async Task WholeReach_OfAnOfficer_IsTheOwnMunicipality()
    {
        using var visitor = await SignedInAsync("ib", "2026-11-24T08:00");
        using (var pressed = await visitor.SubmitAsync("/verwaltung/bestaetigen"))
        {
            Assert.Equal("/verwaltung/bestaetigen?bestaetigt=5", pressed.Headers.Location?.OriginalString);
        }

        Assert.Equal("5 08215017", await portal.Cluster.ScalarAsync<string>(portal.Database, """
            select count(*) || ' ' || string_agg(distinct p.ags, ' ') from directory.confirmation c
              join directory.post p on p.id = c.entry_id where c.confirmed_on = '2026-11-24'
            """));
    }

    [Theory]
    [InlineData("?stelle=im-tettnang")]
    [InlineData("?organisation=apfelgrund")]
    [InlineData("?stelle=gibt-es-nicht")]
    [InlineData("?stelle=amtsleitung-karlsruhe")]
    public async Task EntriesElsewhere_ForAnOfficer_DoNotExist(string query)
    {
        using var visitor = await SignedInAsync("ib", "2026-11-25T08:00");
        using var shown = await visitor.GetAsync("/verwaltung/bestaetigen" + query);
        Assert.Equal(HttpStatusCode.NotFound, shown.StatusCode);
        var token = (await visitor.PageAsync("/verwaltung/bestaetigen")).One("input[name=__RequestVerificationToken]")
            .GetAttribute("value")!;
        var (name, value) = (query[1..].Split('=')[0], query.Split('=')[1]);
        using var pressed = await visitor.PostAsync("/verwaltung/bestaetigen", ("__RequestVerificationToken", token), (name, value));
        Assert.Equal(HttpStatusCode.NotFound, pressed.StatusCode);
        Assert.Equal(0, await portal.Cluster.ScalarAsync<long>(portal.Database,
            "select count(*) from directory.confirmation where confirmed_on = '2026-11-25'"));
    }

    private async Task<Visitor> SignedInAsync(string name, string at)
    {
        portal.Clock.Set(at);
        var visitor = new Visitor(portal);
        using var response = await visitor.SignInAsync(name);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return visitor;
    }
}
