using System.Globalization;

namespace IntMan.Directory.Hours;

/// <summary> Office hours as a value of the OpenStreetMap key <c>opening_hours</c>, for machines that read the portal's JSON. Only an open
/// office hour is "open"; by appointment, by phone, by video and outreach carry a comment, which the syntax reads as "unknown", so that
/// nobody is sent to a door in vain. The same goes for every n weeks: a week selector counts calendar weeks and is wrong after every New
/// Year of 53 weeks. </summary>
public static class OpeningHoursText
{
    private static readonly string[] Weekdays = ["Su", "Mo", "Tu", "We", "Th", "Fr", "Sa"];

    /// <param name="rules">What repeats.</param>
    /// <param name="day">The day whose rules are said.</param>
    /// <param name="exceptions">Days on which it is otherwise, and those without any hour, in order.</param>
    public static string? Of(IReadOnlyList<OfficeHour> rules, DateOnly day, IReadOnlyList<ExceptionalDay>? exceptions = null)
    {
        var valid = rules.Where(r => r.Validity.Contains(day)).ToList();
        List<string> parts = [Join(valid, "")];
        if (valid.Exists(r => r.PausesInSchoolHolidays))
        {
            parts.Add("SH off");
            parts.Add(Join(valid.Where(r => !r.PausesInSchoolHolidays), "SH "));
        }

        // Later parts overrule earlier ones, and a holiday within school holidays stays a holiday.
        if (valid.Exists(r => !r.OpenOnPublicHolidays))
        {
            parts.Add("PH off");
            parts.Add(Join(valid.Where(r => r is { OpenOnPublicHolidays: true, PausesInSchoolHolidays: false }), "PH "));
        }

        parts.AddRange(Said(exceptions ?? []));
        return string.Join("; ", parts.Where(p => p.Length > 0)) is { Length: > 0 } text ? text : null;
    }

    // Days that are off become one span, over days on which there is no hour anyway.
    private static IEnumerable<string> Said(IReadOnlyList<ExceptionalDay> days)
    {
        for (var at = 0; at < days.Count; at++)
        {
            if (!days[at].IsOtherwise)
            {
                continue;
            }

            if (days[at].Held.Count > 0)
            {
                yield return string.Join(", ", days[at].Held.Select(held => $"{Date(days[at].Day)}{Said(held)}"));
                continue;
            }

            var (first, last) = (at, at);
            for (var next = at + 1; next < days.Count && days[next].Held.Count == 0
                && days[next].Day == days[next - 1].Day.AddDays(1); next++)
            {
                last = days[next].IsOtherwise ? next : last;
            }

            at = last;
            yield return $"{Date(days[first].Day)}{(last > first ? "-" + Date(days[last].Day) : "")} off";
        }
    }

    private static string Said(ExceptionalHour held)
    {
        var times = held.StartsAt is null ? ""
            : string.Create(CultureInfo.InvariantCulture, $" {held.StartsAt:HH\\:mm}-{held.EndsAt:HH\\:mm}");
        string?[] said = [held.StartsAt is null ? "nach Vereinbarung" : null, ChannelComment(held.Rule), held.Comment];
        var comment = string.Join(", ", said.OfType<string>()).Replace('"', '\'');
        return times + (comment.Length > 0 ? $" \"{comment}\"" : "");
    }

    private static string Date(DateOnly day) => day.ToString("yyyy MMM dd", CultureInfo.InvariantCulture);

    private static string Join(IEnumerable<OfficeHour> rules, string prefix)
    {
        var text = "";
        DayOfWeek? before = null;
        foreach (var group in rules.GroupBy(r => (r.Weekday, Selector: Selector(r), Comment: Comment(r), Timed: !r.IsByArrangement))
            .OrderBy(g => ((int)g.Key.Weekday + 6) % 7).ThenBy(g => g.Key.Timed).ThenBy(g => g.Key.Comment is null)
                .ThenBy(g => g.Key.Selector, StringComparer.Ordinal))
        {
            // "; " would overrule what was said of the same weekday before, ", " adds to it.
            var gap = before == group.Key.Weekday ? ", " : "; ";
            text += before is null ? "" : gap;
            text += prefix + group.Key.Selector + Times(group) + (group.Key.Comment is { } comment ? $" \"{comment}\"" : "");
            before = group.Key.Weekday;
        }

        return text;
    }

    private static string Selector(OfficeHour rule) => Weekdays[(int)rule.Weekday] + rule switch
    {
        { Recurrence: Recurrence.NthWeekdayOfMonth, Step: 5 } => "[-1]",
        { Recurrence: Recurrence.NthWeekdayOfMonth } => string.Create(CultureInfo.InvariantCulture, $"[{rule.Step}]"),
        _ => "",
    };

    private static string Times(IEnumerable<OfficeHour> rules)
    {
        var spans = rules.Where(r => !r.IsByArrangement).OrderBy(r => r.StartsAt)
            .Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.StartsAt:HH\\:mm}-{r.EndsAt:HH\\:mm}")).Distinct();
        var text = string.Join(",", spans);
        return text.Length > 0 ? " " + text : "";
    }

    private static string? Comment(OfficeHour rule)
    {
        string?[] said = [rule.IsByArrangement ? "nach Vereinbarung" : null, ChannelComment(rule), IntervalComment(rule)];
        var text = string.Join(", ", said.Where(s => s is not null));
        return text.Length > 0 ? text : null;
    }

    private static string? ChannelComment(OfficeHour rule) => rule.Channel switch
    {
        HourChannel.ByAppointment => rule.IsByArrangement ? null : "nur mit Termin",
        HourChannel.Phone => "telefonisch",
        HourChannel.Video => "Videosprechstunde",
        HourChannel.Outreach => "aufsuchend",
        _ => null,
    };

    private static string? IntervalComment(OfficeHour rule) =>
        rule is { Recurrence: Recurrence.EveryNthWeek, Step: > 1 } && OfficeHourPattern.FirstDate(rule) is { } first
            ? string.Create(CultureInfo.InvariantCulture, $"alle {rule.Step} Wochen ab {first:dd.MM.yyyy}")
            : null;
}

/// <summary>A day on which something else is held than the rules say, or nothing.</summary>
public sealed record ExceptionalDay(DateOnly Day, bool IsOtherwise, IReadOnlyList<ExceptionalHour> Held);

/// <summary>What is held on such a day; the comment says by whom, if by somebody else.</summary>
public sealed record ExceptionalHour(TimeOnly? StartsAt, TimeOnly? EndsAt, OfficeHour Rule, string? Comment);
