using IntMan.Accounts;
using IntMan.Directory.Quality;
using IntMan.Foundation.Database;
using IntMan.Foundation.Mail;
using Npgsql;

namespace IntMan.Portal.Checks;

// What the modules find in their own data.
public static class DataChecks
{
    public static async Task<IReadOnlyList<CheckResult>> OfAsync(NpgsqlDataSource owner, DateOnly today, CancellationToken cancellation)
    {
        await using var connection = await owner.OpenConnectionAsync(cancellation);
        return
        [
            .. await CheckEntries.OfAsync(connection, today),
            await CountMails.CheckAsync(connection, today),
            await CheckAudit.OfAsync(connection),
        ];
    }
}
