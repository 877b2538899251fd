using Dapper;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Support;
using Npgsql;

namespace IntMan.Portal.Tests.Referrals;

/// <summary>What the database itself shows of referrals, whatever a program asks.</summary>
public sealed class ReferralZoneTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private static readonly string[] Tables = ["referral", "step", "report", "attempt"];

    [Fact]
    public async Task Public_CanReportAndReadNothing()
    {
        await using var connection = await portal.Cluster.ConnectAsync(portal.Database, "portal_public");
        foreach (var table in Tables)
        {
            Assert.Equal("42501",
                (await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync($"select 1 from referral.{table}"))).SqlState);
            Assert.Equal("42501",
                (await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync($"delete from referral.{table}"))).SqlState);
        }

        Assert.Equal("42501",
            (await Assert.ThrowsAsync<PostgresException>(() =>
            connection.ExecuteAsync("select referral.needs(true, '{}', '{}', now(), now())"))).SqlState);
        Assert.Null(await connection.ExecuteScalarAsync<Guid?>("select referral.service_of(sha256('x'::bytea), '2026-11-18')"));
        Assert.False(await connection.ExecuteScalarAsync<bool>(
            "select referral.report_back(sha256('x'::bytea), '2026-11-18', now(), gen_random_uuid(), gen_random_uuid(), 'Client', "
            + "'Arrived', null, null)"));
    }

    [Fact]
    public async Task Staff_SeesOnlyWhatTheAccountReferred_AndTheSubstituteInTheAbsence()
    {
        using var manager = await Visitor.SignedInAsync(portal, "im1");
        var (address, code) = await manager.ReferAsync();
        using var client = new Visitor(portal);
        (await client.ReportAsync(code, ("wer", "Client"), ("antwort", "NoPlace"))).Dispose();
        var id = Guid.Parse(address.Split('/')[^1]);
        var owner = await portal.Cluster.ScalarAsync<Guid>(portal.Database,
            "select id from accounts.account where email = 'im1@demo.example'");
        var other = await portal.Cluster.ScalarAsync<Guid>(portal.Database,
            "select id from accounts.account where email = 'im2@demo.example'");
        var substitute = await portal.Cluster.ScalarAsync<Guid>(portal.Database,
            "select id from directory.person where slug = 'nadim-rebstoeckl'");
        Assert.Equal((1, 1, 1), await SeenAsync(id, owner, null, "2026-11-18"));
        Assert.Equal((0, 0, 0), await SeenAsync(id, other, substitute, "2026-11-18"));
        Assert.Equal((0, 0, 0), await SeenAsync(id, null, null, null));

        await portal.Cluster.ExecuteAsync(portal.Database, $"""
            insert into directory.absence (id, person_id, first_day, last_day, substitute_id, recorded_on, recorded_by)
            select gen_random_uuid(), p.id, '2026-11-17', '2026-11-20', '{substitute}', '2026-11-01', 'Test' from directory.person p
              where p.slug = 'mirela-ampelstein'
            """);
        Assert.Equal((1, 1, 1), await SeenAsync(id, other, substitute, "2026-11-18"));
        Assert.Equal((1, 1, 1), await SeenAsync(id, other, substitute, "2026-11-20"));
        Assert.Equal((0, 0, 0), await SeenAsync(id, other, substitute, "2026-11-21"));
        var third = await portal.Cluster.ScalarAsync<Guid>(portal.Database,
            "select id from directory.person where slug not in ('nadim-rebstoeckl', 'mirela-ampelstein') order by slug limit 1");
        await portal.Cluster.ExecuteAsync(portal.Database, $"""
            insert into directory.absence (id, person_id, first_day, last_day, substitute_id, recorded_on, recorded_by)
            values (gen_random_uuid(), '{substitute}', '2026-11-20', '2026-11-27', '{third}', '2026-11-01', 'Test')
            """);
        Assert.Equal((0, 0, 0), await SeenAsync(id, other, third, "2026-11-19"));
        Assert.Equal((1, 1, 1), await SeenAsync(id, other, third, "2026-11-20"));
        Assert.Equal((0, 0, 0), await SeenAsync(id, other, third, "2026-11-23"));
        using var colleague = await Visitor.SignedInAsync(portal, "im2");
        Assert.Contains("Sie sehen diesen Verweis als Vertretung.", (await colleague.PageAsync(address)).MainText(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task OwnReferrals_AmongManyOfOthers_AreFoundByIndex()
    {
        await portal.Cluster.ExecuteAsync(portal.Database, """
            insert into referral.referral (id, account_id, referred_as, service_id, concern, concern_title, manner, has_deadline,
              consent_covers, state, follow_up_on, code_digest, code_expires_on, created_at)
            select gen_random_uuid(), md5((n % 200)::text)::uuid, 'x', s.id, 'x', 'x', 'Referral', false, '{}', 'Open', '2026-12-02',
              sha256(('many' || n)::bytea), '2026-12-02', now()
            from (select id from directory.service order by slug limit 1) s, generate_series(1, 20000) n;
            analyze referral.referral;
            """);
        await using var connection = await portal.Cluster.ConnectAsync(portal.Database, "portal_staff");
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await connection.ExecuteAsync(
            $"select set_config('app.account', '{Guid.NewGuid()}', true), set_config('app.person', '{Guid.NewGuid()}', true), "
            + "set_config('app.day', '2026-11-18', true)", transaction: transaction);
        var plan = string.Join('\n',
            await connection.QueryAsync<string>("explain select count(*) from referral.referral where state = 'Open'",
            transaction: transaction));
        Assert.DoesNotContain("Seq Scan on referral", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_CannotWriteForAnotherAccountNorChangeWhatWasAgreed()
    {
        await using var connection = await portal.Cluster.ConnectAsync(portal.Database, "portal_staff");
        Assert.Equal("42501",
            (await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync("update referral.referral set consent_on = null")))
            .SqlState);
        Assert.Equal("42501", (await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync("delete from referral.referral")))
            .SqlState);
        Assert.Equal("42501", (await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync("""
            insert into referral.referral (id, account_id, referred_as, service_id, concern, concern_title, manner, has_deadline,
              consent_covers, state, follow_up_on, code_digest, code_expires_on, created_at)
            select gen_random_uuid(), gen_random_uuid(), 'x', id, 'x', 'x', 'Referral', false, '{}', 'Open', '2026-12-02',
              sha256('y'::bytea), '2026-12-02', now() from directory.service limit 1
            """))).SqlState);
    }

    [Fact]
    public async Task Table_HoldsNoNameAndNoFreeTextAboutThePerson()
    {
        var columns = await portal.Cluster.ScalarAsync<string>(portal.Database,
            "select string_agg(column_name, ' ' order by ordinal_position) from information_schema.columns where table_schema = "
            + "'referral' and table_name = 'referral'");
        Assert.Equal(
            "id account_id person_id referred_as service_id ags county_key concern concern_title manner has_deadline consent_on "
            + "consent_covers case_number state reason follow_up_on contact_on code_digest code_sealed code_expires_on "
            + "created_at",
            columns);
    }

    private async Task<(int Referrals, int Steps, int Reports)> SeenAsync(Guid id, Guid? account, Guid? person, string? day)
    {
        await using var connection = await portal.Cluster.ConnectAsync(portal.Database, "portal_staff");
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await connection.ExecuteAsync(
            "select set_config('app.account', @account, true), set_config('app.person', @person, true), set_config('app.day', @day, true)",
            new { account = account?.ToString() ?? "", person = person?.ToString() ?? "", day = day ?? "" }, transaction);
        return (await CountAsync("referral where id = @id"), await CountAsync("step where referral_id = @id and kind = 'Created'"),
            await CountAsync("report where referral_id = @id"));
        Task<int> CountAsync(string from) => connection.ExecuteScalarAsync<int>($"select count(*)::int from referral.{from}", new { id },
            transaction);
    }
}
