using System.Data.Common;

namespace IntMan.Directory.Published;

/// <summary>Mails that another module sends together with the reminders of the day, in their transaction.</summary>
public interface IDailyMails
{
    Task SendAsync(DbConnection connection, DbTransaction transaction, DateOnly today);
}
