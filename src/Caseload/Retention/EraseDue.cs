using System.Globalization;
using Dapper;
using IntMan.Directory.Published;
using IntMan.Foundation.Database;
using IntMan.Foundation.Time;
using Microsoft.Extensions.Logging;

namespace IntMan.Caseload.Retention;

/// <summary>Once in the night: erases what is due and writes down how many cases it was, by rule. What goes leaves a tombstone.</summary>
public sealed partial class EraseDue(DatabaseZones database, MunicipalCalendar calendar, TimeProvider clock, ILogger<EraseDue> logger)
{
    internal const string Job = "erasure";

    /// <returns>Null: this day's work was done before.</returns>
    public async Task<int?> ExecuteAsync(CancellationToken cancellation)
    {
        var today = calendar.Today;
        await using var connection = await database.Jobs.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if ((await DoneOnce.ClaimAsync(connection, transaction, Job, [SlotOf(today)], clock.GetUtcNow())).Count == 0)
        {
            return null;
        }

        var erased = await connection.ExecuteScalarAsync<int>("select caseload.erase_due(@today)", new { today }, transaction);
        await transaction.CommitAsync(cancellation);
        Erased(logger, erased);
        return erased;
    }

    internal static string SlotOf(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [LoggerMessage(1, LogLevel.Information, "Retention of cases: {Count} erased.")]
    private static partial void Erased(ILogger logger, int count);
}
