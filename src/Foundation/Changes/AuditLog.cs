using System.Data.Common;
using Dapper;

namespace IntMan.Foundation.Changes;

/// <summary>
/// Writes the append-only log (accounts.audit_log); <see cref="JoinAudit"/> chains the entries afterwards, so that nobody waits for another
/// writer. Always on the connection of the change, so that there is an entry exactly when there is a change. Never holds passwords, codes,
/// tokens or addresses that were typed in vain.
/// </summary>
public sealed class AuditLog(TimeProvider clock)
{
    public Task RecordAsync(DbConnection connection, AuditEntry entry, DbTransaction? transaction = null) => connection.ExecuteAsync("""
        insert into accounts.audit_log (at, actor_id, session_id, action, outcome, subject, network, times)
        values (@At, @ActorId, @SessionId, @Action, @Outcome, @Subject, @Network, @Times)
        """,
        new
        {
            At = clock.GetUtcNow(),
            entry.ActorId,
            entry.SessionId,
            entry.Action,
            Outcome = entry.Outcome.ToString(),
            entry.Subject,
            entry.Network,
            entry.Times,
        },
        transaction);
}

/// <param name="Action">What was done, e.g. "session.start".</param>
/// <param name="ActorId">Account that acted; null when nobody is known.</param>
/// <param name="Subject">What it was done to, as an id or kind.</param>
/// <param name="Network">Where it came from, shortened as for the limits of requests.</param>
/// <param name="Times">How often it happened.</param>
public sealed record AuditEntry(
    string Action,
    AuditOutcome Outcome,
    Guid? ActorId,
    Guid? SessionId = null,
    string? Subject = null,
    string? Network = null,
    int Times = 1);

/// <summary>Whether the thing happened.</summary>
public enum AuditOutcome
{
    Done,
    Refused,
}
