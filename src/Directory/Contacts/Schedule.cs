using IntMan.Directory.Hours;
using IntMan.Foundation.Time;

namespace IntMan.Directory.Contacts;

/// <summary>
/// Who sits where and when for a post, day by day: its own dates with what becomes of each, and on the days on which nobody of its holders
/// is there, the dates of who answers instead. The one place that resolves absences, chains of substitutes, vacancies, holidays, closing
/// days, cancellations and moves: every page, feed, file and print only renders it (spec 10-directory, "One resolved schedule").
/// </summary>
public sealed class Schedule
{
    private readonly Contact _asked;
    private readonly OfficeHours _own;

    internal Schedule(Contact asked, OfficeHours own) => (_asked, _own) = (asked, own);

    /// <summary>The regular hours of the post, whatever becomes of their dates.</summary>
    public IReadOnlyList<OfficeHour> Rules => _own.Rules;

    /// <returns>All dates of the days, both inclusive, also those not held, by day and start.</returns>
    public IReadOnlyList<ScheduledDate> Between(DateOnly first, DateOnly last) =>
        [.. Own(first, last).Concat(OfStandIns(first, last))
            .OrderBy(d => d.Day).ThenBy(d => d.StartsAt ?? TimeOnly.MaxValue).ThenBy(d => d.EndsAt).ThenBy(d => d.IsStandIn)
            .ThenBy(d => d.Date.Rule.Id)];

    /// <returns>Monday to Sunday around the day.</returns>
    public IReadOnlyList<ScheduledDate> Week(DateOnly anyDay)
    {
        var monday = anyDay.AddDays(-(((int)anyDay.DayOfWeek + 6) % 7));
        return Between(monday, monday.AddDays(6));
    }

    /// <returns>The first date with times that is held and has not ended.</returns>
    public ScheduledDate? Next(DateTimeOffset now)
    {
        var today = MunicipalCalendar.DayOf(now);
        return Between(today, today.AddDays(OfficeHours.DaysAhead)).FirstOrDefault(d => d.TakesPlace && d.EndsAfter(now));
    }

    /// <returns>The date that is held right now; whether one may walk in, its channel says.</returns>
    public ScheduledDate? RunningAt(DateTimeOffset now)
    {
        var today = MunicipalCalendar.DayOf(now);
        return Between(today, today).Where(d => d.TakesPlace && d.HasBegun(now) && d.EndsAfter(now)).OrderBy(d => !d.IsWalkIn)
            .FirstOrDefault();
    }

    /// <summary>"Jetzt offen": somebody sits there, and one may come without appointment.</summary>
    public bool IsOpenAt(DateTimeOffset now) => RunningAt(now) is { IsWalkIn: true };

    /// <returns>The dates of the post itself, for those who keep them.</returns>
    public IReadOnlyList<OfficeHourDate> OwnDates(DateOnly first, DateOnly last) => _own.Between(first, last);

    /// <returns>The value of the OpenStreetMap key <c>opening_hours</c>, with each day until the last on which it is otherwise.</returns>
    public string? OpeningHours(DateOnly day, DateOnly last) => _asked.On(day).IsVacant ? "off \"Stelle nicht besetzt\""
        : OpeningHoursText.Of(Rules, day, [.. Exceptions(day, last)]);

    /// <returns>Days on which something else is held than the rules of the first day say, or nothing.</returns>
    public IReadOnlyList<ExceptionalDay> ExceptionalDays(DateOnly first, DateOnly last) =>
        [.. Exceptions(first, last).Where(day => day.IsOtherwise)];

    // Days on which something else is held than the rules say that are valid today, and those without anything.
    private IEnumerable<ExceptionalDay> Exceptions(DateOnly first, DateOnly last)
    {
        var said = Rules.Where(rule => rule.Validity.Contains(first)).ToHashSet();
        var dates = Between(first, last).ToLookup(date => date.Day);
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            var held = dates[day].Where(date => date.TakesPlace).ToList();
            var isOtherwise = dates[day].Any(IsOtherwise) || held.Exists(date => !said.Contains(date.Rule))
                || said.Any(rule => rule.Weekday == day.DayOfWeek && !rule.Validity.Contains(day));
            if (isOtherwise || held.Count == 0)
            {
                yield return new ExceptionalDay(day, isOtherwise, [.. held.Select(date => new ExceptionalHour(date.StartsAt, date.EndsAt,
                    date.Rule, date.IsStandIn ? string.Join(", ", new[] { "Vertretung: " + date.By.DisplayName, date.Place?.Name }
                        .OfType<string>()) : null))]);
            }
        }
    }

    private static bool IsOtherwise(ScheduledDate date) => date.IsStandIn || date.Date.Deviation is not null
        || date.Status is DateStatus.ClosingDay or DateStatus.Absent or DateStatus.Vacant;

    private IEnumerable<ScheduledDate> Own(DateOnly first, DateOnly last) =>
        _own.Between(first, last).Select(date => new ScheduledDate(date, _asked, _asked));

    private IEnumerable<ScheduledDate> OfStandIns(DateOnly first, DateOnly last)
    {
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            if (_asked.On(day).StandIn is not { } standIn)
            {
                continue;
            }

            foreach (var date in standIn.Schedule._own.Between(day, day).Where(date => date.TakesPlace))
            {
                yield return new ScheduledDate(date, standIn, _asked);
            }
        }
    }
}

/// <summary>One date of a schedule: when, where, by which way, and who keeps it.</summary>
/// <param name="Date">The date and what becomes of it.</param>
/// <param name="By">Who keeps it.</param>
/// <param name="Asked">Whose schedule it stands in.</param>
public sealed record ScheduledDate(OfficeHourDate Date, Contact By, Contact Asked)
{
    public DateOnly Day => Date.Day;
    public TimeOnly? StartsAt => Date.StartsAt;
    public TimeOnly? EndsAt => Date.EndsAt;
    public DateStatus Status => Date.Status;
    public OfficeHour Rule => Date.Rule;
    public bool TakesPlace => Date.TakesPlace;
    public bool IsStandIn => By != Asked;

    // Of the post that keeps the hour, also when it is shown on another card.
    public Place? Place => By.PlaceOf(Date.PlaceToGo);

    public bool IsWalkIn => Date.IsWalkIn;

    internal bool HasBegun(DateTimeOffset now) => StartsAt is { } start && MunicipalCalendar.At(Day, start) <= now;

    public bool EndsAfter(DateTimeOffset now) => EndsAt is { } end && MunicipalCalendar.At(Day, end) > now;
}
