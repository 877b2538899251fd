using Dapper;
using IntMan.Accounts;
using IntMan.Portal.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace IntMan.Portal.Tests.Accounts;

/// <summary>What the database itself guarantees for accounts: zones, the audit log, the model, the keys.</summary>
public sealed class AccountStorageTests(PortalHost portal) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task Model_ComparedWithTheSchema_HasTheSameColumns()
    {
        using var scope = portal.Services.CreateScope();
        var model = scope.ServiceProvider.GetRequiredService<AccountsDbContext>().Model;
        var mapped = model.GetEntityTypes().Where(e => !e.IsMappedToJson())
            .SelectMany(e => e.GetProperties()
                .Select(p => $"{e.GetTableName()}.{p.GetColumnName()} {p.GetColumnType()}{(p.IsColumnNullable() ? "" : " not null")}"))
            .Append("account_passkey.data jsonb not null").Order(StringComparer.Ordinal);
        await using var connection = await portal.Cluster.ConnectAsync(portal.Database);
        var columns = await connection.QueryAsync<string>("""
            select c.relname || '.' || a.attname || ' ' || format_type(a.atttypid,
              a.atttypmod) || case when a.attnotnull then ' not null' else '' end
            from pg_attribute a join pg_class c on c.oid = a.attrelid
            where c.relnamespace = 'accounts'::regnamespace and c.relname in ('account', 'account_passkey', 'role_grant')
              and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
            """);
        Assert.Equal(columns.Order(StringComparer.Ordinal), mapped);
    }

    [Theory]
    [InlineData("portal_public", "select 1 from accounts.account")]
    [InlineData("portal_public", "insert into accounts.audit_log (at, action, outcome) values (now(), 'x', 'Done')")]
    [InlineData("portal_staff", "select password_hash from accounts.account")]
    [InlineData("portal_staff", "select totp_secret from accounts.account")]
    [InlineData("portal_staff", "select 1 from accounts.session")]
    [InlineData("portal_staff", "select 1 from accounts.recovery_code")]
    [InlineData("portal_staff", "select 1 from accounts.data_protection_key")]
    [InlineData("portal_staff", "update accounts.role_grant set role = 'Administrator'")]
    [InlineData("portal_staff", "insert into accounts.audit_log (id, at, action, outcome) values (7, now(), 'x', 'Done')")]
    [InlineData("portal_jobs", "select password_hash from accounts.account")]
    [InlineData("portal_jobs", "select 1 from accounts.data_protection_key")]
    [InlineData("portal_jobs", "update accounts.audit_head set entries = 0")]
    [InlineData("portal_accounts", "select 1 from accounts.audit_log")]
    [InlineData("portal_accounts", "delete from accounts.data_protection_key")]
    [InlineData("portal_accounts", "select phone from directory.person")]
    [InlineData("portal_accounts", "update directory.person set family_name = 'x'")]
    [InlineData("portal_audit", "select 1 from accounts.account")]
    [InlineData("portal_audit", "select 1 from accounts.audit_log")]
    [InlineData("intman", "update accounts.audit_log set action = 'x'")]
    [InlineData("intman", "delete from accounts.audit_log")]
    [InlineData("intman", "delete from accounts.audit_link")]
    [InlineData("intman", "delete from accounts.audit_head")]
    public async Task Zone_BeyondItsRights_IsDenied(string role, string sql)
    {
        using var entry = await Visitor.SignedInAsync(portal, "im1");
        await using var connection = await portal.Cluster.ConnectAsync(portal.Database, role);
        Assert.Equal("42501", (await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync(sql))).SqlState);
    }

    [Fact]
    public async Task Audit_SignInAndRefusal_IsRecordedWithoutWhatWasTyped()
    {
        using var visitor = new Visitor(portal);
        using var wrong = await visitor.SignInAsync("koordination", "falsch-falsch-falsch");
        using var right = await visitor.SignInAsync("koordination");
        await using var owner = await portal.Cluster.ConnectAsync(portal.Database);
        var lines = await owner.QueryAsync<string>(
            "select action || ' ' || outcome || ' ' || subject from accounts.audit_log where actor_id = (select id from accounts.account "
            + "where email = 'koordination@demo.example') order by id");
        Assert.Equal(["sign-in Refused password", "session.start Full Done password"], lines);
        Assert.Equal(0, await owner.ExecuteScalarAsync<long>("select count(*) from accounts.audit_log l where l::text like '%falsch%'"));
    }

    [Fact]
    public async Task DemoAccounts_OwnTheEntryOfTheirPerson_AndKeepWorkingWithoutIt()
    {
        _ = portal.Client;
        await using var owner = await portal.Cluster.ConnectAsync(portal.Database);
        const string Links =
            "select split_part(a.email, '@', 1) || ' ' || p.slug from accounts.account a join directory.person p on p.id = a.person_id "
            + "order by 1";
        Assert.Equal(["ib jonas-kieselbart", "im1 mirela-ampelstein", "im2 nadim-rebstoeckl", "im3 joana-drachenbach",
            "sprecher ludger-klosterwiese"], await owner.QueryAsync<string>(Links));
        await owner.ExecuteAsync(
            "insert into directory.person (id, slug, given_name, family_name, languages, search_key, search_words, search_near) values "
            + "('00000000-0000-0000-0000-000000000001', 'eva-kurz', 'Eva', 'Kurz', '{}', '', '{}', '{}'); update accounts.account set "
            + "person_id = '00000000-0000-0000-0000-000000000001' where email = 'leitung@demo.example'");
        await owner.ExecuteAsync("delete from directory.person where slug = 'eva-kurz'");
        Assert.True(await owner.ExecuteScalarAsync<bool>(
            "select person_id is null from accounts.account where email = 'leitung@demo.example'"));
    }

    [Fact]
    public async Task Keys_FourPortalsOverOneDatabase_ShareOne()
    {
        var database = await portal.Cluster.CreateDatabaseAsync(Template.Demo);
        var hosts = Enumerable.Range(0, 4).Select(_ => new SharedHost(portal.Cluster, database)).ToList();
        await Task.WhenAll(hosts.Select(host => Task.Run(() => host.Client)));
        Assert.Equal(1, await portal.Cluster.ScalarAsync<long>(database, "select count(*) from accounts.data_protection_key"));
        Assert.Equal(10, await portal.Cluster.ScalarAsync<long>(database, "select count(*) from accounts.account"));
        foreach (var host in hosts)
        {
            await host.DisposeAsync();
        }
    }

    private sealed class SharedHost(TestCluster cluster, string database) : PortalHost(cluster)
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("ConnectionStrings:Portal", Cluster.ConnectionString(database));
        }
    }
}
