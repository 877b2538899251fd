using System.Globalization;
using Dapper;
using IntMan.Accounts;
using IntMan.Foundation.Mail;
using IntMan.Portal.Database;
using IntMan.Portal.Mail;
using IntMan.Portal.Security;
using IntMan.Portal.Tests.Support;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;

namespace IntMan.Portal.Tests.Mail;

/// <summary>Portals that are killed while they send, several at once, and one without a mail server: nothing is lost, nobody gets a mail
/// twice (F12, F13).</summary>
public sealed class MailCrashTests(TestCluster cluster) : IAsyncLifetime
{
    private readonly string _folder = System.IO.Directory.CreateTempSubdirectory("imm").FullName;
    private string _name = "";
    private PortalDatabase _database = null!;

    public async ValueTask InitializeAsync()
    {
        File.SetUnixFileMode(_folder, (UnixFileMode)0b111_101_101);
        _name = await cluster.CreateDatabaseAsync(Template.Demo);
        _database = await cluster.OpenAsync(_name);
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        System.IO.Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Portal_KilledWhileSending_LosesNothingAndRepeatsNothing()
    {
        await using var sink = new SmtpSink { Pause = TimeSpan.FromMilliseconds(40) };
        await QueueAsync(60);
        foreach (var (enough, hour) in new[] { (12, 15), (25, 16), (38, 17) })
        {
            await using var portal = Start(sink, hour);
            await portal.AddressAsync();
            await UntilAsync(() => sink.Taken.Count >= enough);
        }

        // The leases of the killed ones have run out.
        await using var last = Start(sink, 18);
        await UntilAsync(async () => await CountAsync("state in ('New', 'Claimed')") == 0);
        Assert.Equal(60, await CountAsync("state in ('Sent', 'Uncertain')"));
        Assert.Equal(sink.MessageIds.Distinct(), sink.MessageIds);
        await using var owner = await cluster.ConnectAsync(_name);
        var sent = await owner.QueryAsync<string>("select id || '@wegweiser.example' from mail.outbox where state = 'Sent'");
        Assert.Empty(sent.Except(sink.MessageIds));
        Assert.InRange(await CountAsync("state = 'Uncertain'"), 0, 6);
    }

    [Fact]
    public async Task TwoPortals_OverOneOutbox_SendEachMailOnce()
    {
        await using var sink = new SmtpSink { Pause = TimeSpan.FromMilliseconds(5) };
        await QueueAsync(200);
        await using var first = Start(sink, 15);
        await using var second = Start(sink, 15);
        await UntilAsync(async () => await CountAsync("state = 'Sent'") == 200);
        Assert.Equal(200, sink.Taken.Count);
        Assert.Equal(200, sink.MessageIds.Distinct().Count());
        Assert.InRange(sink.Connections, 2, 1000);
    }

    [Fact]
    public async Task MailServerDown_MailsWaitAndPagesAnswer()
    {
        int port;
        await using (var gone = new SmtpSink())
        {
            port = gone.Port;
        }

        await QueueAsync(50);
        await using var portal = PortalProcess.Start(_folder, Settings(port, 15));
        using var client = new HttpClient { BaseAddress = await portal.AddressAsync(), Timeout = TimeSpan.FromSeconds(5) };
        await UntilAsync(async () => await CountAsync("reason like 'Der Mailserver ist nicht erreichbar%'") > 0);
        Assert.Equal(50, await CountAsync("state in ('New', 'Claimed')"));

        // One attempt a round, not fifty.
        Assert.InRange(await CountAsync("attempts > 0"), 1, 6);
        foreach (var _ in Enumerable.Range(0, 5))
        {
            Assert.Contains("Wer ist zuständig?", await client.GetStringAsync(new Uri("/", UriKind.Relative),
                TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task EncryptedServer_IsTrustedByItsCertificateAndSignedInto()
    {
        using var certificate = SelfSigned.Create(Path.Combine(_folder, "smtp.pem"));
        await using var sink = new SmtpSink(certificate);
        await File.WriteAllTextAsync(Path.Combine(_folder, "password"), "geheim-größer\n", TestContext.Current.CancellationToken);
        (string, string)[] secure = [.. Settings(sink.Port, 15), ("Portal__Smtp__Host", "localhost"),
            ("Portal__Smtp__Security", "StartTls"), ("Portal__Smtp__User", "portal"),
            ("Portal__Smtp__PasswordFile", Path.Combine(_folder, "password"))];
        await QueueAsync(1);
        await using (var stranger = PortalProcess.Start(_folder, secure))
        {
            await UntilAsync(async () =>
                await CountAsync("reason like 'Der Mailserver ist nicht erreichbar: The remote certificate%'") == 1);
            Assert.Empty(sink.Taken);
            Assert.DoesNotContain("geheim", string.Join('\n', sink.Commands), StringComparison.Ordinal);
        }

        await using var knowing = PortalProcess.Start(_folder,
            [.. secure, ("SSL_CERT_FILE", Path.Combine(_folder, "smtp.pem")), ("Portal__FixedNow", "2026-11-18T16:12+01:00")]);
        await UntilAsync(async () => await CountAsync("state = 'Sent'") == 1);
        Assert.Single(sink.Taken);
    }

    private (string, string)[] Settings(int port, int hour) =>
    [
        ("ConnectionStrings__Portal", cluster.ConnectionString(_name)),
        ("Portal__FixedNow", string.Create(CultureInfo.InvariantCulture, $"2026-11-18T{hour}:12+01:00")),
        ("Portal__Smtp__Host", "127.0.0.1"), ("Portal__Smtp__Port", port.ToString(CultureInfo.InvariantCulture)),
        ("Portal__Smtp__Security", "None"),
        ("Portal__Smtp__From", "portal@wegweiser.example"),
    ];

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        for (var i = 0; i < 1200 && !await isSo(); i++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.True(await isSo());
    }

    private static Task UntilAsync(Func<bool> isSo) => UntilAsync(() => Task.FromResult(isSo()));

    private PortalProcess Start(SmtpSink sink, int hour) => PortalProcess.Start(_folder, Settings(sink.Port, hour));

    private Task<long> CountAsync(string condition) => cluster.ScalarAsync<long>(_name,
        $"select count(*) from mail.outbox where {condition}");

    /// <summary>Writes as the portal does, with its keys, before any portal runs.</summary>
    private async Task QueueAsync(int mails)
    {
        var services = new ServiceCollection().AddSingleton(_database.Zones).AddSingleton<ProtectionKeys>().AddSingleton<PostgresKeys>();
        services.AddOptions<KeyManagementOptions>().Configure<PostgresKeys>((options, keys) => options.XmlRepository = keys);
        services.AddDataProtection().SetApplicationName("intman-portal");
        await using var provider = services.BuildServiceProvider();
        await using var staff = await _database.Staff.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await new Outbox(new DataProtectionSeals(provider.GetRequiredService<IDataProtectionProvider>()), new TestClock())
            .QueueAsync(staff, Enumerable.Range(1, mails)
                .Select(i => new OutgoingMail("test.crash", string.Create(CultureInfo.InvariantCulture, $"ok{i}@ettlingen.example"),
                "Betreff", "Text")));
    }
}
