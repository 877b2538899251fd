using IntMan.Directory.Municipalities;
using IntMan.Directory.Published;
using IntMan.Foundation.Time;

namespace IntMan.Directory.Hours;

/// <summary> Turns the rules of one or several posts and persons into dates (spec 10-directory, "Office hour"). For one regular date the
/// first of these decides: cancellation, move, public holiday, closing day, vacancy or absence, school holidays. A moved or extra date is
/// somebody's decision for that very day and stands on holidays too; a closed house, a vacant post and an absence close it. Dates and clock
/// times are local to Europe/Berlin. </summary>
/// <param name="rules">What repeats.</param>
/// <param name="deviations">What was decided for single dates.</param>
/// <param name="closingDays">On which everybody is away whose rules these are.</param>
/// <param name="state">Whose public holidays are kept.</param>
/// <param name="schoolHolidays">Of any Land.</param>
/// <param name="keeping">Vacant or absent, when nobody keeps a rule on a day; null while somebody does.</param>
public sealed class OfficeHours(
    IReadOnlyList<OfficeHour> rules,
    IReadOnlyList<OfficeHourDeviation> deviations,
    IReadOnlyList<ClosingDay> closingDays,
    FederalState state,
    IReadOnlyList<SchoolHoliday> schoolHolidays,
    Func<OfficeHour, DateOnly, DateStatus?>? keeping = null)
{
    public const int DaysAhead = 60;

    private readonly ILookup<Guid, OfficeHourDeviation> _deviations = deviations.ToLookup(d => d.OfficeHourId);
    private readonly SchoolHoliday[] _schoolHolidays = [.. schoolHolidays.Where(h => h.State == state)];

    public IReadOnlyList<OfficeHour> Rules => rules;

    public IReadOnlyList<OfficeHourDeviation> Deviations => deviations;

    // All dates from first to last, both inclusive, also those not held, sorted by day and start; "nach Vereinbarung" stands at the day's
    // end.
    public IReadOnlyList<OfficeHourDate> Between(DateOnly first, DateOnly last) =>
        [.. rules.SelectMany(rule => Dates(rule, first, last))
            .OrderBy(d => d.Day).ThenBy(d => d.StartsAt ?? TimeOnly.MaxValue).ThenBy(d => d.EndsAt).ThenBy(d => d.Rule.Id)];

    public OfficeHourDate? Next(DateTimeOffset now)
    {
        var today = MunicipalCalendar.DayOf(now);
        return Between(today, today.AddDays(DaysAhead)).FirstOrDefault(d => d is { TakesPlace: true, EndsAt: { } end }
            && MunicipalCalendar.At(d.Day, end) > now);
    }

    public bool IsOpenAt(DateTimeOffset now)
    {
        var today = MunicipalCalendar.DayOf(now);
        return Between(today, today).Any(d => d is { TakesPlace: true, IsWalkIn: true, StartsAt: { } start, EndsAt: { } end }
            && MunicipalCalendar.At(d.Day, start) <= now && now < MunicipalCalendar.At(d.Day, end));
    }

    public IReadOnlyList<OfficeHourDate> Week(DateOnly anyDay)
    {
        var monday = anyDay.AddDays(-(((int)anyDay.DayOfWeek + 6) % 7));
        return Between(monday, monday.AddDays(6));
    }

    private IEnumerable<OfficeHourDate> Dates(OfficeHour rule, DateOnly first, DateOnly last)
    {
        var own = _deviations[rule.Id].ToList();
        var regular = OfficeHourPattern.Dates(rule, first, last).Select(day => Regular(rule, day, own)).OfType<OfficeHourDate>();
        return regular.Concat(own.Where(d => first <= d.NewDay && d.NewDay <= last).Select(d => Deviating(rule, d, own))
            .OfType<OfficeHourDate>());
    }

    private OfficeHourDate? Regular(OfficeHour rule, DateOnly day, List<OfficeHourDeviation> own)
    {
        var date = rule.On(day);
        if (CancellationOf(day, own) is { } cancelled)
        {
            if (cancelled.NewDay is { } movedTo)
            {
                return movedTo == day ? null : date with { Status = DateStatus.MovedAway, Deviation = cancelled };
            }

            return date with { Status = DateStatus.Cancelled, Reason = cancelled.Note, Deviation = cancelled };
        }

        if (MoveOf(day, own) is { } moved)
        {
            return moved.NewDay == day ? null : date with { Status = DateStatus.MovedAway, Reason = moved.Note, Deviation = moved };
        }

        if (!rule.OpenOnPublicHolidays && HolidayCalendar.NameOf(day, state) is { } holiday)
        {
            return date with { Status = DateStatus.PublicHoliday, Reason = holiday };
        }

        if (Closed(date) is { } closed)
        {
            return closed;
        }

        return rule.PausesInSchoolHolidays && Array.Find(_schoolHolidays, h => h.Days.Contains(day)) is { } pause
            ? date with { Status = DateStatus.SchoolHoliday, Reason = pause.Name }
            : date;
    }

    private OfficeHourDate? Deviating(OfficeHour rule, OfficeHourDeviation deviation, List<OfficeHourDeviation> own)
    {
        if (deviation.Kind == DeviationKind.Cancelled)
        {
            return CalledOff(rule, deviation);
        }

        var isExtra = deviation.Kind == DeviationKind.Extra;
        var cancelled = CancellationOf(deviation.Day, own);
        var counts = isExtra
            ? rule.Validity.Contains(deviation.Day)
            : OfficeHourPattern.FallsOn(rule, deviation.Day) && cancelled is null && MoveOf(deviation.Day, own) == deviation;
        if (!counts)
        {
            return null;
        }

        var date = new OfficeHourDate(rule, deviation.NewDay!.Value, deviation.NewStartsAt, deviation.NewEndsAt,
            deviation.NewPlaceId ?? rule.PlaceId,
            isExtra ? DateStatus.Extra : DateStatus.Moved, deviation.Note, isExtra ? null : deviation.Day) { Deviation = deviation };

        // On a regular day the cancellation means the regular date, and the extra one stays.
        if (cancelled is not null && !OfficeHourPattern.FallsOn(rule, deviation.Day))
        {
            return date with { Status = DateStatus.Cancelled, Reason = cancelled.Note };
        }

        return Closed(date) ?? date;
    }

    private OfficeHourDate? Closed(OfficeHourDate date)
    {
        if (closingDays.FirstOrDefault(closing => closing.Days.Contains(date.Day)) is { } day)
        {
            return date with { Status = DateStatus.ClosingDay, Reason = day.Reason };
        }

        return keeping?.Invoke(date.Rule, date.Day) is { } status ? date with { Status = status, Reason = null } : null;
    }

    private static OfficeHourDate CalledOff(OfficeHour rule, OfficeHourDeviation deviation) => new(
        rule, deviation.NewDay!.Value, deviation.NewStartsAt, deviation.NewEndsAt, deviation.NewPlaceId ?? rule.PlaceId,
        DateStatus.Cancelled, deviation.Note,
        OfficeHourPattern.FallsOn(rule, deviation.Day) ? deviation.Day : null) { Deviation = deviation };

    private static OfficeHourDeviation? CancellationOf(DateOnly day, List<OfficeHourDeviation> own) =>
        own.Find(d => d.Kind == DeviationKind.Cancelled && d.Day == day);

    private static OfficeHourDeviation? MoveOf(DateOnly day, List<OfficeHourDeviation> own) =>
        own.Where(d => d.Kind == DeviationKind.Moved && d.Day == day).MaxBy(d => d.Id);
}
