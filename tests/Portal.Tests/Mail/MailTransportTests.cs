using IntMan.Foundation.Mail;
using IntMan.Portal.Mail;
using MimeKit;

namespace IntMan.Portal.Tests.Mail;

/// <summary>What each answer of the mail server, and each break, says about the mail: only what is certain may be sent again.</summary>
public sealed class MailTransportTests : IAsyncDisposable
{
    private readonly SmtpSink _sink = new();
    private int _begun;

    public ValueTask DisposeAsync() => _sink.DisposeAsync();

    [Theory]
    [InlineData("ok", 1)]
    [InlineData("forwarded", 1)]
    public async Task Answer_Positive_IsSent(string name, int taken)
    {
        Assert.IsType<MailOutcome.Sent>(await SendAsync(name));
        Assert.Equal((taken, 1), (_sink.Taken.Count, _begun));
    }

    [Theory]
    [InlineData("busy", "451 4.7.1 later please", false, 0)]
    [InlineData("full", "452 4.2.2 mailbox full", false, 1)]
    [InlineData("leaving", "421 4.3.2 shutting down", true, 1)]
    [InlineData("early", "250 already", true, 1)]
    public async Task Answer_ForNow_IsDeferred(string name, string reason, bool isServerDown, int begun)
    {
        Assert.Equal(new MailOutcome.Deferred(reason, isServerDown), await SendAsync(name));
        Assert.Equal((0, begun), (_sink.Taken.Count, _begun));
    }

    [Theory]
    [InlineData("unknown", "550 5.1.1 <…> User unknown", 0)]
    [InlineData("member", "530 5.7.0 sign in first", 0)]
    [InlineData("late", "554 5.5.1 no", 1)]
    [InlineData("spam", "554 5.7.1 looks like spam", 1)]
    public async Task Answer_ForEver_IsRefused(string name, string reason, int begun)
    {
        Assert.Equal(new MailOutcome.Refused(reason), await SendAsync(name));
        Assert.Equal((0, begun), (_sink.Taken.Count, _begun));
    }

    [Theory]
    [InlineData("shut", 0)]
    [InlineData("dies", 1)]
    [InlineData("garbled", 1)]
    [InlineData("waiting", 1)]
    public async Task Break_AfterTheTextBeganToLeave_IsUncertain(string name, int taken)
    {
        Assert.IsType<MailOutcome.Uncertain>(await SendAsync(name));
        Assert.Equal((taken, 1), (_sink.Taken.Count, _begun));
    }

    [Fact]
    public async Task Connection_AfterARefusal_IsUsedForTheNextMail()
    {
        await using var transport = new SmtpTransport(Settings());
        foreach (var name in new[] { "unknown", "full", "late", "ok" })
        {
            await SendAsync(name, transport);
        }

        Assert.Equal((1, 1), (_sink.Taken.Count, _sink.Connections));
    }

    [Fact]
    public async Task Claim_LostAtTheLastMoment_StopsTheText()
    {
        await using var transport = new SmtpTransport(Settings());
        using var message = Message("ok");
        await Assert.ThrowsAsync<ClaimLost>(() => transport.SendAsync(message, () => throw new ClaimLost(),
            TestContext.Current.CancellationToken));
        Assert.DoesNotContain("DATA", _sink.Commands);
    }

    [Fact]
    public async Task Portal_EndingBeforeTheText_StopsIt_AfterwardsNot()
    {
        using var end = new CancellationTokenSource();
        await using var transport = new SmtpTransport(Settings());
        using var message = Message("ok");
        var outcome = await transport.SendAsync(message, end.CancelAsync, end.Token);
        Assert.IsType<MailOutcome.Sent>(outcome);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => transport.SendAsync(message, BeginAsync, end.Token));
        Assert.Equal((1, 0), (_sink.Taken.Count, _begun));
    }

    [Fact]
    public async Task Server_WithoutEncryptionOrSignIn_GetsNothing()
    {
        await using var plain = new SmtpTransport(Settings() with { Security = SmtpSecurity.StartTls });
        Assert.Equal(new MailOutcome.Deferred("Der Mailserver bietet kein STARTTLS an.", IsServerDown: true), await SendAsync("ok", plain));
        await using var open = new SmtpTransport(Settings() with { User = "portal", Password = "geheim" });
        Assert.Equal(new MailOutcome.Deferred("Der Mailserver bietet keine Anmeldung an.", IsServerDown: true),
            await SendAsync("ok", open));
        Assert.Empty(_sink.Taken);
    }

    [Fact]
    public async Task Server_Gone_IsDown()
    {
        int port;
        await using (var gone = new SmtpSink())
        {
            port = gone.Port;
        }

        await using var transport = new SmtpTransport(Settings() with { Port = port });
        var outcome = Assert.IsType<MailOutcome.Deferred>(await SendAsync("ok", transport));
        Assert.True(outcome is { IsServerDown: true } && outcome.Reason.StartsWith("Der Mailserver ist nicht erreichbar: ",
            StringComparison.Ordinal), outcome.Reason);
    }

    [Fact]
    public async Task Folder_OfDevelopment_HoldsTheMailAsAFile()
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("imm").FullName;
        await using var transport = new FolderTransport(folder);
        using var message = Message("ok");
        Assert.IsType<MailOutcome.Sent>(await transport.SendAsync(message, BeginAsync, TestContext.Current.CancellationToken));
        var file = await File.ReadAllTextAsync(Assert.Single(System.IO.Directory.GetFiles(folder, "*.eml")),
            TestContext.Current.CancellationToken);
        Assert.DoesNotContain('\n', file.Replace("\r\n", "", StringComparison.Ordinal));
        var read = await ReadMail.FromAsync(file);
        Assert.Equal(("ok@ettlingen.example", "Betreff", "Text", 1), (read.To[0], read.Subject, read.Text, _begun));
        System.IO.Directory.Delete(folder, recursive: true);
    }

    private MailSettings Settings() => new("127.0.0.1", _sink.Port, SmtpSecurity.None, "portal@wegweiser.example",
        "Wegweiser") { Folder = "" };

    private MimeMessage Message(string name)
    {
        var mail = new ClaimedMail { Id = Guid.NewGuid(), ToAddress = $"{name}@ettlingen.example", Subject = "Betreff" };
        return MailMessage.Build(mail, new MailContent("Text", null, null), Settings(), DateTimeOffset.UnixEpoch);
    }

    private async Task<MailOutcome> SendAsync(string name)
    {
        await using var transport = new SmtpTransport(Settings());
        return await SendAsync(name, transport);
    }

    private async Task<MailOutcome> SendAsync(string name, SmtpTransport transport)
    {
        using var message = Message(name);
        return await transport.SendAsync(message, BeginAsync, TestContext.Current.CancellationToken);
    }

    private Task BeginAsync()
    {
        _begun++;
        return Task.CompletedTask;
    }
}
