using IntMan.Directory.Hours;

namespace IntMan.Directory.Calendars;

/// <summary>What a calendar of office hours says besides the dates.</summary>
/// <param name="Name">Name of the calendar, e.g. "Sprechstunden Integrationsmanagement Ettlingen-West".</param>
/// <param name="Host">Public host of the portal; part of every UID, so it must not change.</param>
/// <param name="Day">Today in Europe/Berlin: the middle of what is looked at.</param>
/// <param name="StampUtc">DTSTAMP of all events; the last change of the data keeps the text, and with it the ETag, the same.</param>
/// <param name="SummaryOf">Title of an office hour's dates, e.g. "Sprechstunde Integrationsmanagement Ettlingen-West".</param>
/// <param name="Places">Place in one line by its id; an unknown place is left out.</param>
/// <param name="Url">Public page of the person or municipality.</param>
public sealed record OfficeHourFeed(
    string Name, string Host, DateOnly Day, DateTimeOffset StampUtc, Func<OfficeHour, string> SummaryOf, IReadOnlyDictionary<Guid, string> Places, Uri? Url);

/// <summary>
/// Calendar of office hours (spec 31-calendar, 7 and 11): one series for each rule with times; what the engine says is not held becomes an EXDATE,
/// looked up from one year back to 18 months ahead; moved dates and, for 30 days, cancelled ones are overrides; extra dates are events of
/// their own. Rules "nach Vereinbarung" give no series, only the extra or moved dates that have times.
/// </summary>
public static class OfficeHourCalendar
{
    private const int MonthsAhead = 18;
    private const int CancelledStaysDays = 30;

    public static CalendarFeed Build(OfficeHours hours, OfficeHourFeed feed)
    {
        var dates = hours.Between(feed.Day.AddYears(-1), feed.Day.AddMonths(MonthsAhead)).ToLookup(d => d.Rule.Id);
        return new CalendarFeed(feed.Name, [.. hours.Rules.OrderBy(r => r.Id).SelectMany(rule => Events(rule, [.. dates[rule.Id]], feed))]);
    }

    private static IEnumerable<CalendarEvent> Events(OfficeHour rule, OfficeHourDate[] dates, OfficeHourFeed feed)
    {
        var isSeries = rule.StartsAt is not null && OfficeHourPattern.FirstDate(rule) is not null;
        var shown = dates.Where(d => d is { Deviation: not null, StartsAt: not null } && IsShown(d, feed.Day)).ToList();
        if (isSeries)
        {
            var overridden = shown.Where(IsOfSeries).Select(RegularDay).ToHashSet();
            yield return Series(rule, feed) with
            {
                ExcludedDays = [.. dates.Where(d => !d.TakesPlace && IsOfSeries(d)).Select(RegularDay).Where(day => !overridden.Contains(day))],
            };
        }

        foreach (var date in shown)
        {
            var single = Single(date, feed);
            yield return isSeries && IsOfSeries(date)
                ? single with { Uid = Uid(rule.Id, feed), Replaces = new(RegularDay(date), rule.StartsAt!.Value) }
                : single;
        }
    }

    private static bool IsShown(OfficeHourDate date, DateOnly today) =>
        date.TakesPlace || (date.Status == DateStatus.Cancelled && today <= date.Day.AddDays(CancelledStaysDays));

    private static bool IsOfSeries(OfficeHourDate date) =>
        date.Deviation is not { } deviation || (deviation.Kind != DeviationKind.Extra && OfficeHourPattern.FallsOn(date.Rule, deviation.Day));

    private static DateOnly RegularDay(OfficeHourDate date) => date.RegularDay ?? date.Day;

    private static string Uid(Guid id, OfficeHourFeed feed) => $"{id}@{feed.Host}";

    private static CalendarEvent Series(OfficeHour rule, OfficeHourFeed feed) => new()
    {
        Uid = Uid(rule.Id, feed),
        Sequence = rule.Sequence,
        StampUtc = feed.StampUtc,
        LastModifiedUtc = LastModified(rule),
        Summary = feed.SummaryOf(rule),
        Location = PlaceOf(rule.PlaceId, feed),
        Description = Describe(rule, null),
        Url = feed.Url,
        Day = OfficeHourPattern.FirstDate(rule)!.Value,
        StartsAt = rule.StartsAt!.Value,
        EndsAt = rule.EndsAt!.Value,
        Recurrence = new CalendarRecurrence(rule.Recurrence, rule.Step, rule.Weekday, rule.ValidUntil),
    };

    private static CalendarEvent Single(OfficeHourDate date, OfficeHourFeed feed) => new()
    {
        Uid = Uid(date.Deviation!.Id, feed),
        // One above the regular date it takes the place of, so that readers that kept the old one take the new one.
        Sequence = date.Rule.Sequence + 1,
        StampUtc = feed.StampUtc,
        LastModifiedUtc = LastModified(date.Rule),
        Summary = feed.SummaryOf(date.Rule),
        Location = PlaceOf(date.PlaceId, feed),
        Description = Describe(date.Rule, date.Reason),
        Url = feed.Url,
        Day = date.Day,
        StartsAt = date.StartsAt!.Value,
        EndsAt = date.EndsAt!.Value,
        Status = date.Status == DateStatus.Cancelled ? CalendarStatus.Cancelled : CalendarStatus.Confirmed,
    };

    private static DateTimeOffset? LastModified(OfficeHour rule) => rule.ChangedAt == default ? null : rule.ChangedAt;

    private static string? PlaceOf(Guid? placeId, OfficeHourFeed feed) => placeId is { } id ? feed.Places.GetValueOrDefault(id) : null;

    private static string Describe(OfficeHour rule, string? reason) => string.Join("\n", new[] { reason, Channel(rule.Channel), rule.Note }.Where(t => !string.IsNullOrWhiteSpace(t)));

    private static string? Channel(HourChannel channel) => channel switch
    {
        HourChannel.ByAppointment => "Nur mit Termin.",
        HourChannel.Phone => "Telefonische Sprechstunde.",
        HourChannel.Video => "Videosprechstunde.",
        HourChannel.Outreach => "Aufsuchende Sprechstunde.",
        _ => null,
    };
}
