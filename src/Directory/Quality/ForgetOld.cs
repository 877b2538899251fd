using System.Data.Common;
using Dapper;

namespace IntMan.Directory.Quality;

/// <summary>What nobody needs any more: links that ran out, and what readers wrote in reports that are decided.</summary>
public static class ForgetOld
{
    public const int KeepDays = 90;

    public static Task ExecuteAsync(DbConnection connection, DbTransaction transaction, DateTimeOffset now) => connection.ExecuteAsync("""
        delete from quality.confirmation_link where expires_at < @before;
        update quality.suggestion set message = null, correct = null where state <> 'Open' and decided_at < @before
          and num_nonnulls(message, correct) > 0
        """, new { before = now.AddDays(-KeepDays) }, transaction);
}
