using System.Globalization;
using System.Net;
using Dapper;
using IntMan.Accounts;
using IntMan.Foundation.Changes;
using IntMan.Portal.Workers;
using IntMan.Portal.Infrastructure;
using IntMan.Portal.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace IntMan.Portal.Tests.Accounts;

/// <summary>What is refused is in the audit log, and a flood of refusals does not fill it.</summary>
public sealed class RefusalTests(BrokenPortalHost portal) : IClassFixture<BrokenPortalHost>
{
    [Fact]
    public async Task Page_WithoutTheRightToIt_IsOneEntryOfAMinute()
    {
        using var partner = await Visitor.SignedInAsync(portal, "partner");
        for (var i = 0; i < 3; i++)
        {
            using var denied = await partner.GetAsync("/verwaltung/protokoll");
            Assert.Equal(HttpStatusCode.Forbidden, denied.StatusCode);
        }

        Assert.Equal(["request.denied Refused /verwaltung/protokoll local partner@demo.example 3 t"], await WrittenAsync("denied"));
        using var admin = await Visitor.SignedInAsync(portal, "admin");
        var row = (await admin.PageAsync("/verwaltung/protokoll?was=request")).QuerySelectorAll("tbody tr")
            .Select(line => line.Words()).First();
        Assert.Contains("Seite ohne Berechtigung aufgerufen: verweigert /verwaltung/protokoll (3-mal) Pia Partnach", row,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_WithoutAToken_IsAnEntry()
    {
        using var stranger = new Visitor(portal);
        using var forged = await stranger.PostAsync("/konto/anmelden", ("email", "admin@demo.example"), ("passwort", "geheim"));
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.Equal(["request.forged Refused /konto/anmelden local 1 f"], await WrittenAsync("forged"));
    }

    [Fact]
    public async Task TooManyRequests_AreOneEntry()
    {
        var refused = 0;
        for (var i = 0; i < 400 && refused < 3; i++)
        {
            using var response = await portal.GetAsync("/suche?q=Bergstra%C3%9Fe");
            refused += response.StatusCode == HttpStatusCode.TooManyRequests ? 1 : 0;
        }

        Assert.Equal(3, refused);
        Assert.Equal(["request.limited Refused /suche local 3 f"], await WrittenAsync("limited"));
    }

    [Fact]
    public async Task Flood_FromManyNetworks_StaysWithinBounds()
    {
        var refusals = portal.Services.GetRequiredService<Refusals>();
        for (var i = 0; i < 5000; i++)
        {
            refusals.Count(new AuditEntry("request.flood", AuditOutcome.Refused, null, Subject: "/suche",
                Network: i.ToString(CultureInfo.InvariantCulture)));
        }

        var written = await WrittenAsync("flood");
        Assert.InRange(written.Count, 50, Refusals.MostEntries + 3);
        Assert.Equal(5000, await portal.Cluster.ScalarAsync<long>(portal.Database,
            "select sum(times) from accounts.audit_log where action = 'request.flood'"));
    }

    [Fact]
    public async Task Worker_JoinsByItselfAndWritesWhatIsCountedWhenItStops()
    {
        using var worker = ActivatorUtilities.CreateInstance<AuditWorker>(portal.Services);
        await worker.StartAsync(TestContext.Current.CancellationToken);
        await portal.Cluster.ExecuteAsync(portal.Database,
            "insert into accounts.audit_log (at, action, outcome) values (now(), 'session.end', 'Done')");
        while (await portal.Cluster.ScalarAsync<bool>(portal.Database, "select exists (select from accounts.audit_receipt)"))
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        portal.Services.GetRequiredService<Refusals>().Count(new AuditEntry("request.last", AuditOutcome.Refused, null));
        await worker.StopAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, await portal.Cluster.ScalarAsync<long>(portal.Database,
            "select count(*) from accounts.audit_log e join accounts.audit_link l on l.entry_id = e.id where e.action = 'request.last'"));
    }

    private async Task<List<string>> WrittenAsync(string kind)
    {
        await portal.Services.GetRequiredService<Refusals>().WriteAsync(TestContext.Current.CancellationToken);
        await using var owner = await portal.Cluster.ConnectAsync(portal.Database);
        return (await owner.QueryAsync<string>("""
            select concat_ws(' ', l.action, l.outcome, l.subject, l.network, a.email, l.times, l.session_id is not null)
            from accounts.audit_log l left join accounts.account a on a.id = l.actor_id where l.action = 'request.' || @kind order by l.id
            """, new { kind })).AsList();
    }
}
