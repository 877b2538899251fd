using IntMan.Directory.Published;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Mail;
using IntMan.Foundation.Time;

namespace IntMan.Portal.Mail;

public sealed class MailTrouble(CountMails mails) : IWorkList
{
    public static readonly WorkKind Failed = new("failed-mail", "Mails, die nicht angekommen sind", "Betrieb", "kern-icon--mail");

    public IReadOnlyList<WorkKind> Kinds { get; } = [Failed];

    public async Task<IReadOnlyList<WorkItem>> OpenAsync(Caller caller, CancellationToken cancellation)
    {
        if (!caller.Scope.All)
        {
            return [];
        }

        var (count, since) = await mails.StuckSinceAsync(cancellation);
        return count == 0 ? [] : [new WorkItem(Failed, count == 1 ? "1 Mail ist nicht angekommen" : $"{count} Mails sind nicht angekommen",
            "/verwaltung/mails") { DueOn = since is { } at ? MunicipalCalendar.DayOf(at) : null, Count = count }];
    }
}
