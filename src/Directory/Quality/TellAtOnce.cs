using IntMan.Directory.Published;
using IntMan.Foundation.Database;
using IntMan.Foundation.Time;

namespace IntMan.Directory.Quality;

/// <summary>Hands over the mails that do not wait. Several portals may look at the same time: what was told is written in the transaction
/// of the mail.</summary>
public sealed class TellAtOnce(DatabaseZones database, IEnumerable<IPromptMails> mails, MunicipalCalendar calendar)
{
    public async Task ExecuteAsync(CancellationToken cancellation)
    {
        await using var connection = await database.Jobs.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        foreach (var module in mails)
        {
            await module.SendAtOnceAsync(connection, transaction, calendar.Today);
        }

        await transaction.CommitAsync(cancellation);
    }
}
