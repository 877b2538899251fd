using IntMan.Directory.History;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Staff;

/// <summary>Names of people leave the history with the name of who changed it; what else was changed stays, and so do younger states.</summary>
public sealed class HistoryNamesTests(TestCluster cluster)
{
    private const string Changes = """
        insert into directory.change_set (id, at, actor_name, actor_role, kind, action) values
            ('0197a000-0000-7000-8000-000000000001', '2023-11-17 12:00+01', 'Ilse Birnbaum', 'Koordination', 'Edit', 'Person geändert'),
            ('0197a000-0000-7000-8000-000000000002', '2023-11-19 12:00+01', 'Ilse Birnbaum', 'Koordination', 'Edit', 'Person geändert');
        insert into directory.change (change_set_id, entity, entity_key, before, after)
        select s.id, e.entity, 'x', e.state || '{"family_name": "Alt", "function": "Beratung"}', e.state || '{"family_name": "Neu"}'
        from directory.change_set s, (values ('person', '{"id": "x", "slug": "x-alt", "given_name": "Xenia"}'::jsonb),
            ('post', '{"id": "x", "title": "Stelle"}')) e (entity, state);
        insert into directory.change (change_set_id, entity, entity_key, before)
        select id, 'person', 'y', '{"id": "y", "given_name": "Yusuf", "email": "y@amt.example"}' from directory.change_set
        """;

    [Fact]
    public async Task Names_OfStatesOlderThanThreeYears_AreForgotten()
    {
        var name = await cluster.CreateDatabaseAsync(Template.Migrated);
        await cluster.ExecuteAsync(name, Changes);
        await using (var jobs = await cluster.ConnectAsync(name, "portal_jobs"))
        {
            await using var transaction = await jobs.BeginTransactionAsync(TestContext.Current.CancellationToken);
            var now = new DateTimeOffset(2026, 11, 17, 18, 0, 0, TimeSpan.Zero);
            await ForgetActors.ExecuteAsync(jobs, transaction, now);
            await ForgetActors.ExecuteAsync(jobs, transaction, now);
            await transaction.CommitAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(
            """
            - person {"id": "x", "function": "Beratung", "forgotten": "before"} {"id": "x", "forgotten": "after"}
            - person {"id": "y", "forgotten": "before"}
            - post {"id": "x", "title": "Stelle", "function": "Beratung", "family_name": "Alt"} {"id": "x", "title": "Stelle", "family_name": "Neu"}
            """,
            await ShownAsync(name, "<"));
        Assert.Contains("""Ilse Birnbaum person {"id": "x", "slug": "x-alt", "function": "Beratung", "given_name": "Xenia", "family_name": "Alt"}""",
            await ShownAsync(name, ">"), StringComparison.Ordinal);
    }

    private Task<string> ShownAsync(string name, string side) => cluster.ScalarAsync<string>(name, $"""
        select string_agg(concat_ws(' ', coalesce(s.actor_name, '-'), c.entity, c.before, c.after), E'\n' order by c.entity, c.entity_key)
        from directory.change c join directory.change_set s on s.id = c.change_set_id where s.at {side} '2023-11-18'
        """)!;
}
