namespace IntMan.Meetings.Planning;

/// <summary>When each item begins and ends. Part 2 has an anchor: guests come then, so whatever part 1 needs never moves it.</summary>
/// <param name="PartOneOverrun">Minutes that part 1 has too much for the anchor.</param>
/// <param name="Overrun">Minutes after the end; negative when time is left.</param>
public sealed record AgendaClock(IReadOnlyList<TimedItem> Items, int PlannedMinutes, int AvailableMinutes, int PartOneOverrun,
    int Overrun)
{
    private const int Day = 24 * 60;

    /// <param name="startsAt">Of part 1.</param>
    /// <param name="endsAt">At the latest.</param>
    /// <param name="partTwoAt">The anchor; null without a second part.</param>
    /// <param name="items">In their order; breaks count like items.</param>
    public static AgendaClock Of(TimeOnly startsAt, TimeOnly endsAt, TimeOnly? partTwoAt, IEnumerable<ItemRow> items)
    {
        var timed = new List<TimedItem>();
        var (now, partOneEnd) = (MinutesOf(startsAt), MinutesOf(startsAt));
        var (number, isInPartTwo) = (0, false);
        foreach (var item in items)
        {
            if (item.Part == 2 && !isInPartTwo)
            {
                isInPartTwo = true;
                now = partTwoAt is { } anchor ? MinutesOf(anchor) : now;
            }

            timed.Add(new TimedItem(item, TimeOf(now), TimeOf(now + item.Minutes), item.IsBreak ? null : ++number));
            now += item.Minutes;
            partOneEnd = isInPartTwo ? partOneEnd : now;
        }

        var first = partTwoAt is { } at ? Math.Max(0, partOneEnd - MinutesOf(at)) : 0;
        return new AgendaClock(timed, timed.Sum(item => item.Item.Minutes), MinutesOf(endsAt) - MinutesOf(startsAt), first,
            now - MinutesOf(endsAt));
    }

    private static int MinutesOf(TimeOnly time) => (time.Hour * 60) + time.Minute;

    private static TimeOnly TimeOf(int minutes) => new(Math.Min(minutes, Day - 1) / 60, Math.Min(minutes, Day - 1) % 60);
}

/// <param name="Number">Of the "TOP"; null for a break.</param>
public sealed record TimedItem(ItemRow Item, TimeOnly From, TimeOnly Until, int? Number);
