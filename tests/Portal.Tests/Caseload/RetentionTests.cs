using System.Net;
using System.Security.Cryptography;
using System.Text;
using IntMan.Caseload.Retention;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace IntMan.Portal.Tests.Caseload;

/// <summary>What is due goes in the night, once, and leaves a tombstone; what was erased stays erased after a restore.</summary>
public sealed class RetentionTests(PortalHost portal) : IClassFixture<PortalHost>
{
    [Theory]
    [InlineData("2026-11-17", "Reached", "FreeText", "1|1|1|0")]
    [InlineData("2025-11-19", "Reached", "FreeText", "1|1|1|0")]
    [InlineData("2025-11-18", "Reached", "FreeText,Plan", "1|0|1|0")]
    [InlineData("2023-11-18", "Reached", "Consent,FreeText,Plan", "0|0|0|0")]
    public async Task Rule_IsAppliedOnItsDay(string ended, string reason, string rules, string left)
    {
        using var manager = await Visitor.SignedInAsync(portal, "im2");
        var address = await PlanAsync(manager);
        var id = Casework.IdOf(address);
        var number = await portal.Cluster.ScalarAsync<string>(portal.Database, $"select number from caseload.case where id = '{id}'");
        await portal.Cluster.ExecuteAsync(portal.Database, $"""
            update caseload.case set first_contact_on = '2023-01-09', ended_on = '{ended}', end_reason = '{reason}' where id = '{id}'
            """);
        Assert.Contains(number[9..], (await manager.PageAsync("/faelle/aufbewahrung")).MainText(), StringComparison.Ordinal);
        await EraseAsync();
        Assert.Equal(rules, await portal.Cluster.ScalarAsync<string>(portal.Database, $"""
            select string_agg(rule, ',' order by rule) from caseload.tombstone
            where number_hash = sha256(convert_to('{number}', 'UTF8'))
            """));
        Assert.Equal(left, await LeftAsync(id));
        await EraseAsync();
        Assert.Equal(left, await LeftAsync(id));
    }

