using System.Globalization;
using IntMan.Caseload.Statistics.Figures;
using IntMan.Foundation.Changes;

namespace IntMan.Caseload.Statistics.Reports;

/// <summary>What a coordinator composes a report of.</summary>
public sealed record ReportDraft(string? Title, string? Area, DateOnly? From, DateOnly? To)
{
    private const int LongestYears = 10;

    public string? Team { get; init; }

    public Guid? ProviderId { get; init; }

    public ReportPeople People { get; init; }

    public ReportRecodes Recodes { get; init; } = new();

    /// <summary>The released report that this one puts right.</summary>
    public Guid? CorrectsId { get; init; }

    public string? Correction { get; init; }

    public ReportScope Scope => new(Area!, Team, ProviderId);

    public ReportPeriod Period => new(From!.Value, To!.Value);

    /// <summary>k: 10 below the county, else 5.</summary>
    public int Threshold => Scope.IsBelowCounty ? ReportTables.HighThreshold : 5;

    public string TitleOrUsual => Title?.Trim() is { Length: > 0 } typed ? typed : $"Integrationsmanagement {PeriodName(Period)}";

    public void Check(DateOnly today) => Require.All(
        () => Require.That(Title is null || Title.Trim().Length is 0 or (>= 3 and <= 120),
            "Der Titel hat 3 bis 120 Zeichen.", nameof(Title)),
        () => Require.That(Area is { Length: 5 or 8 } && Area.All(char.IsAsciiDigit), "Wählen Sie das Gebiet.", nameof(Area)),
        () => Require.That(From is not null, "Geben Sie den ersten Tag ein, zum Beispiel 01.01.2026.", nameof(From)),
        () => Require.That(To is not null, "Geben Sie den letzten Tag ein, zum Beispiel 31.12.2026.", nameof(To)),
        () => Require.That(From is null || To is null || From <= To, "Der letzte Tag liegt vor dem ersten. Prüfen Sie beide Tage.",
            nameof(To)),
        () => Require.That(To is null || To <= today, "Der Zeitraum ist noch nicht vorbei. Wählen Sie einen letzten Tag bis heute.",
            nameof(To)),
        () => Require.That(From is null || To is null || From.Value.AddYears(LongestYears) > To, "Wählen Sie höchstens zehn Jahre.",
            nameof(From)),
        () => Require.That(CorrectsId is null || Correction?.Trim().Length is >= 3 and <= 300,
            "Nennen Sie den Grund der Berichtigung. Er steht öffentlich dabei.", nameof(Correction)));

    /// <summary>"2025" for a calendar year, else both days.</summary>
    public static string PeriodName(ReportPeriod period) => (period.From, period.To) switch
    {
        ({ Day: 1, Month: 1 } first, { Day: 31, Month: 12 } last) when first.Year == last.Year =>
            first.Year.ToString(CultureInfo.InvariantCulture),
        ({ Day: 1, Month: 1 } first, { Day: 31, Month: 12 } last) =>
            string.Create(CultureInfo.InvariantCulture, $"{first.Year} bis {last.Year}"),
        var (first, last) => string.Create(ReportCell.German, $"{first:d.M.yyyy} bis {last:d.M.yyyy}"),
    };
}
