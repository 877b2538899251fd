using System.Data.Common;

namespace IntMan.Directory.Published;

/// <summary>Mails of another module that do not wait for the reminders of the day; asked every minute, in a transaction of their
/// own.</summary>
public interface IPromptMails
{
    Task SendAtOnceAsync(DbConnection connection, DbTransaction transaction, DateOnly today);
}
