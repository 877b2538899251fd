using System.Globalization;
using IntMan.Directory.Hours;

namespace IntMan.Portal.Notices;

/// <summary>The texts of one language; what it lacks is said in German.</summary>
public sealed class NoticeWords(NoticeLanguage language, IReadOnlyDictionary<string, string> own, IReadOnlyDictionary<string, string> german)
{
    public NoticeLanguage Language => language;

    /// <exception cref="KeyNotFoundException">No language has the key.</exception>
    public string this[string key] => own.TryGetValue(key, out var text) ? text : german[key];

    /// <summary>The name of the day, with a capital letter where the script has one.</summary>
    public string Weekday(DayOfWeek day)
    {
        var name = language.Culture.DateTimeFormat.GetDayName(day);
        return char.ToUpper(name[0], language.Culture) + name[1..];
    }

    /// <summary>What is special about an office hour: how to come, how often, from when and until when.</summary>
    /// <param name="hour">The rule.</param>
    /// <param name="today">Rules in force already are not dated.</param>
    /// <param name="saysChannel">False where one sentence below the table says it for all.</param>
    public string Details(OfficeHour hour, DateOnly today, bool saysChannel) => string.Join(", ", new[]
    {
        hour.IsByArrangement ? this["by_arrangement"] : saysChannel ? Channel(hour.Channel) : null,
        Rhythm(hour),
        hour.PausesInSchoolHolidays ? this["school_holidays"] : null,
        hour.ValidFrom > today ? Fill("from_date", hour.ValidFrom) : null,
        hour.ValidUntil is { } end ? Fill("until_date", end) : null,
    }.OfType<string>());

    /// <summary>Digits only: month names and foreign calendars (fa) would not fit what stands on German doors.</summary>
    public static string Date(DateOnly day) => day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);

    private string Channel(HourChannel channel) => this[channel switch
    {
        HourChannel.Open => "open",
        HourChannel.ByAppointment => "by_appointment",
        HourChannel.Phone => "by_phone",
        HourChannel.Video => "by_video",
        _ => "outreach",
    }];

    private string? Rhythm(OfficeHour hour) => hour switch
    {
        { Recurrence: Recurrence.EveryNthWeek, Step: 1 } => null,
        { Recurrence: Recurrence.EveryNthWeek, Step: 2 } => this["every_2_weeks"],
        { Recurrence: Recurrence.EveryNthWeek } => Fill("every_n_weeks", hour.Step),
        { Step: 5 } => Fill("last_weekday", hour.Step, DayInSentence(hour.Weekday)),
        _ => Fill("nth_weekday", hour.Step, DayInSentence(hour.Weekday)),
    };

    private string DayInSentence(DayOfWeek day) => language.Culture.DateTimeFormat.GetDayName(day);

    private string Fill(string key, DateOnly day) => string.Format(CultureInfo.InvariantCulture, this[key], Date(day));

    private string Fill(string key, int number, string day = "") => string.Format(CultureInfo.InvariantCulture, this[key], number, day);
}
