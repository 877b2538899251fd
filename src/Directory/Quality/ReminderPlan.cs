using System.Data.Common;
using IntMan.Directory.Published;

namespace IntMan.Directory.Quality;

/// <summary>Which mails go out when.</summary>
public sealed class ReminderPlan(ReminderSettings settings, MailedAddresses addresses, DailyMails daily, SendMonthlyMails monthly)
{
    public SendMonthlyMails Monthly => monthly;

    public async Task RemindAsync(DbConnection connection, DbTransaction transaction, DateOnly today)
    {
        await daily.Entries.ExecuteAsync(connection, transaction, today);
        await daily.Services.RemindAsync(connection, transaction, today);
        foreach (var others in daily.Others)
        {
            await others.SendAsync(connection, transaction, today);
        }
    }

    public bool SendsAt(DateTimeOffset now) => settings.Reminders && addresses.AreKnown && now.Hour >= settings.Hour;

    public bool SendsMonthlyAt(DateTimeOffset now) => SendsAt(now) && now.Day >= settings.MonthlyDay
        && now.Day < settings.MonthlyDay + ReminderSettings.CatchUpDays;
}

/// <param name="Entries">About posts.</param>
/// <param name="Services">About services.</param>
/// <param name="Others">Of other modules.</param>
public sealed record DailyMails(SendReminders Entries, SendServiceMails Services, IEnumerable<IDailyMails> Others);