    [Fact]
    public async Task Job_RunsOnceADay_AndTellsWhatItDid()
    {
        using var manager = await Visitor.SignedInAsync(portal, "im2");
        var address = await PlanAsync(manager);
        await portal.Cluster.ExecuteAsync(portal.Database, $"""
            update caseload.case set ended_on = '2026-11-17', end_reason = 'Reached' where id = '{Casework.IdOf(address)}'
            """);
        Assert.NotNull(await EraseAsync());
        Assert.Null(await portal.Services.GetRequiredService<EraseDue>().ExecuteAsync(TestContext.Current.CancellationToken));
        Assert.Contains("18. November 2026: Freitexte", (await manager.PageAsync("/faelle/aufbewahrung")).MainText(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Withdrawal_ErasesThePlanWithin30Days_UnlessItIsSignedAgain()
    {
        using var manager = await Visitor.SignedInAsync(portal, "im2");
        var (gone, signed) = (Casework.IdOf(await PlanAsync(manager)), Casework.IdOf(await PlanAsync(manager)));
        await portal.Cluster.ExecuteAsync(portal.Database, $"""
            insert into caseload.erasure (id, case_id, rule, due_on, asked_on)
            select gen_random_uuid(), c, 'Withdrawal', '2026-11-18', '2026-10-19' from unnest(array['{gone}', '{signed}']::uuid[]) c;
            update caseload.case set locked_on = '2026-10-19' where id = '{gone}'
            """);
        await EraseAsync();
        Assert.Equal("1|0|1|0", await LeftAsync(gone));
        Assert.Equal("1|1|1|1", await LeftAsync(signed));
    }

    [Fact]
    public async Task ByHand_NeedsASecondPerson()
    {
        using var manager = await Visitor.SignedInAsync(portal, "im2");
        using var lead = await Visitor.SignedInAsync(portal, "leitung");
        var address = await PlanAsync(manager);
        var id = Casework.IdOf(address);
        (await manager.SendCaseAsync(address, "/loeschen", ("grund", "Duplicate"), ("aktion", "beantragen"))).Dispose();
        await EraseAsync();
        Assert.Equal("1|1|1|1", await LeftAsync(id));
        var erasure = await portal.Cluster.ScalarAsync<Guid>(portal.Database, $"select id from caseload.erasure where case_id = '{id}'");
        using (var own = await manager.PostAsync("/faelle/aufbewahrung", ("__RequestVerificationToken", await manager.TokenAsync()),
            ("loeschung", $"{erasure}"), ("aktion", "bestaetigen")))
        {
            Assert.Equal(HttpStatusCode.NotFound, own.StatusCode);
        }

        (await lead.SendCaseAsync("/faelle/aufbewahrung", "", ("loeschung", $"{erasure}"), ("aktion", "bestaetigen"))).Dispose();
        await EraseAsync();
        Assert.Equal("0|0|0|0", await LeftAsync(id));
    }

    [Fact]
    public async Task Erased_StaysErasedAfterARestore_AndANumberIsNeverGivenTwice()
    {
        using var manager = await Visitor.SignedInAsync(portal, "im2");
        var address = await PlanAsync(manager);
        var id = Casework.IdOf(address);
        var number = await portal.Cluster.ScalarAsync<string>(portal.Database, $"select number from caseload.case where id = '{id}'");
        await using var restored = await portal.Cluster.ConnectAsync(portal.Database);

        // The backup brings the case back; the database that it replaces knew that it was erased.
        await EraseAgain.ExecuteAsync(restored, [new Tombstone
        {
            Id = Guid.NewGuid(), NumberHash = SHA256.HashData(Encoding.UTF8.GetBytes(number)), Rule = "Manual",
            ErasedOn = new DateOnly(2026, 11, 18),
        }], new DateOnly(2026, 11, 19));
        Assert.Equal(0L, await CountAsync(restored, id));
        Assert.NotEmpty(await EraseAgain.ReadAsync(restored));
        Assert.NotEqual(number, await NextNumberAsync(manager));
    }

    private async Task<string> NextNumberAsync(Visitor manager)
    {
        var id = Casework.IdOf(await manager.OpenCaseAsync());
        return await portal.Cluster.ScalarAsync<string>(portal.Database, $"select number from caseload.case where id = '{id}'");
    }

    private static async Task<long> CountAsync(NpgsqlConnection connection, Guid id)
    {
        await using var command = new NpgsqlCommand($"select count(*) from caseload.case where id = '{id}'", connection);
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    // As if the next night had come.
    private async Task<int?> EraseAsync()
    {
        await portal.Cluster.ExecuteAsync(portal.Database, "delete from quality.run where job = 'erasure'");
        return await portal.Services.GetRequiredService<EraseDue>().ExecuteAsync(TestContext.Current.CancellationToken);
    }

    private Task<string> LeftAsync(Guid id) => portal.Cluster.ScalarAsync<string>(portal.Database, $"""
        select concat_ws('|', (select count(*) from caseload.case where id = '{id}'),
            (select count(*) from caseload.goal where case_id = '{id}'), (select count(*) from caseload.consultation where case_id = '{id}'),
            (select count(*) from caseload.free_text where case_id = '{id}' and place = 'note'))
        """);

    private static async Task<string> PlanAsync(Visitor manager)
    {
        var address = await manager.OpenPlanAsync();
        (await manager.SendCaseAsync(address, "/ziele", ("bereich", "schulden"), ("ziel", "schulden.ueberblick"), ("vereinbart",
            "18.11.2026"), ("erreicht", "Open"), ("was-1", ""), ("aktion", "speichern"))).Dispose();
        await manager.TalkAsync(address, ("notiz", "Bescheide sortiert"));
        return address;
    }
}
