using Dapper;
using IntMan.Foundation.Mail;
using IntMan.Portal.Mail;
using IntMan.Portal.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace IntMan.Portal.Tests.Mail;

/// <summary>The portal with a mail server of its own.</summary>
public class MailHost(TestCluster cluster) : PortalHost(cluster)
{
    public SmtpSink Sink { get; } = new();

    public Outbox Outbox => Services.GetRequiredService<Outbox>();

    public async Task<Guid> QueueAsync(OutgoingMail mail)
    {
        await using var staff = await Cluster.ConnectAsync(Database, "portal_staff");
        return await Outbox.QueueAsync(staff, mail);
    }

    /// <summary>Waits until the query has the value, and fails with what it had instead.</summary>
    public async Task UntilAsync(string expected, string sql)
    {
        await using var owner = await Cluster.ConnectAsync(Database);
        string? found = null;
        for (var i = 0; i < 300; i++)
        {
            found = await owner.ExecuteScalarAsync<string>(sql);
            if (found == expected)
            {
                return;
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.Equal(expected, found);
    }

    public Task UntilStateAsync(string expected, Guid id) => UntilAsync(expected, $"select state from mail.outbox where id = '{id}'");

    /// <summary>As if a mail had come: the worker looks at once.</summary>
    public Task WakeAsync() => Cluster.ExecuteAsync(Database, "notify mail_outbox");

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Sink.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Portal:Smtp:Host", "127.0.0.1");
        builder.UseSetting("Portal:Smtp:Port", Sink.Port.ToString(System.Globalization.CultureInfo.InvariantCulture));
        builder.UseSetting("Portal:Smtp:Security", "None");
        builder.UseSetting("Portal:Smtp:From", "portal@wegweiser.example");
        builder.UseSetting("Portal:Smtp:FromName", "Wegweiser Müllheim");
    }
}
