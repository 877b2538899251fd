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
/// <param name="AtOnce">Whether reports back to referrals are told within minutes, whatever the rhythm.</param>
public sealed record WorkMail(WorkMailRhythm Rhythm, IReadOnlyList<string> Without, bool AtOnce = false)
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
        var row = await connection.QuerySingleOrDefaultAsync<(string Rhythm, string[] Without, bool AtOnce)?>(new CommandDefinition(
            "select rhythm, without, at_once from accounts.work_mail where account_id = @accountId", new { accountId },
            cancellationToken: cancellation));
        return row is { } known ? Of(known.Rhythm, known.Without, known.AtOnce) : WorkMail.Usual;
    }

    /// <summary>For the job: everybody who has a role on the day and wants mails.</summary>
    public static Task<IReadOnlyList<WorkMailReader>> ReadersAsync(DbConnection connection, DbTransaction transaction, DateOnly day) =>
        ReadersAsync(connection, transaction, day, "w.rhythm is distinct from 'Never'");

    /// <summary>For the job of every minute: who wants to hear of reports back at once.</summary>
    public static Task<IReadOnlyList<WorkMailReader>> AtOnceAsync(DbConnection connection, DbTransaction transaction, DateOnly day) =>
        ReadersAsync(connection, transaction, day, "w.at_once");

    private static async Task<IReadOnlyList<WorkMailReader>> ReadersAsync(
        DbConnection connection, DbTransaction transaction, DateOnly day, string wants)
    {
        var rows = await connection.QueryAsync<(Guid Id, string Email, string Name, Guid? Person, string[] Grants, string? Rhythm,
            string[]? Without, bool? AtOnce)>($"""
            select a.id, a.email, a.display_name, a.person_id, r.grants, w.rhythm, w.without, w.at_once
            from accounts.account a
            join lateral (select array_agg(g.role || ':' || g.scope_kind || ':' || g.scope_key order by g.role, g.scope_key) as grants
              from accounts.role_grant g where g.account_id = a.id and foundation.reaches(g.valid_until, @day)) r on r.grants is not null
            left join accounts.work_mail w on w.account_id = a.id
            where a.disabled_at is null and {wants}
            order by a.id
            """, new { day }, transaction);
        return [.. rows.Select(row => new WorkMailReader(row.Id, row.Email, row.Name, row.Person, row.Grants,
            row.Rhythm is { } rhythm ? Of(rhythm, row.Without!, row.AtOnce!.Value) : WorkMail.Usual))];
    }

    private static WorkMail Of(string rhythm, string[] without, bool atOnce) => new(Enum.Parse<WorkMailRhythm>(rhythm), without, atOnce);
}

/// <summary>Changes what the own account is told by mail.</summary>
public sealed class ChangeWorkMail(AccountChanges changes)
{
    public Task ExecuteAsync(Caller caller, WorkMail wanted, CancellationToken cancellation) => changes.WriteAsync(caller, null,
        async change =>
        {
            await change.ExecuteAsync("""
                insert into accounts.work_mail (account_id, rhythm, without, at_once) values (@AccountId, @rhythm, @without, @AtOnce)
                on conflict (account_id) do update
                set rhythm = excluded.rhythm, without = excluded.without, at_once = excluded.at_once
                """, new { caller.Actor.AccountId, rhythm = wanted.Rhythm.ToString(), without = wanted.Without.ToArray(), wanted.AtOnce });
            await change.AuditAsync("notifications.change");
        }, cancellation);
}
