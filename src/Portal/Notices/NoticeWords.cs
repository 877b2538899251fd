using System.Globalization;
using IntMan.Directory.Hours;
using IntMan.Foundation.Text;
using IntMan.Portal.Languages;

namespace IntMan.Portal.Notices;

public sealed class NoticeWords(Wording t)
{
    public Language Language => t.Language;

    public string this[string key] => t["notice." + key];

    public string Word(string key) => t[key];

    public string Comma => t["list.comma"];

    public string Weekday(DayOfWeek day) => t.Hours.WeekdayAlone(day);

    public string Details(OfficeHour hour, DateOnly today, bool saysChannel) => string.Join(Comma, new[]
    {
        (hour.IsByArrangement, saysChannel) switch
        {
            (true, _) => this["by-arrangement"],
            (_, true) => Channel(hour.Channel),
            _ => null,
        },
        t.Hours.Rhythm(hour)?.ToString(),
        hour.PausesInSchoolHolidays ? this["school-holidays"] : null,
        hour.ValidFrom > today ? t["notice.from-date", Date(hour.ValidFrom)].ToString() : null,
        hour.ValidUntil is { } end ? t["notice.until-date", Date(end)].ToString() : null,
    }.OfType<string>());

    // Digits only: month names and foreign calendars (fa) would not fit what stands on German doors.
    public static string Date(DateOnly day) => day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);

    private string Channel(HourChannel channel) => this[channel switch
    {
        HourChannel.Open => "open",
        HourChannel.ByAppointment => "by-appointment",
        HourChannel.Phone => "by-phone",
        HourChannel.Video => "by-video",
        _ => "outreach",
    }];
}
