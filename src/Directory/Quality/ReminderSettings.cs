namespace IntMan.Directory.Quality;

/// <summary>When reminders go out; the section Portal:Quality of the configuration.</summary>
public sealed record ReminderSettings
{
    public const int CatchUpDays = 7;

    private const int LatestMonthlyDay = 21;

    public bool Reminders { get; init; } = true;

    public int MonthlyDay { get; init; } = 1;

    public int Hour { get; init; } = 7;

    public ReminderSettings Checked() => MonthlyDay is >= 1 and <= LatestMonthlyDay && Hour is >= 0 and <= 23
        ? this
        : throw new InvalidOperationException(
            $"Portal__Quality: MonthlyDay liegt zwischen 1 und {LatestMonthlyDay}, Hour zwischen 0 und 23.");
}
