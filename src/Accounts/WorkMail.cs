using System.Data.Common;
using Dapper;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Database;

namespace IntMan.Accounts;

/// <summary>How often the mail "Was auf Sie wartet" comes.</summary>
public enum WorkMailRhythm
{
    Daily,
    Weekly,
    Never,
}

/// <summary>What an account wants by mail.</summary>
/// <param name="Without">Keys of the kinds of work that are not told.</param>
public sealed record WorkMail(WorkMailRhythm Rhythm, IReadOnlyList<string> Without)
{
    public static WorkMail Usual { get; } = new(WorkMailRhythm.Daily, []);
}

/// <summary>An open account as the job meets it: with the roles that hold on the day.</summary>
/// <param name="Grants">"Role:Kind:Key" each.</param>
public sealed record WorkMailReader(
    Guid AccountId, string Email, string Name, Guid? PersonId, IReadOnlyList<string> Grants, WorkMail Wants);

public sealed class ReadWorkMail(DatabaseZones database)
{
    public async Task<WorkMail> ExecuteAsync(Guid accountId, CancellationToken cancellation)
    {
        await using var connection = await database.Accounts.OpenConnectionAsync(cancellation);
        var row = await connection.QuerySingleOrDefaultAsync<(string Rhythm, string[] Without)?>(new CommandDefinition(
            "select rhythm, without from accounts.work_mail where account_id = @accountId", new { accountId },
            cancellationToken: cancellation));
        return row is { } known ? Of(known.Rhythm, known.Without) : WorkMail.Usual;
    }

    /// <summary>For the job: everybody who has a role on the day and wants mails.</summary>
    public static async Task<IReadOnlyList<WorkMailReader>> ReadersAsync(DbConnection connection, DbTransaction transaction, DateOnly day)
    {
        var rows = await connection.QueryAsync<(Guid Id, string Email, string Name, Guid? Person, string[] Grants, string? Rhythm,
            string[]? Without)>("""
            select a.id, a.email, a.display_name, a.person_id, r.grants, w.rhythm, w.without
            from accounts.account a
            join lateral (select array_agg(g.role || ':' || g.scope_kind || ':' || g.scope_key order by g.role, g.scope_key) as grants
              from accounts.role_grant g where g.account_id = a.id and foundation.reaches(g.valid_until, @day)) r on r.grants is not null
            left join accounts.work_mail w on w.account_id = a.id
            where a.disabled_at is null and w.rhythm is distinct from 'Never'
            order by a.id
            """, new { day }, transaction);
        return [.. rows.Select(row => new WorkMailReader(row.Id, row.Email, row.Name, row.Person, row.Grants,
            row.Rhythm is { } rhythm ? Of(rhythm, row.Without!) : WorkMail.Usual))];
    }

    private static WorkMail Of(string rhythm, string[] without) => new(Enum.Parse<WorkMailRhythm>(rhythm), without);
}

/// <summary>Changes what the own account is told by mail.</summary>
public sealed class ChangeWorkMail(AccountChanges changes)
{
    public Task ExecuteAsync(Caller caller, WorkMail wanted, CancellationToken cancellation) => changes.WriteAsync(caller, null,
        async change =>
        {
            await change.ExecuteAsync("""
                insert into accounts.work_mail (account_id, rhythm, without) values (@AccountId, @rhythm, @without)
                on conflict (account_id) do update set rhythm = excluded.rhythm, without = excluded.without
                """, new { caller.Actor.AccountId, rhythm = wanted.Rhythm.ToString(), without = wanted.Without.ToArray() });
            await change.AuditAsync("notifications.change");
        }, cancellation);
}
