using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Dapper;
using IntMan.Foundation.Access;
using IntMan.Foundation.Mail;
using IntMan.Portal.Mail;
using IntMan.Directory.Quality;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Support;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace IntMan.Portal.Tests.Quality;

/// <summary>Mails that ask to confirm: to whom, when, once; each test has a database of its own.</summary>
public sealed partial class ReminderTests(TestCluster cluster)
{
    [Fact]
    public async Task Reminder_WhenNobodyConfirms_GoesToOwnerDeputyAndCoordination()
    {
        await using var portal = await StartAsync();

        // Tettnang was confirmed on 30 June 2026 and is overdue when the portal first looks.
        Assert.Contains(("confirmation.due", "pavel-hopfenblatt", "im-tettnang"), await RunAsync(portal, "2026-11-18T07:00"));
        Assert.DoesNotContain(await RunAsync(portal, "2026-11-24T09:00"), mail => mail.Entry == "im-tettnang");
        await portal.Cluster.ExecuteAsync(portal.Database, """
            insert into directory.post_holder (id, post_id, person_id, role, valid_from)
            select gen_random_uuid(), p.id, e.id, 'Deputy', '2026-11-20' from directory.post p, directory.person e
              where p.slug = 'im-tettnang' and e.slug = 'mehmet-pfahlinger'
            """);
        Assert.Contains(("confirmation.due", "mehmet-pfahlinger", "im-tettnang"), await RunAsync(portal, "2026-11-25T09:00"));
        Assert.Contains(("confirmation.due", "koordination", "im-tettnang"), await RunAsync(portal, "2026-12-02T09:00"));
        Assert.DoesNotContain(await RunAsync(portal, "2026-12-23T09:00"), mail => mail.Entry == "im-tettnang");
    }

    [Fact]
    public async Task Reminder_AfterAConfirmation_BeginsAnew()
    {
        await using var portal = await StartAsync();
        await RunAsync(portal, "2026-11-18T07:00");
        var text = await TextAsync(portal, "confirmation.due", "im-tettnang");
        Assert.Contains("Zuletzt bestätigt am 30. Juni 2026, seit 28. September 2026 überfällig.", text, StringComparison.Ordinal);
        using var visitor = new Visitor(portal);
        using (var pressed = await visitor.SubmitAsync(Link().Match(text).Groups[1].Value, null))
        {
            Assert.Equal("/bestaetigen?danke=1", pressed.Headers.Location?.OriginalString);
        }

        Assert.Contains("Zuletzt bestätigt am 18. November 2026", (await portal.DocumentAsync("/ansprechpersonen/im-tettnang")).MainText(),
            StringComparison.Ordinal);
        Assert.DoesNotContain(await RunAsync(portal, "2027-01-16T09:00"), mail => mail.Entry == "im-tettnang");
        Assert.Contains(await RunAsync(portal, "2027-01-17T09:00"), mail => mail.Entry == "im-tettnang");
    }

    [Fact]
    public async Task Reminder_BeforeTheHourOrASecondTimeThatDay_IsNotSent()
    {
        await using var portal = await StartAsync();
        Assert.Empty(await RunAsync(portal, "2026-11-18T06:59"));
        Assert.NotEmpty(await RunAsync(portal, "2026-11-18T07:00"));
        Assert.Empty(await RunAsync(portal, "2026-11-18T23:59"));
    }

