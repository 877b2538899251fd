using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using IntMan.Portal.Database;
using IntMan.Portal.Tests.Support;
using Npgsql;

namespace IntMan.Portal.Tests.Starting;

/// <summary>The portal as somebody starts it: one command, its own database, killed without warning, started again.</summary>
public sealed class StartTests : IAsyncLifetime
{
    private static readonly HttpClient Client = new();

    // Short: the path of the database's socket has a limit.
    private readonly string _folder = System.IO.Directory.CreateTempSubdirectory("ims").FullName;

    public ValueTask InitializeAsync()
    {
        File.SetUnixFileMode(_folder, (UnixFileMode)0b111_101_101);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (System.IO.Directory.Exists(Path.Combine(_folder, "postgres", "cluster")))
        {
            await new EmbeddedPostgres(Path.Combine(_folder, "postgres")).StopAsync();
        }

        System.IO.Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task KilledWithItsDatabase_StartsAgainAndHasLostNothing()
    {
        await using (var first = PortalProcess.Start(_folder, ("Portal__FixedNow", "2026-11-18T14:12+01:00")))
        {
            var address = await first.AddressAsync();
            Assert.Contains("Mi., 18. November 2026, 14:12 Uhr",
                await Client.GetStringAsync(address, TestContext.Current.CancellationToken), StringComparison.Ordinal);

            await using var second = PortalProcess.Start(_folder);
            Assert.Equal(1, await second.ExitCodeAsync());
            Assert.Contains(
                $"Mit dem Datenordner {_folder} läuft schon ein Portal. Beenden Sie es oder nennen Sie in Portal__DataDirectory einen "
                + "anderen Ordner.", second.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", second.Output, StringComparison.Ordinal);

            await ExecuteAsync("update directory.county set office_name = 'Amt nach dem Absturz' where key = '08335'");
            await first.KillWithDatabaseAsync();
        }

        await using var again = PortalProcess.Start(_folder);
        using var found = await Client.GetAsync(new Uri(await again.AddressAsync(), "/suche?q=Lindenweg"),
            TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, found.StatusCode);
        Assert.Contains("Mirela Ampelstein", await found.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
        Assert.Contains("Amt nach dem Absturz", await Client.GetStringAsync(new Uri(await again.AddressAsync(), "/gemeinden/08335075.json"),
            TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(0, await again.StopAsync());
        Assert.False(File.Exists(Path.Combine(_folder, "postgres", "cluster", "postmaster.pid")));
    }

    [Fact]
    public async Task WhatIsTyped_AtTheLoudestLogLevel_IsNotLogged()
    {
        await using var portal = PortalProcess.Start(_folder, ("Logging__LogLevel__Default", "Trace"),
            ("Logging__LogLevel__Microsoft", "Trace"), ("Logging__LogLevel__Npgsql", "Trace"));
        var address = await portal.AddressAsync();
        foreach (var query in new[] { "suche?q=Kanarienvogel", "suche?q=Rheinstr&hausnummer=Kanarienvogel",
            "suche/treffer?q=Kanarienvogel%27", "gemeinden?q=Kanarienvogel", "suche?q=Kanarienvogel%00",
            "suche/Kanarienvogel?q=Kanarienvogel" })
        {
            using var response = await Client.GetAsync(new Uri(address, "/" + query), TestContext.Current.CancellationToken);
            Assert.True((int)response.StatusCode < 500, query);
        }

        Assert.Equal(0, await portal.StopAsync());
        Assert.Contains("Application started", portal.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Kanarienvogel", portal.Output, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Kanarienvogel", await File.ReadAllTextAsync(Path.Combine(_folder, "postgres", "cluster", "server.log"),
            TestContext.Current.CancellationToken), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task InOperation_EveryEventIsOneJsonLineWithoutWhatPeopleSendOrWhoTheyAre()
    {
        await using var portal = PortalProcess.Start(_folder, ("ASPNETCORE_ENVIRONMENT", "Production"),
            ("Portal__PublicUrl", "https://wegweiser.example"), ("Portal__Proxies__0", "127.0.0.1"),
            ("Logging__LogLevel__Default", "Trace"));
        var address = await portal.AddressAsync();
        using var behindProxy = new HttpClient(new HttpClientHandler { UseCookies = false,
            AllowAutoRedirect = false }) { BaseAddress = address };
        behindProxy.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        using var page = await behindProxy.GetAsync(new Uri("/konto/anmelden", UriKind.Relative), TestContext.Current.CancellationToken);
        behindProxy.DefaultRequestHeaders.Add("Cookie", page.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
        var token = Regex.Match(await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            "name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"").Groups[1].Value;
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("email", "kanarienvogel@amt.example"),
            new("passwort", "Kanarienvogel-2026\r\n{\"LogLevel\":\"Critical\"}")]);
        using var refused = await behindProxy.PostAsync(new Uri("/konto/anmelden?zurueck=/Kanarienvogel", UriKind.Relative), form,
            TestContext.Current.CancellationToken);
        Assert.Contains("E-Mail-Adresse oder Passwort stimmt nicht",
            await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        foreach (var path in new[] { "konto/einladung?schluessel=Kanarienvogel", "konto/passwort-neu?schluessel=Kanarienvogel",
            "bestaetigen?code=Kanarienvogel", "infomail/abmelden?code=Kanarienvogel",
            "Kanarienvogel%0d%0a{%22LogLevel%22:%22Critical%22}" })
        {
            using var response = await behindProxy.GetAsync(new Uri("/" + path, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.True((int)response.StatusCode < 500, path);
        }

        Assert.Equal(0, await portal.StopAsync());
        var lines = portal.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(line => !line.StartsWith("Das Portal läuft", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.NotEqual("Critical", JsonDocument.Parse(line).RootElement.GetProperty("LogLevel").GetString()));
        foreach (var word in new[] { "Kanarienvogel", "127.0.0.1", token, "Set-Cookie" })
        {
            Assert.DoesNotContain(lines, line => !line.Contains("Now listening on", StringComparison.Ordinal)
                && line.Contains(word, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Theory]
    [InlineData("Production", "2026-11-18T14:12+01:00", "Portal__FixedNow hält die Uhr an und gilt nur in der Entwicklung.")]
    [InlineData("Development", "2026-11-18 14:12", "ist keine Zeit mit Zeitzone.")]
    public async Task FixedNow_InProductionOrUnreadable_IsRefusedInASentence(string environment, string now, string sentence)
    {
        await using var portal = PortalProcess.Start(_folder, ("ASPNETCORE_ENVIRONMENT", environment), ("Portal__FixedNow", now));
        Assert.Equal(1, await portal.ExitCodeAsync());
        Assert.Contains(sentence, portal.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", portal.Output, StringComparison.Ordinal);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new EmbeddedPostgres(Path.Combine(_folder, "postgres"))
            .ConnectionString("portal") + ";Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        Assert.Equal(1, await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
    }
}
