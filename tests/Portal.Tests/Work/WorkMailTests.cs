using Dapper;
using IntMan.Directory.Quality;
using IntMan.Foundation.Access;
using IntMan.Foundation.Mail;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Referrals;
using IntMan.Portal.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace IntMan.Portal.Tests.Work;

/// <summary>"Was auf Sie wartet": when something is new, and on Mondays; kinds and numbers, never a title.</summary>
public sealed class WorkMailTests(TestCluster cluster)
{
    [Fact]
    public async Task Mail_ComesWhenSomethingIsNew_AndOnMondays_AndTellsNoTitle()
    {
        await using var portal = await StartAsync();
        using var manager = await Visitor.SignedInAsync(portal, "im1");
        var (_, code) = await manager.ReferAsync();
        using var service = new Visitor(portal);
        (await service.ReportAsync(code, ("wer", "Service"), ("antwort", "NoPlace"))).Dispose();

        var told = Assert.Single(await RunAsync(portal, "2026-11-19T09:00", "im1"));
        Assert.Contains("1 × Rückmeldungen zu Verweisen", told, StringComparison.Ordinal);
        Assert.Contains("http://localhost:5080/heute", told, StringComparison.Ordinal);
        Assert.Contains("http://localhost:5080/konto/benachrichtigungen", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Schuldnerberatung", told, StringComparison.Ordinal);
        Assert.Empty(await RunAsync(portal, "2026-11-20T09:00", "im1"));
        Assert.Empty(await RunAsync(portal, "2026-11-21T09:00", "im1"));
        Assert.Single(await RunAsync(portal, "2026-11-23T09:00", "im1"));
    }

    [Fact]
    public async Task Kind_SwitchedOff_IsNotTold_AndNeverMeansNever()
    {
        await using var portal = await StartAsync();
        await portal.Cluster.ExecuteAsync(portal.Database, """
            insert into quality.suggestion (id, kind, ags, county_key, created_at)
            values (gen_random_uuid(), 'Other', '08215017', '08215', '2026-11-18T09:00:00Z')
            """);
        using var officer = await Visitor.SignedInAsync(portal, "ib");
        using var saved = await officer.SubmitAsync("/konto/benachrichtigungen", null, ("rhythmus", "Daily"), ("art", "partner-change"));
        Assert.Equal("/konto/benachrichtigungen?gespeichert=1", saved.Headers.Location?.OriginalString);
        Assert.Equal(["partner-change"], (await officer.PageAsync("/konto/benachrichtigungen"))
            .QuerySelectorAll("input[name=art][checked]").Select(input => input.GetAttribute("value")));
        Assert.Empty(await RunAsync(portal, "2026-11-19T09:00", "ib"));
        Assert.NotEmpty(await RunAsync(portal, "2026-11-19T09:00", "koordination", hasRun: true));

        using var later = await Visitor.SignedInAsync(portal, "ib");
        using var never = await later.SubmitAsync("/konto/benachrichtigungen", null, ("rhythmus", "Never"), ("art", "suggestion"));
        Assert.Empty(await RunAsync(portal, "2026-11-23T09:00", "ib"));
    }

    [Fact]
    public async Task NoPlace_IsToldAtOnceToWhoWantsIt_Once()
    {
        await using var portal = await StartAsync();
        using var manager = await Visitor.SignedInAsync(portal, "im1");
        var (_, code) = await manager.ReferAsync();
        using var saved = await manager.SubmitAsync("/konto/benachrichtigungen", null, ("rhythmus", "Never"), ("sofort", "true"));
        Assert.Equal(System.Net.HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Empty(await LookAsync(portal));
        using var service = new Visitor(portal);
        (await service.ReportAsync(code, ("wer", "Service"), ("antwort", "NoPlace"))).Dispose();

        var told = Assert.Single(await LookAsync(portal));
        Assert.Contains("1 × Rückmeldungen zu Verweisen", told, StringComparison.Ordinal);
        Assert.Single(await LookAsync(portal));
        Assert.NotNull((await manager.PageAsync("/konto/benachrichtigungen")).QuerySelector("input[name=sofort][checked]"));
        using var officer = await Visitor.SignedInAsync(portal, "koordination");
        Assert.Null((await officer.PageAsync("/konto/benachrichtigungen")).QuerySelector("input[name=sofort]"));
    }

    [Fact]
    public async Task Rhythm_ThatIsNone_IsAsked()
    {
        await using var portal = await StartAsync();
        using var officer = await Visitor.SignedInAsync(portal, "ib");
        using var refused = await officer.SubmitAsync("/konto/benachrichtigungen", null, ("rhythmus", "Hourly"));
        var page = await Visitor.ReadAsync(refused, System.Net.HttpStatusCode.UnprocessableEntity);
        Assert.NotEmpty(page.QuerySelectorAll(".ip-errorsum a, .kern-error"));
    }

    private async Task<PortalHost> StartAsync()
    {
        var portal = new PortalHost(cluster);
        await portal.InitializeAsync();
        return portal;
    }

    private static async Task<IReadOnlyList<string>> LookAsync(PortalHost portal)
    {
        await portal.Services.GetRequiredService<TellAtOnce>().ExecuteAsync(TestContext.Current.CancellationToken);
        return await MailsAsync(portal, "im1");
    }

    private static async Task<IReadOnlyList<string>> RunAsync(PortalHost portal, string at, string account, bool hasRun = false)
    {
        portal.Clock.Set(at);
        if (!hasRun)
        {
            await portal.Services.GetRequiredService<QualityJobs>().RunDueAsync(TestContext.Current.CancellationToken);
        }

        return await MailsAsync(portal, account);
    }

    private static async Task<IReadOnlyList<string>> MailsAsync(PortalHost portal, string account)
    {
        await using var owner = await portal.Cluster.ConnectAsync(portal.Database);
        var mails = await owner.QueryAsync<byte[]>("""
            select content from mail.outbox where kind = 'was-wartet' and to_address = @to and created_at >= @since
            """, new { to = $"{account}@demo.example", since = portal.Clock.GetUtcNow().AddHours(-1) });
        return [.. mails.Select(content =>
            MailContent.Open(portal.Services.GetRequiredService<ISeals>().For(Outbox.Purpose), content).Text)];
    }
}
