namespace IntMan.Portal.Tests.Boundaries;

/// <summary>From when until when something holds in the boundary county, seen from Wednesday 18 November 2026.</summary>
public sealed record Span(string Name, DateOnly First, DateOnly? Last)
{
    public static readonly DateOnly Day = new(2026, 11, 18);

    /// <summary>In this order readers answer yes or no.</summary>
    public static IReadOnlyList<Span> All { get; } =
    [
        new("day before the first", new(2026, 11, 19), new(2026, 11, 30)),
        new("first day", new(2026, 11, 18), new(2026, 11, 30)),
        new("last day", new(2026, 11, 2), new(2026, 11, 18)),
        new("day after the last", new(2026, 11, 2), new(2026, 11, 17)),
        new("open end", new(2026, 11, 2), null),
    ];

    /// <summary>Absences and school holidays always end.</summary>
    public DateOnly LastOrFar => Last ?? new(2027, 12, 31);
}
