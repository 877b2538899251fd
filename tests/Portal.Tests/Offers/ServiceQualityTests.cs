using System.Net;
using System.Text.RegularExpressions;
using Dapper;
using IntMan.Directory.Exchange.Import;
using IntMan.Foundation.Access;
using IntMan.Foundation.Mail;
using IntMan.Portal.Mail;
using IntMan.Directory.Quality;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Support;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace IntMan.Portal.Tests.Offers;

/// <summary>Whether services still hold: reminders with a link, the quality view, reports of readers.</summary>
public sealed partial class ServiceQualityTests(PortalHost portal) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task Reminder_GoesToThePartnerFirst_ThenToTheCoordination_AndItsLinkConfirms()
    {
        await using var own = new PortalHost(portal.Cluster);
        await own.InitializeAsync();
        _ = own.Client;
        await own.Cluster.ExecuteAsync(own.Database,
            "update directory.confirmation set confirmed_on = '2025-11-20' where service_id in (select id from directory.service where "
            + "slug in ('sprachcafe-friedrichshafen', 'begegnungscafe-ettlingen'))");
        Assert.Equal(["ib@demo.example begegnungscafe-ettlingen", "partner@demo.example sprachcafe-friedrichshafen"],
            await DueAsync(own, "2026-11-18T07:00"));
        Assert.Empty(await DueAsync(own, "2026-11-19T07:00"));
        var text = (await TextsAsync(own)).Single(mail => mail.To == "partner@demo.example"
            && mail.Text.Contains("/angebote/sprachcafe-friedrichshafen", StringComparison.Ordinal)).Text;
        Assert.Contains("Zuletzt bestätigt am 20. November 2025, gilt bis 20. November 2026.", text, StringComparison.Ordinal);
        using var visitor = new Visitor(own);
        var address = Link().Match(text).Groups[1].Value;
        Assert.Contains("Sprachcafé Hafenkiste", (await visitor.PageAsync(address)).MainText(), StringComparison.Ordinal);
        using (var pressed = await visitor.SubmitAsync(address, null))
        {
            Assert.Equal("/bestaetigen?danke=1", pressed.Headers.Location?.OriginalString);
        }

        Assert.Equal("2026-11-19 Träger", await own.Cluster.ScalarAsync<string>(own.Database,
            "select confirmed_on || ' ' || by_role from public_directory.service_confirmation c join public_directory.service s on s.id = "
            + "c.service_id where s.slug = 'sprachcafe-friedrichshafen' order by confirmed_on desc limit 1"));
        using var again = await visitor.GetAsync(address);
        Assert.Equal(HttpStatusCode.Gone, again.StatusCode);
    }

    [Fact]
    public async Task Link_OfAPartnerWithoutTheRole_ConfirmsNothing()
    {
        await using var own = new PortalHost(portal.Cluster);
        await own.InitializeAsync();
        _ = own.Client;
        await own.Cluster.ExecuteAsync(own.Database,
            "update directory.confirmation set confirmed_on = '2025-11-20' where service_id in (select id from directory.service where "
            + "slug = 'sprachcafe-friedrichshafen')");
        await DueAsync(own, "2026-11-18T07:00");
        var text = (await TextsAsync(own)).Single(mail => mail is { Kind: "confirmation.due", To: "partner@demo.example" }).Text;
        await own.Cluster.ExecuteAsync(own.Database, "delete from accounts.role_grant where role = 'Partner'");
        using var visitor = new Visitor(own);
        using var opened = await visitor.GetAsync(Link().Match(text).Groups[1].Value);
        Assert.Equal(HttpStatusCode.Gone, opened.StatusCode);
    }

    [Fact]
    public async Task Monthly_Mail_ListsWhatTheOrganisationPublishes()
    {
        await using var own = new PortalHost(portal.Cluster);
        await own.InitializeAsync();
        _ = own.Client;
        own.Clock.Set("2026-12-01T07:00");
        await own.Services.GetRequiredService<QualityJobs>().RunDueAsync(TestContext.Current.CancellationToken);
        var text = (await TextsAsync(own)).Single(mail => mail.To == "partner@demo.example" && mail.Kind == "confirmation.monthly").Text;
        Assert.Contains("das ist von Ihrer Organisation veröffentlicht:", text, StringComparison.Ordinal);
        Assert.Contains("/angebote/hausaufgabenhilfe-friedrichshafen", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Männertreff", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("angebote-ueberfaellig", "sprachcafe-friedrichshafen",
        "update directory.confirmation set confirmed_on = '2025-11-17' where service_id = '{0}'")]
    [InlineData("angebote-unerreichbar", "deutschtreff-langenargen",
        "update directory.service set status = 'Published', phone = null, email = null, website = null where id = '{0}'")]
    [InlineData("angebote-ohne-zeiten", "sprachcafe-friedrichshafen", "delete from directory.office_hour where service_id = '{0}'")]
    [InlineData("angebote-ohne-gebiet", "sprachcafe-friedrichshafen",
        "update directory.service set served_keys = array[]::text[] where id = '{0}'")]
    [InlineData("angebote-plaetze", "hausaufgabenhilfe-friedrichshafen",
        "update directory.service set capacity_on = '2026-05-17' where id = '{0}'")]
    [InlineData("angebote-entwuerfe", "maennertreff-friedrichshafen",
        "alter table directory.service disable trigger stamp_service; update directory.service set changed_at = '2026-10-01T12:00Z' where "
        + "id = '{0}'; alter table directory.service enable trigger stamp_service")]
    public async Task Quality_OfServices_ListsWhatIsWrongWithTheWayToRepairIt(string kind, string slug, string defect)
    {
        var id = await portal.Cluster.ScalarAsync<string>(portal.Database, $"select id::text from directory.service where slug = '{slug}'");
        using var coordinator = await Visitor.SignedInAsync(portal, "koordination");
        portal.Clock.Set("2026-11-18T14:12");
        await portal.Cluster.ExecuteAsync(portal.Database, string.Format(System.Globalization.CultureInfo.InvariantCulture, defect, id));
        var links = (await coordinator.PageAsync($"/verwaltung/qualitaet?art={kind}")).QuerySelectorAll("main a")
            .Select(a => a.GetAttribute("href")).ToList();
        Assert.Contains(links, link => link is not null && link.StartsWith($"/verwaltung/angebote/{id}", StringComparison.Ordinal));
        using var officer = await Visitor.SignedInAsync(portal, "ib");
        Assert.DoesNotContain(id, (await officer.PageAsync($"/verwaltung/qualitaet?art={kind}")).One("main").InnerHtml,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_AboutAService_WaitsAtTheOfficerAndLeadsToTheForm()
    {
        using var reader = new Visitor(portal);
        Assert.NotNull((await reader.PageAsync("/angebote/mbe-ettlingen")).QuerySelector("main a[href='/hinweis?angebot=mbe-ettlingen']"));
        using (var sent = await reader.SubmitAsync("/hinweis?angebot=mbe-ettlingen", null, ("art", "HoursWrong"),
            ("nachricht", "Montags ist zu.")))
        {
            Assert.Equal("/hinweis/danke?angebot=mbe-ettlingen", sent.Headers.Location?.OriginalString);
        }

        Assert.Equal("/angebote/mbe-ettlingen", (await reader.PageAsync("/hinweis/danke?angebot=mbe-ettlingen")).One("main .kern-btn")
            .GetAttribute("href"));
        using var officer = await Visitor.SignedInAsync(portal, "ib");
        var row = (await officer.PageAsync("/verwaltung/hinweise")).QuerySelectorAll("main tbody tr")
            .First(tr => tr.Words().Contains("Migrationsberatung für Erwachsene Ettlingen", StringComparison.Ordinal));
        var address = row.One("a").GetAttribute("href")!;
        var page = await officer.PageAsync(address);
        Assert.Contains("Montags ist zu.", page.MainText(), StringComparison.Ordinal);
        using (var form = await officer.GetAsync(page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")!)
            .Single(href => href.StartsWith("/verwaltung/angebote/", StringComparison.Ordinal))))
        {
            Assert.Equal(HttpStatusCode.OK, form.StatusCode);
        }

        using var coordinator = await Visitor.SignedInAsync(portal, "koordination");
        using var foreign = await coordinator.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        using var closed = await officer.SubmitAsync(address, "Erledigt");
        Assert.Equal(HttpStatusCode.Redirect, closed.StatusCode);
        using var draft = await reader.GetAsync("/hinweis?angebot=maennertreff-friedrichshafen");
        Assert.Equal(HttpStatusCode.NotFound, draft.StatusCode);
    }

    /// <summary>Runs what is due; returns "to slug" of the new mails about services.</summary>
    private static async Task<List<string>> DueAsync(PortalHost portal, string at)
    {
        portal.Clock.Set(at);
        var before = (await TextsAsync(portal)).Select(mail => mail.Id).ToHashSet();
        await portal.Services.GetRequiredService<QualityJobs>().RunDueAsync(TestContext.Current.CancellationToken);
        return [.. (await TextsAsync(portal)).Where(mail => !before.Contains(mail.Id) && mail.Kind == "confirmation.due")
            .SelectMany(mail => Entry().Matches(mail.Text).Select(match => $"{mail.To} {match.Groups[1].Value}"))
            .Where(line => line.EndsWith("sprachcafe-friedrichshafen", StringComparison.Ordinal)
                || line.EndsWith("begegnungscafe-ettlingen", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }

    private static async Task<List<(Guid Id, string Kind, string To, string Text)>> TextsAsync(PortalHost portal)
    {
        await using var owner = await portal.Cluster.ConnectAsync(portal.Database);
        var protector = portal.Services.GetRequiredService<ISeals>().For(Outbox.Purpose);
        return [.. (await owner.QueryAsync<(Guid Id, string Kind, string To, byte[] Content)>(
            "select id, kind, to_address, content from mail.outbox"))
            .Select(mail => (mail.Id, mail.Kind, mail.To, MailContent.Open(protector, mail.Content).Text))];
    }

    [GeneratedRegex(@"(/bestaetigen\?code=\S+)")]
    private static partial Regex Link();

    [GeneratedRegex(@"/angebote/([a-z0-9-]+)")]
    private static partial Regex Entry();
}
