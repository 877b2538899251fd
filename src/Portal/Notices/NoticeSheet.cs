using IntMan.Directory.Hours;

namespace IntMan.Portal.Notices;

// What stands on a notice, whatever its languages: the regular hours, and what is known on the day of printing to be otherwise.
public sealed record NoticeSheet(
    string Title,
    string Subtitle,
    string Issuer,
    string Address,
    bool IsCounselling,
    IReadOnlyList<NoticeDay> Days,
    IReadOnlyList<NoticeChange> Changes,
    IReadOnlyList<NoticeContact> Contacts,
    string? Areas,
    IReadOnlyList<string> SpokenLanguages,
    bool AlsoByArrangement,
    bool HasMore,
    DateOnly AsOf)
{
    public IEnumerable<OfficeHour> Rules => Days.SelectMany(day => day.Hours).Select(hour => hour.Rule);

    public bool NeedsNoAppointment => Rules.Any(r => !r.IsByArrangement)
        && Rules.All(r => r.IsByArrangement || r.Channel == HourChannel.Open);

    public bool ClosesOnHolidays => Rules.Any() && !Rules.Any(r => r.OpenOnPublicHolidays);
}

public sealed record NoticeDay(DayOfWeek Weekday, IReadOnlyList<NoticeHour> Hours);

/// <summary>A date or some days on which it is otherwise, e.g. "fällt aus"; the details are names and places as entered.</summary>
public sealed record NoticeChange(DateOnly First, DateOnly Last, TimeOnly? StartsAt, TimeOnly? EndsAt, string Word, string? Details);

public sealed record NoticeHour(OfficeHour Rule, string? Who, string? Place);

public sealed record NoticeContact(string Name, string? Function, string? Phone, string? Email, string? Note);
