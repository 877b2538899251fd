using System.Text.RegularExpressions;
using IntMan.Directory.Hours;

namespace IntMan.Directory.Exchange.Import.Kinds;

// "Mo-Fr", "Mo, Mi und Fr", "Montag bis Donnerstag".
internal static partial class WeekdayList
{
    private const int DaysOfWeek = 7;

    public static IReadOnlyList<DayOfWeek>? Read(string text)
    {
        var days = new List<DayOfWeek>();
        foreach (var part in Between().Split(text.Trim().TrimEnd('.')))
        {
            var ends = Until().Split(part).Select(end => HourLabels.Weekdays.Find(end.Trim().TrimEnd('.'))).ToList();
            if (ends.Count > 2 || ends.Contains(null))
            {
                return null;
            }

            for (var day = ends[0]!.Value; ; day = (DayOfWeek)(((int)day + 1) % DaysOfWeek))
            {
                days.Add(day);
                if (day == ends[^1]!.Value)
                {
                    break;
                }
            }
        }

        return [.. days.Distinct()];
    }

    [GeneratedRegex(@"\s*(?:[,;/+&]|\bund\b|\bu\.)\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 500)]
    private static partial Regex Between();

    [GeneratedRegex(@"\s*(?:[-–—]|\bbis\b)\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 500)]
    private static partial Regex Until();
}
