namespace IntMan.Portal.Quality;

/// <summary>Which mails go out at a moment.</summary>
public sealed class ReminderPlan(ReminderSettings settings, MailedAddresses addresses, SendReminders reminders, SendMonthlyMails monthly)
{
    public SendReminders Reminders => reminders;

    public SendMonthlyMails Monthly => monthly;

    /// <param name="now">Local time.</param>
    public bool SendsAt(DateTimeOffset now) => settings.Reminders && addresses.AreKnown && now.Hour >= settings.Hour;

    /// <param name="now">Local time.</param>
    public bool SendsMonthlyAt(DateTimeOffset now) => SendsAt(now) && now.Day >= settings.MonthlyDay && now.Day < settings.MonthlyDay + ReminderSettings.CatchUpDays;
}
