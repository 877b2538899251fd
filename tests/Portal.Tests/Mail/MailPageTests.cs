using System.Net;
using Dapper;
using IntMan.Directory.Exchange.Import;
using IntMan.Foundation.Mail;
using IntMan.Portal.Mail;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace IntMan.Portal.Tests.Mail;

/// <summary>What operators see and decide, what testers read, and what is forgotten in time.</summary>
public sealed class MailPageTests(MailHost portal) : IClassFixture<MailHost>
{
    [Fact]
    public async Task Outbox_RefusedMail_CanBeSentAgainOrDiscarded()
    {
        var again = await portal.QueueAsync(new OutgoingMail("test.page", "unknown3@ettlingen.example", "Einladung eins", "Geheimer Text"));
        var gone = await portal.QueueAsync(new OutgoingMail("test.page", "unknown4@ettlingen.example", "Einladung zwei", "Geheimer Text"));
        await portal.UntilStateAsync("Parked", again);
        await portal.UntilStateAsync("Parked", gone);
        using var admin = new Visitor(portal);
        using var signedIn = await admin.SignInAsync("admin");
        var page = await admin.PageAsync("/verwaltung/mails?zustand=abgelehnt");
        Assert.Contains("unknown3@ettlingen.example", page.MainText(), StringComparison.Ordinal);
        Assert.DoesNotContain("Geheim", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.DoesNotContain("unknown3", (await admin.PageAsync("/verwaltung/mails?zustand=ungewiss")).MainText(),
            StringComparison.Ordinal);

        var token = page.One("input[name=__RequestVerificationToken]").GetAttribute("value")!;
        Task<HttpResponseMessage> Decide(string decision, Guid mail) =>
            admin.PostAsync($"/verwaltung/mails?handler={decision}", ("__RequestVerificationToken", token), ("mail", mail.ToString()));
        using var sent = await Decide("Senden", again);
        using var discarded = await Decide("Verwerfen", gone);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        await portal.UntilAsync("Parked 2", $"select state || ' ' || attempts from mail.outbox where id = '{again}'");
        await portal.UntilAsync("Discarded true", $"select state || ' ' || (content is null) from mail.outbox where id = '{gone}'");
        await portal.UntilAsync("mail.discard,mail.resend",
            $"select string_agg(action, ',' order by action) from accounts.audit_log where subject in ('{again}', '{gone}')");

        using var late = await Decide("Senden", gone);
        Assert.Contains("gespeichert=entschieden", late.Headers.Location!.OriginalString, StringComparison.Ordinal);
        await portal.UntilStateAsync("Discarded", gone);
    }

    [Fact]
    public async Task DevelopmentPage_ShowsTextWithLinks()
    {
        var id = await portal.QueueAsync(new OutgoingMail("test.development", "ok9@ettlingen.example", "Ihre Einladung",
            "Guten Tag <b>,\n\nhttps://wegweiser.example/einladung/abc\n"));
        var page = await portal.DocumentAsync($"/entwicklung/mails?mail={id}");
        Assert.Equal("Guten Tag <b>,", page.One("article .ip-prose p").Words());
        Assert.Equal("https://wegweiser.example/einladung/abc", page.One("article .ip-prose a").GetAttribute("href"));
        Assert.Contains("Ihre Einladung, an ok9@ettlingen.example", page.MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retention_ForgetsContentAfterAWeekAndAddressesAfterAMonth()
    {
        await using var owner = await portal.Cluster.ConnectAsync(portal.Database);
        foreach (var (days, state) in new[] { (6, "Sent"), (8, "Sent"), (8, "Parked"), (31, "Sent"), (31, "Parked"), (31, "Uncertain"),
            (40, "New") })
        {
            await owner.ExecuteAsync("""
                insert into mail.outbox (id, kind, to_address, to_name, subject, content, is_repeat_safe, state, created_at, due_at,
                  settled_at)
                values (gen_random_uuid(), 'test.retention', @address, 'Name', 'Betreff', '\x00', false, @state, @at, @due,
                  case when @state <> 'New' then @at end)
                """, new { address = $"{state}{days}@ettlingen.example", state, at = new DateTime(2026, 11, 18, 12, 0, 0, DateTimeKind.Utc).AddDays(-days), due = new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc) });
        }

        var retention = portal.Services.GetRequiredService<ForgetMails>();
        await retention.ExecuteAsync(new DateTimeOffset(2026, 11, 18, 13, 0, 0, TimeSpan.Zero), TestContext.Current.CancellationToken);
        var rows = await owner.QueryAsync<string>(
            "select concat_ws(' ', coalesce(to_address, '-'), state, case when content is null then '-' else 'Inhalt' end) from "
            + "mail.outbox where kind = 'test.retention' order by settled_at desc nulls first, state");
        Assert.Equal(
            ["New40@ettlingen.example New Inhalt", "Sent6@ettlingen.example Sent Inhalt", "Parked8@ettlingen.example Parked Inhalt",
            "Sent8@ettlingen.example Sent -", "- Discarded -", "- Discarded -", "- Sent -"],
            rows);
    }
}
