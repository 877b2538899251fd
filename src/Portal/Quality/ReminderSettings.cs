using IntMan.Directory.People;

namespace IntMan.Portal.Quality;

/// <summary>Section "Portal:Quality", what concerns mails; the days are in <see cref="IntMan.Directory.Quality.FreshnessRules"/>.</summary>
public sealed record ReminderSettings
{
    /// <summary>The monthly mail that was missed (no portal ran) is sent for so many days afterwards.</summary>
    public const int CatchUpDays = 7;

    private const int LatestMonthlyDay = 21;

    /// <summary>False: no reminders and no monthly mails, e.g. on a copy for trying things out.</summary>
    public bool Reminders { get; init; } = true;

    /// <summary>Day of the month of the monthly mail.</summary>
    public int MonthlyDay { get; init; } = 1;

    /// <summary>Mails go out from this hour on, local time.</summary>
    public int Hour { get; init; } = 7;

    /// <exception cref="InvalidOperationException">A number cannot be meant.</exception>
    public ReminderSettings Checked() => MonthlyDay is >= 1 and <= LatestMonthlyDay && Hour is >= 0 and <= 23
        ? this
        : throw new InvalidOperationException($"Portal__Quality: MonthlyDay liegt zwischen 1 und {LatestMonthlyDay}, Hour zwischen 0 und 23.");
}
