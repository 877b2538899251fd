using System.Data.Common;
using IntMan.Accounts;

namespace IntMan.Portal.Quality;

/// <summary>Which mails go out at a moment.</summary>
public sealed class ReminderPlan(ReminderSettings settings, MailedAddresses addresses, DailyMails daily, SendMonthlyMails monthly)
{
    public SendMonthlyMails Monthly => monthly;

    /// <summary>What is due every day: entries and services to confirm, roles that end.</summary>
    public async Task RemindAsync(DbConnection connection, DbTransaction transaction, DateOnly today)
    {
        await daily.Entries.ExecuteAsync(connection, transaction, today);
        await daily.RoleEnds.ExecuteAsync(connection, transaction, today);
        await daily.Services.RemindAsync(connection, transaction, today);
    }

    /// <param name="now">Local time.</param>
    public bool SendsAt(DateTimeOffset now) => settings.Reminders && addresses.AreKnown && now.Hour >= settings.Hour;

    /// <param name="now">Local time.</param>
    public bool SendsMonthlyAt(DateTimeOffset now) => SendsAt(now) && now.Day >= settings.MonthlyDay && now.Day < settings.MonthlyDay + ReminderSettings.CatchUpDays;
}

/// <summary>The mails of every day.</summary>
public sealed record DailyMails(SendReminders Entries, RemindOfRoleEnd RoleEnds, SendServiceMails Services);
