using System.Globalization;
using System.Text.RegularExpressions;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Text;

namespace IntMan.Meetings.Polls;

/// <summary>A date poll as somebody typed it: one date a line.</summary>
public sealed partial record PollInput(string? Dates, string? Place, DateOnly? Until)
{
    public const int Most = 10;
    private const string Example = "08.12.2026 14:00–16:00";

    public void Check(DateOnly today) => Require.All(
        () => Read(today),
        () => Require.Text(Place, "Geben Sie Ort oder Link an.", nameof(Place)),
        () => Require.That(Until is not null, "Geben Sie an, bis wann geantwortet werden kann.", nameof(Until)),
        () => Require.Coming(Until ?? today, today, nameof(Until)));

    /// <summary>The dates, in their order.</summary>
    public IReadOnlyList<PollDate> Read(DateOnly today)
    {
        var lines = (Dates ?? "").ReplaceLineEndings("\n")
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        Require.That(lines.Length is > 1 and <= Most, $"Schreiben Sie 2 bis {Most} Termine, jeden in eine Zeile: {Example}.",
            nameof(Dates));
        var dates = lines.Select((line, index) => Read(line, index + 1, today)).ToList();
        Require.That(dates.Select(date => (date.HeldOn, date.StartsAt)).Distinct().Count() == dates.Count,
            "Ein Termin steht zweimal da.", nameof(Dates));
        return [.. dates.OrderBy(date => date.HeldOn).ThenBy(date => date.StartsAt)];
    }

    /// <summary>As it is typed: "08.12.2026 14:00–16:00".</summary>
    public static string LineOf(DateOnly day, TimeOnly from, TimeOnly until) =>
        string.Create(CultureInfo.InvariantCulture, $"{day:dd.MM.yyyy} {from:HH:mm}–{until:HH:mm}");

    private static PollDate Read(string line, int number, DateOnly today)
    {
        var found = Line().Match(line);
        var (day, from, until) = (default(DateOnly), default(TimeOnly), default(TimeOnly));
        Require.That(
            found.Success && DateOnly.TryParse(found.Groups["day"].Value, Language.German.Culture, out day)
                && TimeOnly.TryParse(found.Groups["from"].Value, Language.German.Culture, out from)
                && TimeOnly.TryParse(found.Groups["until"].Value, Language.German.Culture, out until),
            $"Zeile {number}: Schreiben Sie den Termin so: {Example}.", nameof(Dates));
        Require.That(day >= today, $"Zeile {number}: Dieser Tag ist vorbei. Wählen Sie einen kommenden.", nameof(Dates));
        Require.That(until > from, $"Zeile {number}: Das Ende liegt vor dem Beginn.", nameof(Dates));
        return new PollDate(day, from, until);
    }

    [GeneratedRegex(@"^(\p{L}+\.?,?\s+)?(?<day>\d{1,2}\.\d{1,2}\.\d{4}),?\s+"
        + @"(?<from>\d{1,2}:\d{2})\s*(–|-|bis)\s*(?<until>\d{1,2}:\d{2})(\s*Uhr)?$")]
    private static partial Regex Line();
}

public sealed record PollDate(DateOnly HeldOn, TimeOnly StartsAt, TimeOnly EndsAt);