    [Fact]
    public async Task Reminders_OfManyPortalsAtOnce_AreSentOnce()
    {
        await using var portal = await StartAsync();
        portal.Clock.Set("2026-12-01T08:00");
        var jobs = portal.Services.GetRequiredService<QualityJobs>();
        var done = (await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => jobs.RunDueAsync(TestContext.Current.CancellationToken))))
            .SelectMany(names => names).Order().ToList();
        Assert.Equal(["monthly", "reminders", "snapshot"], done);
        Assert.Equal(1, await portal.Cluster.ScalarAsync<long>(portal.Database,
            "select count(*) from mail.outbox where kind = 'confirmation.monthly' and to_address = 'im1@demo.example'"));
    }

    [Fact]
    public async Task Monthly_Mail_ListsWhatIsPublishedAndConfirmsWithOneLink()
    {
        await using var portal = await StartAsync();
        await RunAsync(portal, "2026-12-01T07:00");
        var text = await TextAsync(portal, "confirmation.monthly", "im-ettlingen-sued");
        Assert.Contains("Guten Tag Mirela Ampelstein,", text, StringComparison.Ordinal);
        Assert.Contains(
            "Telefon: 040 66969 325\nE-Mail: mirela.ampelstein@kreis-karlsruhe.example\nSprachen: Deutsch, Rumänisch, Englisch\n", text,
            StringComparison.Ordinal);
        Assert.Contains("Sprechzeiten: Montag, 09:00–12:00 Uhr, Bunsenstr. 2-4, ohne Termin; Dienstag", text, StringComparison.Ordinal);
        var address = Link().Match(text).Groups[1].Value;
        using var visitor = new Visitor(portal);
        using (var pressed = await visitor.SubmitAsync(address, null))
        {
            Assert.Equal(HttpStatusCode.Redirect, pressed.StatusCode);
        }

        using var again = await visitor.GetAsync(address);
        Assert.Equal(HttpStatusCode.Gone, again.StatusCode);
        Assert.Contains("Zuletzt bestätigt am 1. Dezember 2026 durch Integrationsmanagement",
            (await portal.DocumentAsync("/ansprechpersonen/mirela-ampelstein", "2026-12-01T08:00")).MainText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-12-01T06:59", 0)]
    [InlineData("2026-12-01T07:00", 1)]
    [InlineData("2026-12-07T23:00", 1)]
    [InlineData("2026-12-08T09:00", 0)]
    public async Task Monthly_Mail_IsSentInTheFirstWeekOnly(string at, int mails)
    {
        await using var portal = await StartAsync();
        await RunAsync(portal, at);
        await RunAsync(portal, at[..14] + "59");
        Assert.Equal(mails, await portal.Cluster.ScalarAsync<long>(portal.Database,
            "select count(*) from mail.outbox where kind = 'confirmation.monthly' and to_address = 'im1@demo.example'"));
    }

    [Fact]
    public async Task Reminders_TurnedOff_OnlyTheCountRuns()
    {
        await using var portal = await StartAsync(("Portal:Quality:Reminders", "false"));
        portal.Clock.Set("2026-12-01T08:00");
        Assert.Equal(["snapshot"], await portal.Services.GetRequiredService<QualityJobs>()
            .RunDueAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task RoleThatEnds_IsToldTwoWeeksBeforeAndOncePerEnd()
    {
        await using var portal = await StartAsync();

        // The demo accounts come when the portal is used first.
        Assert.Empty(await ToldAsync(portal, "2026-11-16T08:00"));
        await portal.Cluster.ExecuteAsync(portal.Database,
            "update accounts.role_grant set valid_until = '2026-12-02' where role = 'Partner'");
        Assert.Empty(await ToldAsync(portal, "2026-11-17T08:00"));
        Assert.Equal(["partner@demo.example"], await ToldAsync(portal, "2026-11-18T08:00"));
        Assert.Equal(["partner@demo.example"], await ToldAsync(portal, "2026-11-19T08:00"));
        await portal.Cluster.ExecuteAsync(portal.Database,
            "update accounts.role_grant set valid_until = '2026-12-31' where role = 'Partner'");
        Assert.Equal(["partner@demo.example", "partner@demo.example"], await ToldAsync(portal, "2026-12-28T08:00"));
        await using var owner = await portal.Cluster.ConnectAsync(portal.Database);
        Assert.Contains((await MailsAsync(owner)).Where(mail => mail.Kind == "konto-rolle-endet")
            .Select(mail => Open(portal, mail.Content)), text =>
            text.Contains("Ihr Zugang als Kooperation (Freundeskreis Asyl Hafenlicht e. V.) endet nach dem 2. Dezember 2026.",
            StringComparison.Ordinal));
    }

    [Fact]
    public async Task Days_OfTheSettings_Count()
    {
        await using var portal = await StartAsync(("Portal:Quality:ContactDays", "60"), ("Portal:Quality:HiddenAfterDays", "70"));
        Assert.Contains("Seit 4. November 2026 nicht bestätigt.",
            (await portal.DocumentAsync("/ansprechpersonen/mirela-ampelstein", "2027-01-04T08:00")).MainText(), StringComparison.Ordinal);
        Assert.Contains("Dieser Eintrag ist seit 4. November 2026 nicht bestätigt.",
            (await portal.DocumentAsync("/ansprechpersonen/mirela-ampelstein", "2027-01-14T08:00")).MainText(), StringComparison.Ordinal);
    }

    private async Task<PortalHost> StartAsync(params (string Name, string Value)[] settings)
    {
        var portal = new ConfiguredHost(cluster, settings);
        await portal.InitializeAsync();
        return portal;
    }

    /// <summary>Runs what is due; returns the new mails as kind, name of the recipient, entry of the link or of the text.</summary>
    private static async Task<List<(string Kind, string To, string Entry)>> RunAsync(PortalHost portal, string at)
    {
        portal.Clock.Set(at);
        await using var owner = await portal.Cluster.ConnectAsync(portal.Database);
        var before = (await owner.QueryAsync<Guid>("select id from mail.outbox")).ToHashSet();
        await portal.Services.GetRequiredService<QualityJobs>().RunDueAsync(TestContext.Current.CancellationToken);
        var people = (await owner.QueryAsync<(string Slug, string Email)>(
            "select e.slug, lower(coalesce(a.email, e.email)) from directory.person e left join accounts.account a on a.person_id = e.id"))
            .ToList();
        var found = new List<(string, string, string)>();
        foreach (var mail in (await MailsAsync(owner)).Where(mail => !before.Contains(mail.Id)))
        {
            var to = people.FirstOrDefault(person => person.Email == mail.To).Slug ?? mail.To.Split('@')[0];
            found.AddRange(Entry().Matches(Open(portal, mail.Content)).Select(match => (mail.Kind, to, match.Groups[1].Value)));
        }

        return found;
    }

    /// <summary>Runs what is due; returns to whom all mails about ending roles went so far.</summary>
    private static async Task<List<string>> ToldAsync(PortalHost portal, string at)
    {
        portal.Clock.Set(at);
        await portal.Services.GetRequiredService<QualityJobs>().RunDueAsync(TestContext.Current.CancellationToken);
        await using var owner = await portal.Cluster.ConnectAsync(portal.Database);
        return [.. (await MailsAsync(owner)).Where(mail => mail.Kind == "konto-rolle-endet").Select(mail => mail.To)];
    }

    private static async Task<string> TextAsync(PortalHost portal, string kind, string entry)
    {
        await using var owner = await portal.Cluster.ConnectAsync(portal.Database);
        var slugs =
            (await owner.QueryAsync<string>(
            "select e.slug from directory.person e join directory.post_holder h on h.person_id = e.id join directory.post p on p.id = "
            + "h.post_id where p.slug = @entry union select @entry", new { entry })).ToList();
        return (await MailsAsync(owner)).Where(mail => mail.Kind == kind).Select(mail => Open(portal, mail.Content))
            .First(text => slugs.Exists(slug => text.Contains($"/ansprechpersonen/{slug}", StringComparison.Ordinal)));
    }

    private static Task<IEnumerable<(Guid Id, string Kind, string To, byte[] Content)>> MailsAsync(System.Data.Common.DbConnection owner) =>
        owner.QueryAsync<(Guid, string, string, byte[])>("select id, kind, to_address, content from mail.outbox");

    private static string Open(PortalHost portal, byte[] content) =>
        MailContent.Open(portal.Services.GetRequiredService<ISeals>().For(Outbox.Purpose), content).Text;

    [GeneratedRegex(@"http://localhost:5080(/bestaetigen\?code=[A-Za-z0-9_-]{43})\s")]
    private static partial Regex Link();

    [GeneratedRegex(@"http://localhost:5080/ansprechpersonen/([a-z0-9-]+)")]
    private static partial Regex Entry();

    private sealed class ConfiguredHost(TestCluster cluster, (string Name, string Value)[] settings) : PortalHost(cluster)
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            foreach (var (name, value) in settings)
            {
                builder.UseSetting(name, value);
            }
        }
    }
}
