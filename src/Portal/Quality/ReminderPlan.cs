using System.Data.Common;
using IntMan.Portal.Accounts;

namespace IntMan.Portal.Quality;

/// <summary>Which mails go out at a moment.</summary>
public sealed class ReminderPlan(ReminderSettings settings, MailedAddresses addresses, SendReminders reminders, RemindOfRoleEnd roleEnds, SendMonthlyMails monthly)
{
    public SendMonthlyMails Monthly => monthly;

    /// <summary>What is due every day: entries to confirm, roles that end.</summary>
    public async Task RemindAsync(DbConnection connection, DbTransaction transaction, DateOnly today)
    {
        await reminders.ExecuteAsync(connection, transaction, today);
        await roleEnds.ExecuteAsync(connection, transaction, today);
    }

    /// <param name="now">Local time.</param>
    public bool SendsAt(DateTimeOffset now) => settings.Reminders && addresses.AreKnown && now.Hour >= settings.Hour;

    /// <param name="now">Local time.</param>
    public bool SendsMonthlyAt(DateTimeOffset now) => SendsAt(now) && now.Day >= settings.MonthlyDay && now.Day < settings.MonthlyDay + ReminderSettings.CatchUpDays;
}
