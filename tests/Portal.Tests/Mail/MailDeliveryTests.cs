using System.Net;
using Dapper;
using IntMan.Foundation.Mail;
using IntMan.Portal.Mail;

namespace IntMan.Portal.Tests.Mail;

/// <summary>What the mail server gets, and what becomes of a mail with each of its answers (T44, F13).</summary>
public sealed class MailDeliveryTests(MailHost portal) : IClassFixture<MailHost>
{
    [Fact]
    public async Task Mail_WithUmlautsAndHtml_ArrivesAsBothForms()
    {
        const string Subject = "Grüße aus Müllheim: Ihre Sprechstunde fällt am Mittwoch, 18. November 2026, leider aus";
        var id = await portal.QueueAsync(new OutgoingMail("test.form", "ok1@müllheim.example", Subject,
            "Guten Tag,\n.\nein Punkt allein.\n")
        {
            ToName = "Ölçay, Ayşe",
            Html = "<p>Grüße</p>",
            UnsubscribeUrl = new Uri("https://wegweiser.example/infomail/abmelden/x"),
        });
        await UntilTakenAsync("ok1@xn--mllheim-n2a.example");
        var message = portal.Sink.MessagesTo("ok1@xn--mllheim-n2a.example")[0];
        Assert.All(message.Split("\r\n"), line => Assert.True(line.Length <= 78 && line.All(char.IsAscii), line));
        var mail = await ReadMail.FromAsync(message);
        Assert.Equal("Wegweiser Müllheim <portal@wegweiser.example>", mail.From);
        Assert.Equal("Ölçay, Ayşe <ok1@xn--mllheim-n2a.example>", Assert.Single(mail.To));
        Assert.Equal(Subject, mail.Subject);
        Assert.Equal("2026-11-18T13:12:00.000Z", mail.Date);
        Assert.Equal($"<{id}@wegweiser.example>", mail.MessageId);
        Assert.Equal(("Guten Tag,\r\n.\r\nein Punkt allein.\r\n", "<p>Grüße</p>", 0), (mail.Text, mail.Html?.Trim(), mail.Attachments));
        Assert.Equal(
            ["auto-submitted: auto-generated", "list-unsubscribe-post: List-Unsubscribe=One-Click",
            "list-unsubscribe: <https://wegweiser.example/infomail/abmelden/x>"],
            mail.Headers.Where(header => header[..4] is "auto" or "list").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Mail_SentAgain_HasTheSameBytes()
    {
        var id = await portal.QueueAsync(new OutgoingMail("test.same", "dies3@ettlingen.example", "Betreff", "Text") { IsRepeatSafe = true,
            Html = "<p>Text</p>" });
        await portal.UntilAsync("New 1", $"select state || ' ' || attempts from mail.outbox where id = '{id}'");
        await portal.Cluster.ExecuteAsync(portal.Database,
            $"update mail.outbox set due_at = created_at where id = '{id}'; notify mail_outbox");
        await portal.UntilAsync("New 2", $"select state || ' ' || attempts from mail.outbox where id = '{id}'");
        var messages = portal.Sink.MessagesTo("dies3@ettlingen.example");
        Assert.Equal(messages[0], messages[1]);
    }

    [Theory]
    [InlineData("ok2", "Sent", 1, null)]
    [InlineData("unknown1", "Parked", 0, "550 5.1.1 <…> User unknown")]
    [InlineData("spam1", "Parked", 0, "554 5.7.1 looks like spam")]
    [InlineData("dies1", "Uncertain", 1, "Die Verbindung brach ab, nachdem der Text übergeben war.")]
    public async Task Answer_OfTheServer_SettlesTheMail(string name, string state, int taken, string? reason)
    {
        var address = $"{name}@ettlingen.example";
        var id = await portal.QueueAsync(new OutgoingMail("test.answer", address, "Betreff", "Text"));
        await portal.UntilAsync($"{state} 1 {reason}",
            $"select concat_ws(' ', state, attempts, coalesce(reason, '')) from mail.outbox where id = '{id}'");
        Assert.Equal(taken, portal.Sink.MessagesTo(address).Count);
    }

    [Theory]
    [InlineData("busy1", "451 4.7.1 later please")]
    [InlineData("full1", "452 4.2.2 mailbox full")]
    public async Task TemporaryRefusal_WaitsLongerEachTime(string name, string reason)
    {
        var id = await portal.QueueAsync(new OutgoingMail("test.busy", $"{name}@ettlingen.example", "Betreff", "Text"));
        await portal.UntilAsync($"New 1 00:01:00 {reason}",
            $"select concat_ws(' ', state, attempts, due_at - created_at, reason) from mail.outbox where id = '{id}'");
        await portal.Cluster.ExecuteAsync(portal.Database,
            $"update mail.outbox set due_at = created_at where id = '{id}'; notify mail_outbox");
        await portal.UntilAsync($"New 2 00:02:00 {reason}",
            $"select concat_ws(' ', state, attempts, due_at - created_at, reason) from mail.outbox where id = '{id}'");
        await portal.Cluster.ExecuteAsync(portal.Database,
            "update mail.outbox set due_at = created_at - interval '5 days', created_at = created_at - interval '5 days' where id = "
            + $"'{id}'; notify mail_outbox");
        await portal.UntilStateAsync("Parked", id);
    }

    [Theory]
    [InlineData(1, "00:01:00")]
    [InlineData(6, "00:32:00")]
    [InlineData(7, "01:00:00")]
    [InlineData(40, "01:00:00")]
    public void Pause_AfterAttempts_DoublesUpToAnHour(int attempts, string pause) =>
        Assert.Equal(pause, MailClaims.PauseAfter(attempts).ToString());

    [Fact]
    public async Task RepeatSafeMail_ThatMayHaveArrived_IsSentAgain()
    {
        var id = await portal.QueueAsync(new OutgoingMail("test.repeat", "dies2@ettlingen.example", "Betreff",
            "Text") { IsRepeatSafe = true });
        await portal.UntilAsync("New 1", $"select state || ' ' || attempts from mail.outbox where id = '{id}'");
        await portal.Cluster.ExecuteAsync(portal.Database,
            $"update mail.outbox set due_at = created_at where id = '{id}'; notify mail_outbox");
        await portal.UntilAsync("New 2", $"select state || ' ' || attempts from mail.outbox where id = '{id}'");
        Assert.Equal([$"{id}@wegweiser.example", $"{id}@wegweiser.example"],
            portal.Sink.MessageIds.Where(message => message.StartsWith(id.ToString(), StringComparison.Ordinal)));
    }

    [Fact]
    public async Task ClaimThatRanOut_IsRepeatedOnlyWhenNothingHadLeft()
    {
        var first = await PlantClaimAsync("ok3@ettlingen.example", "null");
        var second = await PlantClaimAsync("ok4@ettlingen.example", "created_at");
        await portal.WakeAsync();
        await portal.UntilStateAsync("Sent", first);
        await portal.UntilStateAsync("Uncertain", second);
        Assert.Single(portal.Sink.MessagesTo("ok3@ettlingen.example"));
        Assert.Empty(portal.Sink.MessagesTo("ok4@ettlingen.example"));
    }

    [Fact]
    public async Task HeaderInjection_InNameAndSubject_AddsNothing()
    {
        await portal.QueueAsync(new OutgoingMail("test.plain", "ok5@ettlingen.example", "Betreff", "Text") { ToName = "Ilse Birnbaum" });
        await portal.QueueAsync(new OutgoingMail("test.injection", "ok6@ettlingen.example",
            "Betreff\r\nBcc: evil@x.example\r\n\r\nText", "Text")
        {
            ToName = "Ilse\"\r\nBcc: evil@x.example\n\0\u2028<evil@x.example>, \"",
        });
        await UntilTakenAsync("ok5@ettlingen.example");
        await UntilTakenAsync("ok6@ettlingen.example");
        var plain = await ReadMail.FromAsync(portal.Sink.MessagesTo("ok5@ettlingen.example")[0]);
        var injected = await ReadMail.FromAsync(portal.Sink.MessagesTo("ok6@ettlingen.example")[0]);
        Assert.Equal(plain.Headers.Select(header => header.Split(':')[0]), injected.Headers.Select(header => header.Split(':')[0]));
        Assert.EndsWith(" <ok6@ettlingen.example>", Assert.Single(injected.To), StringComparison.Ordinal);
        Assert.Equal(("Betreff Bcc: evil@x.example Text", "Text"), (injected.Subject, injected.Text));
        Assert.DoesNotContain(portal.Sink.Commands, command => command.StartsWith("RCPT", StringComparison.Ordinal)
            && command.Contains("evil", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ServerThatEndsConnections_IsAskedAgain()
    {
        portal.Sink.MailsPerConnection = 2;
        var batch = Guid.NewGuid();
        foreach (var i in Enumerable.Range(100, 9))
        {
            await portal.QueueAsync(new OutgoingMail("test.reconnect", $"ok{i}@ettlingen.example", "Betreff", "Text") { Batch = batch });
        }

        await portal.UntilAsync("9", $"select count(*)::text from mail.outbox where batch = '{batch}' and state = 'Sent'");
        portal.Sink.MailsPerConnection = int.MaxValue;
    }

    [Fact]
    public async Task Server_ThatIsSilent_HoldsNoPage()
    {
        var gate = new TaskCompletionSource();
        portal.Sink.Gate = gate.Task;
        var id = await portal.QueueAsync(new OutgoingMail("test.slow", "ok7@ettlingen.example", "Betreff", "Text"));
        await portal.UntilStateAsync("Claimed", id);
        using var response = await portal.GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(portal.Sink.MessagesTo("ok7@ettlingen.example"));
        gate.SetResult();
        await portal.UntilStateAsync("Sent", id);
    }

    private async Task<Guid> PlantClaimAsync(string address, string begun)
    {
        _ = portal.Client;
        await using var owner = await portal.Cluster.ConnectAsync(portal.Database);
        await using var transaction = await owner.BeginTransactionAsync(TestContext.Current.CancellationToken);
        var id = await portal.Outbox.QueueAsync(owner, new OutgoingMail("test.claim", address, "Betreff", "Text"), transaction);
        await owner.ExecuteAsync(
            $"update mail.outbox set state = 'Claimed', lease_until = created_at - interval '1 minute', data_begun_at = {begun} where id "
            + $"= '{id}'", transaction: transaction);
        await transaction.CommitAsync(TestContext.Current.CancellationToken);
        return id;
    }

    private async Task UntilTakenAsync(string address)
    {
        for (var i = 0; i < 200 && portal.Sink.MessagesTo(address).Count == 0; i++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.Single(portal.Sink.MessagesTo(address));
    }
}
