using System.Globalization;

namespace IntMan.Foundation.Time;

/// <summary>A quarter of a year, in the offices' time (Europe/Berlin).</summary>
/// <param name="Number">1 to 4.</param>
public sealed record Quarter(int Year, int Number)
{
    public DateTimeOffset Begins => At(0);

    /// <summary>First instant of the next quarter.</summary>
    public DateTimeOffset Ends => At(3);

    /// <summary>"2026-4", for addresses.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{Year}-{Number}");

    public static Quarter Of(DateOnly day) => new(day.Year, ((day.Month - 1) / 3) + 1);

    /// <returns>Null when it is no quarter of this century.</returns>
    public static Quarter? Parse(string? key) =>
        key is { Length: 6 } && key[4] == '-' && int.TryParse(key[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            && year is >= 2000 and < 2100 && key[5] is >= '1' and <= '4'
            ? new Quarter(year, key[5] - '0')
            : null;

    /// <summary>"4. Quartal 2026".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}. Quartal {Year}");

    private DateTimeOffset At(int months) => MunicipalCalendar.At(new DateOnly(Year, (3 * Number) - 2, 1).AddMonths(months),
        TimeOnly.MinValue).ToUniversalTime();
}
