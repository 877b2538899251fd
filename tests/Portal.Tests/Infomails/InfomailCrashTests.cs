using System.Globalization;
using IntMan.Directory.Infomails;
using IntMan.Portal.Tests.Mail;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Infomails;

/// <summary>Portals that are killed while an Infomail is queued: nobody is left out, nobody is written to twice.</summary>
public sealed class InfomailCrashTests(TestCluster cluster) : IAsyncLifetime
{
    private const int Readers = 2000;
    private const string Queued = "select count(*) from mail.outbox where kind = 'infomail'";
    private readonly string _folder = System.IO.Directory.CreateTempSubdirectory("imi").FullName;
    private string _name = "";

    public async ValueTask InitializeAsync()
    {
        File.SetUnixFileMode(_folder, (UnixFileMode)0b111_101_101);
        _name = await cluster.CreateDatabaseAsync(Template.Demo);
    }

    public ValueTask DisposeAsync()
    {
        System.IO.Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Portal_KilledWhileAnInfomailIsQueued_GoesOnWhereItStopped()
    {
        // A mail server that nobody reaches: what counts here is who gets a place in the outbox. The trigger gives the test time to kill.
        int port;
        await using (var gone = new SmtpSink())
        {
            port = gone.Port;
        }

        await cluster.ExecuteAsync(_name, string.Create(CultureInfo.InvariantCulture, $"""
            create function mail.slow() returns trigger language plpgsql as $$ begin perform pg_sleep(0.001); return new; end $$;
            create trigger slow before insert on mail.outbox for each row execute function mail.slow();
            insert into infomail.subscription select gen_random_uuid(), '08215017', 'leser' || n || '@leser.example', 'de',
              '2026-11-01T08:00Z' from generate_series(1, {Readers}) n;
            insert into infomail.message (id, county_key, ags, subject, body, state, changed_at, released_at)
                values (gen_random_uuid(), '08215', '08215017', 'Treffen', 'Guten Tag', 'Sending', '2026-11-18T13:00Z',
                  '2026-11-18T13:00Z');
            """));
        foreach (var enough in (long[])[1, 700, 1400])
        {
            await using (var portal = PortalProcess.Start(_folder, Settings(port)))
            {
                await UntilAsync(async () => await cluster.ScalarAsync<long>(_name, Queued) >= enough);
            }

            Assert.Equal("Sending", await cluster.ScalarAsync<string>(_name, "select state from infomail.message"));
        }

        await using var last = PortalProcess.Start(_folder, Settings(port));
        await UntilAsync(async () => await cluster.ScalarAsync<string>(_name, "select state from infomail.message") == "Sent");
        Assert.Equal("2000 2000 2000", await cluster.ScalarAsync<string>(_name,
            "select count(*) || ' ' || count(distinct lower(to_address)) || ' ' || (select recipients from infomail.message) from "
            + "mail.outbox where kind = 'infomail'"));
    }

    private (string, string)[] Settings(int port) =>
    [
        ("ConnectionStrings__Portal", cluster.ConnectionString(_name)), ("Portal__FixedNow", "2026-11-18T14:12+01:00"),
        ("Portal__PublicUrl", "https://wegweiser.example"),
        ("Portal__Smtp__Host", "127.0.0.1"), ("Portal__Smtp__Port", port.ToString(CultureInfo.InvariantCulture)),
        ("Portal__Smtp__Security", "None"), ("Portal__Smtp__From", "portal@wegweiser.example"),
    ];

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        for (var i = 0; i < 2400 && !await isSo(); i++)
        {
            await Task.Delay(25, TestContext.Current.CancellationToken);
        }

        Assert.True(await isSo());
    }
}
