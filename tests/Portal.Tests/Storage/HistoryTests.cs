using Dapper;
using IntMan.Directory.Editing;
using IntMan.Directory.History;
using IntMan.Directory.People;
using IntMan.Foundation.Access;
using IntMan.Foundation.Changes;
using IntMan.Portal.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace IntMan.Portal.Tests.Storage;

/// <summary>The database writes down who changed what, and can put it back.</summary>
public sealed class HistoryTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private static readonly Actor Officer = new(Guid.Parse("0197a000-0000-7000-8000-000000000001"), "Ilse Birnbaum",
        "Integrationsbeauftragung");

    private static readonly Caller Caller = new(Officer, AccessScope.Everything(new DateOnly(2026, 11, 18)));

    private DirectoryChanges Changes => portal.Services.GetRequiredService<DirectoryChanges>();

    private UndoChangeSet Undo => portal.Services.GetRequiredService<UndoChangeSet>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Staff_WritingWithoutAChangeSet_IsRefused()
    {
        await using var staff = await portal.Cluster.ConnectAsync(portal.Database, "portal_staff");
        var refused = await Assert.ThrowsAsync<PostgresException>(() => staff.ExecuteAsync("update directory.person set phone = '1'"));
        Assert.Equal("42501", refused.SqlState);
    }

    [Theory]
    [InlineData(
        "insert into directory.change (change_set_id, entity, entity_key, after) select id, 'person', 'x', '{}' from directory.change_set "
        + "limit 1")]
    [InlineData("update directory.change set after = null")]
    [InlineData("delete from directory.change")]
    [InlineData("update directory.change_set set action = 'x'")]
    [InlineData("delete from directory.change_set")]
    public async Task Staff_TouchingTheHistory_IsRefused(string sql)
    {
        await using var staff = await portal.Cluster.ConnectAsync(portal.Database, "portal_staff");
        Assert.Equal("42501", (await Assert.ThrowsAsync<PostgresException>(() => staff.ExecuteAsync(sql))).SqlState);
    }

    [Fact]
    public async Task Change_OfAPerson_IsRecordedWithBothStatesAndAuditedInTheSameTransaction()
    {
        var id = await ChangePhoneAsync("0152 28817386");
        var line = (await HistoryAsync(id))[0];
        Assert.Equal("Telefonnummer geändert", line.Action);
        Assert.Equal(("Ilse Birnbaum", "Integrationsbeauftragung", ChangeKind.Edit), (line.ActorName, line.ActorRole, line.Kind));
        var (column, _, after) = Assert.Single(line.Differences);
        Assert.Equal(("phone", "0152 28817386"), (column, after));

        await using var owner = await portal.Cluster.ConnectAsync(portal.Database);
        Assert.Equal("directory.edit", await owner.ExecuteScalarAsync<string>("select action from accounts.audit_log where subject = @set",
            new { set = line.ChangeSetId.ToString() }));
    }

    [Fact]
    public async Task Change_WithoutDifference_LeavesNoTrace()
    {
        var before = await CountAsync("directory.change_set");
        await Changes.WriteAsync(Caller, "Nichts geändert", change => change.RecordAsync(), Cancellation);
        Assert.Equal(before, await CountAsync("directory.change_set"));
    }

    [Fact]
    public async Task LargeChange_NotCommittedYet_KeepsNoOtherEditorWaiting()
    {
        var set = await Changes.WriteAsync(Caller, "Datei übernommen", async large =>
        {
            await large.ExecuteAsync("update directory.place set name = name || ' '");
            Assert.Equal("Telefonnummer geändert", (await HistoryAsync(await ChangePhoneAsync("0152 28817387")))[0].Action);
            return large.Id;
        }, Cancellation, kind: ChangeKind.Import, timeLimit: DirectoryChanges.LargeTimeLimit);
        Assert.Equal(1, await CountAsync($"directory.change_set where id = '{set}'"));
    }

    [Fact]
    public async Task TwoEditors_TheLaterOne_IsToldInsteadOfOverwriting()
    {
        var (id, seen) = await Changes.WriteAsync(Caller, "Erste Änderung", async first =>
        {
            var person = await first.Db.People.OrderBy(p => p.Slug).FirstAsync(Cancellation);
            var shown = person.Version;
            person.Describe("Erste", person.Languages, person.Phone, person.Email, person.FullTimeEquivalent);
            return (person.Id, shown);
        }, Cancellation);

        await Assert.ThrowsAsync<ChangedMeanwhile>(() => Changes.WriteAsync(Caller, "Zweite Änderung", async second =>
        {
            var same = await second.TakeAsync<Person>(id, seen);
            same.Describe("Zweite", same.Languages, same.Phone, same.Email, same.FullTimeEquivalent);
        }, Cancellation));
    }

    [Fact]
    public async Task Constraint_OnlyTheDatabaseSees_BecomesASentenceAtItsField()
    {
        var refused = await Assert.ThrowsAsync<RuleViolation>(() => Changes.WriteAsync(Caller, "Ortsteil angelegt", change =>
        {
            change.Db.Add(new IntMan.Directory.Municipalities.District("08215017", "Spessart"));
            return Task.CompletedTask;
        }, Cancellation));
        Assert.Equal(("Name", "Diesen Ortsteil gibt es in der Gemeinde schon unter einer anderen Schreibweise."),
            (refused.Field, refused.Message));
    }

    [Fact]
    public async Task Restore_OfAnEarlierState_PutsEveryColumnBack()
    {
        var id = await ChangePhoneAsync("0171 3920001");
        var original = (await HistoryAsync(id))[0];
        await ChangePhoneAsync("0171 3920002");
        var restore = portal.Services.GetRequiredService<RestoreEntry>();
        await restore.ExecuteAsync(Caller, EntryKey.Of("person", id), original.Id, null, Cancellation);

        await using var owner = await portal.Cluster.ConnectAsync(portal.Database);
        Assert.Equal(original.Before!["phone"]?.ToString(),
            await owner.ExecuteScalarAsync<string?>("select phone from directory.person where id = @id", new { id }));
        Assert.Equal(ChangeKind.Restore, (await HistoryAsync(id))[0].Kind);
        var post = await owner.ExecuteScalarAsync<Guid>("select id from directory.post limit 1");
        await Assert.ThrowsAsync<RuleViolation>(() =>
            restore.ExecuteAsync(Caller, EntryKey.Of("post", post), original.Id, null, Cancellation));
    }

    [Fact]
    public async Task Undo_OfASetWithCreatedChangedAndRemovedRows_PutsAllBack()
    {
        var before = await FingerprintAsync();
        var set = await WriteAsync("Vieles geändert", """
            insert into directory.district (id, ags, name, search_key, search_words, search_near)
            values ('0197a000-0000-7000-8000-0000000000aa', '08215017', 'Neudorf', 'neudorf', '{neudorf}', '{}');
            update directory.place set room = 'Zimmer 9' where ags = '08215017';
            delete from directory.office_hour where id in (select office_hour_id from directory.office_hour_deviation);
            """);
        Assert.NotEqual(before, await FingerprintAsync());
        await Undo.ExecuteAsync(Caller, set, Cancellation);
        Assert.Equal(before, await FingerprintAsync());
        await Assert.ThrowsAsync<RuleViolation>(() => Undo.ExecuteAsync(Caller, set, Cancellation));
    }

    [Fact]
    public async Task Undo_WhenAnEntryWasChangedSince_IsRefused()
    {
        var set = await WriteAsync("Zimmer geändert",
            "update directory.place set transport = 'Bus 1' where slug = (select min(slug) from directory.place)");
        await WriteAsync("Noch einmal geändert",
            "update directory.place set transport = 'Bus 2' where slug = (select min(slug) from directory.place)");
        var refused = await Assert.ThrowsAsync<RuleViolation>(() => Undo.ExecuteAsync(Caller, set, Cancellation));
        Assert.StartsWith("Ein Eintrag wurde seither geändert.", refused.Message, StringComparison.Ordinal);
    }

    private Task<Guid> WriteAsync(string action, string sql) => Changes.WriteAsync(Caller, action, async change =>
    {
        await change.ExecuteAsync(sql);
        return change.Id;
    }, Cancellation, kind: ChangeKind.Import);

    private Task<Guid> ChangePhoneAsync(string phone) => Changes.WriteAsync(Caller, "Telefonnummer geändert", async change =>
    {
        var person = await change.Db.People.OrderByDescending(p => p.Slug).FirstAsync(Cancellation);
        person.Describe(person.Function, person.Languages, phone, person.Email, person.FullTimeEquivalent);
        return person.Id;
    }, Cancellation);

    private Task<IReadOnlyList<ChangeLine>> HistoryAsync(Guid person) =>
        portal.Services.GetRequiredService<ShowHistory>().ExecuteAsync([EntryKey.Of("person", person)], null, Cancellation);

    private async Task<long> CountAsync(string table)
    {
        await using var owner = await portal.Cluster.ConnectAsync(portal.Database);
        return await owner.ExecuteScalarAsync<long>($"select count(*) from {table}");
    }

    // What is taken back has been changed once more: copies of others must hear of it.
    private async Task<string> FingerprintAsync()
    {
        await using var owner = await portal.Cluster.ConnectAsync(portal.Database);
        return (await owner.ExecuteScalarAsync<string>("""
            select string_agg(line, chr(10) order by line) from (
                select to_jsonb(t)::text as line from directory.district t union all
                select (to_jsonb(t) - 'changed_at')::text from directory.place t union all
                select to_jsonb(t)::text from directory.office_hour t union all
                select to_jsonb(t)::text from directory.office_hour_deviation t) lines
            """))!;
    }
}
