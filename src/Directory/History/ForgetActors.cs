using System.Data.Common;
using Dapper;

namespace IntMan.Directory.History;

/// <summary>Who changed an entry leaves the history when the audit log has forgotten it too, and so do the names of people in the states
/// that are as old; what else was changed stays.</summary>
public static class ForgetActors
{
    /// <summary>As long as the audit log keeps what was done (accounts.audit_days).</summary>
    public const int KeepDays = 3 * 365;

    public static Task ExecuteAsync(DbConnection connection, DbTransaction transaction, DateTimeOffset now) => connection.ExecuteAsync("""
        update directory.change_set set actor_id = null, actor_name = null, session_id = null, network = null
        where at < @before and num_nonnulls(actor_id, actor_name, session_id, network) > 0;

        select directory.forget_names(@before)
        """, new { before = now.AddDays(-KeepDays) }, transaction);
}
