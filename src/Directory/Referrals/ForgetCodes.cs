using System.Data.Common;
using Dapper;

namespace IntMan.Directory.Referrals;

/// <summary>Codes that have expired are removed, and counts of tries that are over.</summary>
public static class ForgetCodes
{
    public static Task ExecuteAsync(DbConnection connection, DbTransaction transaction, DateOnly today, DateTimeOffset now) =>
        connection.ExecuteAsync("""
        update referral.referral set code_sealed = null where code_sealed is not null and code_expires_on < @today;
        delete from referral.attempt where window_ends_at < @now
        """, new { today, now }, transaction);
}
