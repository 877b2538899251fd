using Dapper;
using IntMan.Foundation.Database;
using IntMan.Portal.Checks;
using IntMan.Portal.Commands;
using IntMan.Portal.Database;
using IntMan.Portal.Tests.Support;
using Npgsql;

namespace IntMan.Portal.Tests.Zones;

/// <summary>With a server of one's own each zone signs in as itself, and whoever runs the portal learns when that is not so.</summary>
public sealed class ZoneLoginTests(TestCluster cluster, ExternalServer server) : IClassFixture<ExternalServer>
{
    private static readonly DateOnly Today = new(2026, 11, 18);

    [Fact]
    public async Task BeforeThereArePasswords_ThePortalDoesNotStartAndCheckSaysWhy()
    {
        await using var database = await server.CreateAsync("fresh");
        await database.MigrateAsync(TestContext.Current.CancellationToken);
        await server.ExecuteAsync("fresh", "alter role portal_public password null");
        var refusal = await Assert.ThrowsAsync<PortalStartRefused>(() =>
            ZoneLogins.RefuseDefectsAsync(database, TestContext.Current.CancellationToken));
        Assert.StartsWith("Die Zonen der Datenbank sind nicht getrennt: portal_public kann sich nicht anmelden (", refusal.Message,
            StringComparison.Ordinal);
        Assert.EndsWith("Geben Sie mit „migrate --zones“ jeder Zone eine eigene Anmeldung; die Schritte stehen in docs/operation.md.",
            refusal.Message, StringComparison.Ordinal);
        Assert.Contains("FEHLER: Anmeldungen der Zonen: portal_public kann sich nicht anmelden", await CheckAsync(database),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Renewed_EachZoneIsItself_AndNobodyElseReadsThePasswords()
    {
        await using var database = await server.CreateAsync("renewed");
        await database.MigrateAsync(TestContext.Current.CancellationToken);
        await File.AppendAllTextAsync(server.PasswordFile, "other.example:5432:*:portal_owner:of-somebody-else\n",
            TestContext.Current.CancellationToken);
        Assert.Equal(server.PasswordFile, await ZoneLogins.RenewAsync(database, TestContext.Current.CancellationToken));
        foreach (var (zone, source) in database.ByZone)
        {
            await using var connection = await source.OpenConnectionAsync(TestContext.Current.CancellationToken);
            Assert.Equal((zone, zone), await connection.QuerySingleAsync<(string, string)>("select session_user::text, current_user::text"));
        }

        Assert.Empty(await ZoneLogins.DefectsAsync(database, TestContext.Current.CancellationToken));
        Assert.Contains("in Ordnung: Anmeldungen der Zonen\nin Ordnung: Rechte der Zonen", await CheckAsync(database),
            StringComparison.Ordinal);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(server.PasswordFile));
        var lines = await File.ReadAllLinesAsync(server.PasswordFile, TestContext.Current.CancellationToken);
        Assert.Contains("other.example:5432:*:portal_owner:of-somebody-else", lines);
        Assert.Contains("alter role portal_staff password", server.Log, StringComparison.Ordinal);
        Assert.All(lines[..5], line => Assert.DoesNotContain(line.Split(':')[4], server.Log, StringComparison.Ordinal));

        // A password that leaked is worth nothing after the next renewal, and the running portal goes on with the new one.
        await ZoneLogins.RenewAsync(database, TestContext.Current.CancellationToken);
        var old = new NpgsqlConnectionStringBuilder(server.ConnectionString("renewed"))
        {
            Username = "portal_staff", Password = lines[1].Split(':')[4], Passfile = null, Pooling = false,
        };
        await using var outdated = new NpgsqlConnection(old.ConnectionString);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => outdated.OpenAsync(TestContext.Current.CancellationToken));
        Assert.Equal("28P01", refused.SqlState);
        database.Staff.Clear();
        Assert.Empty(await ZoneLogins.DefectsAsync(database, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("alter role portal_staff superuser", "portal_staff hat Rechte des Servers")]
    [InlineData("alter role portal_jobs bypassrls", "portal_jobs hat Rechte des Servers")]
    [InlineData("grant portal_accounts to portal_public", "portal_public darf die Rolle portal_accounts annehmen")]
    [InlineData("grant pg_read_all_data to portal_audit", "portal_audit darf die Rolle pg_read_all_data annehmen")]
    [InlineData("alter table directory.person owner to portal_staff", "portal_staff besitzt etwas in der Datenbank")]
    public async Task ZoneThatCouldReachMore_IsNamedAndThePortalDoesNotStart(string planted, string defect)
    {
        await using var database = await server.CreateAsync("reaching");
        await database.MigrateAsync(TestContext.Current.CancellationToken);
        await ZoneLogins.RenewAsync(database, TestContext.Current.CancellationToken);
        await server.ExecuteAsync("reaching", planted);
        var defects = await ZoneLogins.DefectsAsync(database, TestContext.Current.CancellationToken);
        var refusal = await Record.ExceptionAsync(() => ZoneLogins.RefuseDefectsAsync(database, TestContext.Current.CancellationToken));
        await server.ExecuteAsync("reaching", """
            alter role portal_staff nosuperuser; alter role portal_jobs nobypassrls;
            revoke portal_accounts from portal_public; revoke pg_read_all_data from portal_audit;
            """);
        foreach (var (_, source) in database.ByZone.Append(("", database.Owner)))
        {
            source.Clear();
        }

        await server.ExecuteAsync("postgres", "drop database reaching with (force)");
        Assert.Equal([defect], defects);
        Assert.IsType<PortalStartRefused>(refusal);
    }

    [Fact]
    public async Task ZoneWithTheLoginOfTheOwner_IsNamed()
    {
        await using var database = await cluster.OpenAsync(await cluster.CreateDatabaseAsync(Template.Migrated));
        Assert.Equal(
            ["meldet sich als intman an", "hat Rechte des Servers"],
            await ZoneLogins.DefectsAsync("portal_staff", database.Owner, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task OwnerWithoutRightsOfTheServer_BacksUpAndRestoresWithEveryRight()
    {
        await using (var database = await server.CreateAsync("saved"))
        {
            await database.MigrateAsync(TestContext.Current.CancellationToken);
        }

        var file = Path.Combine(Path.GetDirectoryName(server.PasswordFile)!, "saved.dump");
        await new BackupFile(file).WriteAsync(server.ConnectionString("saved"), null, TestContext.Current.CancellationToken);
        await new DatabaseRestore(server.ConnectionString("saved")).ExecuteAsync(file, true, null, TestContext.Current.CancellationToken);
        await server.CloseLargeObjectsAsync("saved");
        await using var restored = await server.OpenAsync("saved");
        Assert.Equal("in Ordnung: Rechte der Zonen",
            (await DatabaseChecks.GrantsAsync(restored, TestContext.Current.CancellationToken)).ToString());
    }

    [Fact]
    public async Task OwnCluster_HasNoPasswordsToRenew()
    {
        await using var database = await cluster.OpenAsync("migrated");
        var refusal = await Assert.ThrowsAsync<PortalStartRefused>(() =>
            ZoneLogins.RenewAsync(database, TestContext.Current.CancellationToken));
        Assert.StartsWith("„--zones“ gilt für einen Datenbankserver, den ConnectionStrings__Portal nennt.", refusal.Message,
            StringComparison.Ordinal);
    }

    /// <summary>Zones had no passwords then: the one login stepped down into them, and there was no zone for accounts.</summary>
    [Fact]
    public async Task DatabaseOfOneLogin_AfterTheUpdate_IsServedByZonesThatTheOwnerIsNotNeededFor()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using (var before = await server.CreateAsync("before"))
        {
            await MigrationRunner.RunAsync(before.Owner, [.. PortalDatabase.Migrations.Where(migration =>
                string.CompareOrdinal(migration.Name, "0025") < 0)], cancellation);
            await server.ExecuteAsync("before", """
                alter role portal_public password null; alter role portal_staff password null; alter role portal_jobs password null;
                alter role portal_audit password null; grant portal_public, portal_staff, portal_jobs, portal_audit to portal_owner;
                insert into directory.county (key, name, kind, state) values ('08435', 'Bodenseekreis', 'Rural', 'BW');
                insert into directory.municipality (ags, name, kind, county_key, postal_codes, search_key, search_words, search_near)
                    values ('08435016', 'Friedrichshafen', 'Town', '08435', '{88045}', 'friedrichshafen', '{friedrichshafen}', '{}');
                insert into accounts.audit_log (at, action, outcome, subject) values ('2026-11-01T12:00Z', 'role.grant', 'Done', 'kept');
                alter database before owner to portal_owner
                """);
        }

        await File.WriteAllLinesAsync(server.PasswordFile, (await File.ReadAllLinesAsync(server.PasswordFile, cancellation))
            .Where(line => line.Contains("portal_owner", StringComparison.Ordinal)), cancellation);
        await using (var tooEarly = server.Serve("before"))
        {
            Assert.Equal(1, await tooEarly.ExitCodeAsync());
            Assert.Contains("portal_jobs", tooEarly.Output, StringComparison.Ordinal);
        }

        await using (var updated = await server.OpenAsync("before"))
        {
            await updated.MigrateAsync(cancellation);
            await ZoneLogins.RenewAsync(updated, cancellation);
            Assert.Empty(await ZoneLogins.DefectsAsync(updated, cancellation));
            Assert.Contains("in Ordnung: Rechte der Zonen", await CheckAsync(updated), StringComparison.Ordinal);
        }

        await server.ExecuteAsync("before", "alter role portal_owner nologin");
        try
        {
            await using var portal = server.Serve("before");
            using var client = new HttpClient { BaseAddress = await portal.AddressAsync() };
            client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
            Assert.Equal("ok", await client.GetStringAsync(new Uri("/health/ready", UriKind.Relative), cancellation));
            Assert.Contains("Friedrichshafen", await client.GetStringAsync(new Uri("/gemeinden/08435016", UriKind.Relative), cancellation),
                StringComparison.Ordinal);
            Assert.Equal(0, await portal.StopAsync());
        }
        finally
        {
            await server.ExecuteAsync("before", "alter role portal_owner login");
        }

        await using var served = await server.OpenAsync("before");
        await using var owner = await served.Owner.OpenConnectionAsync(cancellation);
        Assert.Equal(1, await owner.ExecuteScalarAsync<int>("select count(*)::int from accounts.audit_log where subject = 'kept'"));
        Assert.Equal(0, await owner.ExecuteScalarAsync<int>("select count(*)::int from accounts.audit_receipt"));
    }

    [Fact]
    public async Task SchemaOfAnotherVersion_IsNotServedWithoutTheOwner()
    {
        await using var database = await server.CreateAsync("older");
        await database.MigrateAsync(TestContext.Current.CancellationToken);
        await ZoneLogins.RenewAsync(database, TestContext.Current.CancellationToken);
        await server.ExecuteAsync("older", "delete from portal.schema_migration where name = '0034_count_rows.sql'");
        await using var portal = server.Serve("older");
        Assert.Equal(1, await portal.ExitCodeAsync());
        Assert.Contains("0034_count_rows.sql fehlt", portal.Output, StringComparison.Ordinal);
        Assert.Contains("Führen Sie zuerst „migrate“ mit ConnectionStrings__Owner aus.", portal.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Command_OnAServerThatIsJustStarting_WaitsForIt()
    {
        await using var starting = new StartingServer(refusals: 2);
        var settings = new PortalSettings("", starting.ConnectionString, null, IsDevelopment: false);
        await using var database = await PortalDatabase.OpenAsync(settings, mayShare: true, TestContext.Current.CancellationToken);
        Assert.Equal(3, starting.Asked);
        var refusal = await Assert.ThrowsAsync<PortalStartRefused>(() => database.MigrateAsync(TestContext.Current.CancellationToken));
        Assert.StartsWith("Die Datenbank ist nicht erreichbar: ", refusal.Message, StringComparison.Ordinal);
    }

    private static async Task<string> CheckAsync(PortalDatabase database) =>
        string.Join('\n', await CheckPortal.DatabaseAsync(database, Today, TestContext.Current.CancellationToken));
}
