using IntMan.Directory.Published;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Database;
using IntMan.Foundation.Mail;
using IntMan.Foundation.Time;

namespace IntMan.Portal.Mail;

public sealed class MailTrouble : IWorkList
{
    public static readonly WorkKind Failed = new("failed-mail", "Mails, die nicht angekommen sind", "Betrieb", "kern-icon--mail");

    public IReadOnlyList<WorkKind> Kinds { get; } = [Failed];

    public SharedQuery? QueryFor(Caller caller, ICollection<WorkItem> found) => !caller.Scope.All ? null : CountMails.StuckQuery(
        (count, since) =>
        {
            if (count > 0)
            {
                found.Add(new WorkItem(Failed, count == 1 ? "1 Mail ist nicht angekommen" : $"{count} Mails sind nicht angekommen",
                    "/verwaltung/mails") { DueOn = since is { } at ? MunicipalCalendar.DayOf(at) : null, Count = count });
            }
        });
}
