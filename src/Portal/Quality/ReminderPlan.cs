using System.Data.Common;
using IntMan.Accounts;

namespace IntMan.Portal.Quality;

public sealed class ReminderPlan(ReminderSettings settings, MailedAddresses addresses, DailyMails daily, SendMonthlyMails monthly)
{
    public SendMonthlyMails Monthly => monthly;

    public async Task RemindAsync(DbConnection connection, DbTransaction transaction, DateOnly today)
    {
        await daily.Entries.ExecuteAsync(connection, transaction, today);
        await daily.RoleEnds.ExecuteAsync(connection, transaction, today);
        await daily.Services.RemindAsync(connection, transaction, today);
    }

    public bool SendsAt(DateTimeOffset now) => settings.Reminders && addresses.AreKnown && now.Hour >= settings.Hour;

    public bool SendsMonthlyAt(DateTimeOffset now) => SendsAt(now) && now.Day >= settings.MonthlyDay
        && now.Day < settings.MonthlyDay + ReminderSettings.CatchUpDays;
}

public sealed record DailyMails(SendReminders Entries, RemindOfRoleEnd RoleEnds, SendServiceMails Services);
