using System.Data.Common;
using System.Globalization;
using Dapper;
using IntMan.Directory.History;
using IntMan.Directory.People;
using IntMan.Directory.Published;
using IntMan.Directory.Referrals;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Database;
using IntMan.Foundation.Time;

namespace IntMan.Directory.Quality;

/// <summary>What runs by the calendar: the count of every day, reminders of every day, the mail of every month; each slot once, however
/// many portals run and whenever one of them dies.</summary>
public sealed class QualityJobs(DatabaseZones database, TimeProvider clock, FreshnessRules freshness, ReminderPlan plan)
{
    private const string Count = "snapshot";
    private const string Remind = "reminders";
    private const string Month = "monthly";

    public async Task<IReadOnlyList<string>> RunDueAsync(CancellationToken cancellation)
    {
        var now = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), MunicipalCalendar.Zone);
        var today = DateOnly.FromDateTime(now.DateTime);
        var done = new List<string>();
        await RunAsync(Count, SlotOf(today), (connection, transaction) => CountAsync(connection, transaction, today), done, cancellation);
        if (plan.SendsAt(now))
        {
            await RunAsync(Remind, SlotOf(today), (connection, transaction) => plan.RemindAsync(connection, transaction, today), done,
                cancellation);
        }

        if (plan.SendsMonthlyAt(now))
        {
            await RunAsync(Month, SlotOf(today)[..7], (connection, transaction) =>
                plan.Monthly.ExecuteAsync(connection, transaction, today, cancellation), done, cancellation);
        }

        return done;
    }

    private async Task CountAsync(DbConnection connection, DbTransaction transaction, DateOnly today)
    {
        await ScanStreets.ExecuteAsync(connection, transaction, today);
        await TakeSnapshot.ExecuteAsync(connection, transaction, today, freshness);
        await ForgetOld.ExecuteAsync(connection, transaction, clock.GetUtcNow());
        await ForgetActors.ExecuteAsync(connection, transaction, clock.GetUtcNow());
        await ForgetCodes.ExecuteAsync(connection, transaction, today, clock.GetUtcNow());
        await SentForms.ForgetAsync(connection, transaction, clock.GetUtcNow());
    }

    private async Task RunAsync(string job, string slot, Func<DbConnection, DbTransaction, Task> work, List<string> done,
        CancellationToken cancellation)
    {
        await using var connection = await database.Jobs.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);

        // Another portal that is at it now has the lock; one that has finished has left the row.
        var isMine = await connection.ExecuteScalarAsync<bool>("""
            set local statement_timeout = '60s';
            set local idle_in_transaction_session_timeout = '60s';
            select pg_try_advisory_xact_lock(hashtextextended('quality.' || @job, 9))
            """, new { job }, transaction);
        if (!isMine
            || (await DoneOnce.ClaimAsync(connection, transaction, job, [slot], clock.GetUtcNow())).Count == 0)
        {
            return;
        }

        await work(connection, transaction);
        await transaction.CommitAsync(cancellation);
        done.Add(job);
    }

    private static string SlotOf(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
