using IntMan.Accounts;
using IntMan.Caseload.Statistics.Reports;
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
            new CheckResult("Veröffentlichte Statistik", await ProveReleases.ExecuteAsync(connection, cancellation),
                "Nehmen Sie den Bericht nicht von Hand zurück: Vergleichen Sie ihn mit der letzten Sicherung "
                    + "und geben Sie eine Berichtigung frei."),
        ];
    }
}
