
namespace IntMan.Foundation.Time;

/// <summary>One statutory public holiday (gesetzlicher Feiertag) of a Land.</summary>
/// <param name="Day">The day itself, never an observed substitute: German law knows none.</param>
/// <param name="Name">German name as it stands in the Land's law, e.g. "Christi Himmelfahrt".</param>
public sealed record PublicHoliday(DateOnly Day, string Name);

/// <summary> Statutory public holidays of the sixteen Länder, computed for 2015–2100 from the Länder's holiday laws (Feiertagsgesetze).
/// Gründonnerstag and Reformationstag are no public holidays in Baden-Württemberg; only pupils are free there. Mariä Himmelfahrt counts for
/// all of Bayern: about 1,700 of 2,056 municipalities keep it, and an office that is open against the calendar disappoints nobody. Holidays
/// of a single town or parish (Augsburger Friedensfest, Fronleichnam in parts of Sachsen and Thüringen) are not in it. </summary>
public static class HolidayCalendar
{
    public const int FirstYear = 2015;
    public const int LastYear = 2100;

    private static readonly int States = Enum.GetValues<FederalState>().Length;

    // One cell for each year and Land: bounded by itself, and a reference is written at once, so two threads at worst compute the same
    // list.
    private static readonly IReadOnlyList<PublicHoliday>?[] Known = new IReadOnlyList<PublicHoliday>?[(LastYear - FirstYear + 1) * States];

    /// <summary>The holiday's German name; null on any other day.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is not within 2015–2100.</exception>
    public static string? NameOf(DateOnly day, FederalState state)
    {
        foreach (var holiday in Of(day.Year, state))
        {
            if (holiday.Day == day)
            {
                return holiday.Name;
            }
        }

        return null;
    }

    /// <summary>All public holidays of one year, sorted by day.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is not within 2015–2100.</exception>
    public static IReadOnlyList<PublicHoliday> Of(int year, FederalState state)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, FirstYear);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, LastYear);
        ref var cell = ref Known[((year - FirstYear) * States) + (int)state];
        return Volatile.Read(ref cell) ?? Interlocked.CompareExchange(ref cell, Compute(year, state), null) ?? cell;
    }

    private static IReadOnlyList<PublicHoliday> Compute(int year, FederalState state) =>
        [.. Everywhere(year).Concat(OnlyIn(year, state)).OrderBy(h => h.Day)];

    private static IEnumerable<PublicHoliday> Everywhere(int year)
    {
        var easter = EasterSunday(year);
        yield return new(new(year, 1, 1), "Neujahr");
        yield return new(easter.AddDays(-2), "Karfreitag");
        yield return new(easter.AddDays(1), "Ostermontag");
        yield return new(new(year, 5, 1), "Tag der Arbeit");
        yield return new(easter.AddDays(39), "Christi Himmelfahrt");
        yield return new(easter.AddDays(50), "Pfingstmontag");
        yield return new(new(year, 10, 3), "Tag der Deutschen Einheit");
        yield return new(new(year, 12, 25), "1. Weihnachtstag");
        yield return new(new(year, 12, 26), "2. Weihnachtstag");
    }

    private static IEnumerable<PublicHoliday> OnlyIn(int year, FederalState state)
    {
        var easter = EasterSunday(year);
        (bool Holds, DateOnly Day, string Name)[] candidates =
        [
            (state is FederalState.BW or FederalState.BY or FederalState.ST, new(year, 1, 6), "Heilige Drei Könige"),
            (HasWomensDay(year, state), new(year, 3, 8), "Internationaler Frauentag"),
            (state is FederalState.BB, easter, "Ostersonntag"),
            (state is FederalState.BE && year is 2020 or 2025, new(year, 5, 8), "Tag der Befreiung"),
            (state is FederalState.BB, easter.AddDays(49), "Pfingstsonntag"),
            (HasCorpusChristi(state), easter.AddDays(60), "Fronleichnam"),
            (state is FederalState.BE && year == 2028, new(year, 6, 17), "75. Jahrestag des Volksaufstands vom 17. Juni 1953"),
            (state is FederalState.SL or FederalState.BY, new(year, 8, 15), "Mariä Himmelfahrt"),
            (state is FederalState.TH && year >= 2019, new(year, 9, 20), "Weltkindertag"),
            (HasReformationDay(year, state), new(year, 10, 31), "Reformationstag"),
            (HasAllSaints(state), new(year, 11, 1), "Allerheiligen"),
            (state is FederalState.SN, RepentanceDay(year), "Buß- und Bettag"),
        ];
        return candidates.Where(c => c.Holds).Select(c => new PublicHoliday(c.Day, c.Name));
    }

    private static bool HasWomensDay(int year, FederalState state) =>
        (state is FederalState.BE && year >= 2019) || (state is FederalState.MV && year >= 2023);

    private static bool HasCorpusChristi(FederalState state) =>
        state is FederalState.BW or FederalState.BY or FederalState.HE or FederalState.NW or FederalState.RP or FederalState.SL;

    private static bool HasAllSaints(FederalState state) =>
        state is FederalState.BW or FederalState.BY or FederalState.NW or FederalState.RP or FederalState.SL;

    /// <summary>In the east since 1990, in the north since 2018, and once everywhere: 500 years of Reformation in 2017.</summary>
    private static bool HasReformationDay(int year, FederalState state) => year == 2017
        || state is FederalState.BB or FederalState.MV or FederalState.SN or FederalState.ST or FederalState.TH
        || (year >= 2018 && state is FederalState.HB or FederalState.HH or FederalState.NI or FederalState.SH);

    /// <summary>The Wednesday before 23 November.</summary>
    private static DateOnly RepentanceDay(int year)
    {
        var eve = new DateOnly(year, 11, 22);
        return eve.AddDays(-(((int)eve.DayOfWeek + 4) % 7));
    }

    /// <summary>Easter by the Gregorian computus: golden number, epact and the Sunday after the paschal full moon.</summary>
    private static DateOnly EasterSunday(int year)
    {
        var golden = year % 19;
        var century = year / 100;
        var epact = (century - (century / 4) - (((8 * century) + 13) / 25) + (19 * golden) + 15) % 30;
        var fullMoon = epact - (epact / 28 * (1 - (29 / (epact + 1) * ((21 - golden) / 11))));
        var weekday = (year + (year / 4) + fullMoon + 2 - century + (century / 4)) % 7;
        return new DateOnly(year, 3, 28).AddDays(fullMoon - weekday);
    }
}
