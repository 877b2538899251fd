using Dapper;
using IntMan.Directory.Published;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;
using IntMan.Portal.Database;

namespace IntMan.Portal.Mail;

public sealed class MailTrouble(PortalDatabase database) : IWorkList
{
    public static readonly WorkKind Failed = new("failed-mail", "Mails, die nicht angekommen sind", "Betrieb", "kern-icon--mail");

    public IReadOnlyList<WorkKind> Kinds { get; } = [Failed];

    public async Task<IReadOnlyList<WorkItem>> OpenAsync(Caller caller, CancellationToken cancellation)
    {
        if (!caller.Scope.All)
        {
            return [];
        }

        await using var connection = await database.Staff.OpenConnectionAsync(cancellation);
        var (count, since) = await connection.QuerySingleAsync<(int Count, DateTimeOffset? Since)>(new CommandDefinition(
            "select count(*)::int, min(settled_at) from mail.outbox where state in ('Uncertain', 'Parked')",
            cancellationToken: cancellation));
        return count == 0 ? [] : [new WorkItem(Failed, count == 1 ? "1 Mail ist nicht angekommen" : $"{count} Mails sind nicht angekommen",
            "/verwaltung/mails") { DueOn = since is { } at ? MunicipalCalendar.DayOf(at) : null, Count = count }];
    }
}
