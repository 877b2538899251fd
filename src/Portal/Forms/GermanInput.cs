using System.Globalization;
using System.Text.RegularExpressions;
using IntMan.Foundation.Text;

namespace IntMan.Portal.Forms;

public static partial class GermanInput
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    private static readonly string[] Months =
        ["januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "dezember"];

    public static DateOnly? Day(string? text, DateOnly today)
    {
        var typed = text?.Trim().ToLowerInvariant() ?? "";
        if (typed is "heute" or "morgen")
        {
            return today.AddDays(typed == "heute" ? 0 : 1);
        }

        if (DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var machine))
        {
            return machine;
        }

        if (DayPattern().Match(typed) is not { Success: true } match || MonthOf(match.Groups["month"].Value) is not { } month)
        {
            return null;
        }

        var day = int.Parse(match.Groups["day"].Value, CultureInfo.InvariantCulture);
        if (match.Groups["year"] is not { Success: true } year)
        {
            return new[] { -1, 0, 1 }.Select(away => Compose(today.Year + away, month, day)).OfType<DateOnly>()
                .OrderBy(candidate => Math.Abs(candidate.DayNumber - today.DayNumber)).Select(candidate => (DateOnly?)candidate)
                    .FirstOrDefault();
        }

        var number = int.Parse(year.Value, CultureInfo.InvariantCulture);
        return Compose(number < 100 ? 2000 + number : number, month, day);
    }

    public static TimeOnly? Time(string? text) => ClockText.Read(text ?? "");

    public static decimal? Number(string? text) =>
        decimal.TryParse(text?.Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number : null;

    public static int? Whole(string? text) =>
        WholePattern().IsMatch(text?.Trim() ?? "") && int.TryParse(text!.Trim().Replace(".", "", StringComparison.Ordinal),
            NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static string? Text(object? value) => value switch
    {
        DateOnly day => day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        decimal number => number.ToString("0.#######", German),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value?.ToString(),
    };

    public static string? Words(string? text) => text?.Trim() is { Length: > 0 } words ? words : null;

    private static int? MonthOf(string typed)
    {
        if (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        var index = Array.FindIndex(Months, month => typed.Length >= 3 && month.StartsWith(typed, StringComparison.Ordinal));
        return index < 0 ? null : index + 1;
    }

    private static DateOnly? Compose(int year, int month, int day) =>
        year is >= 1900 and <= 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day) : null;

    [GeneratedRegex(@"^(\d+|\d{1,3}(\.\d{3})+)$")]
    private static partial Regex WholePattern();

    [GeneratedRegex(@"^(\p{L}+\.?,? +)?(?<day>\d{1,2})\. ?(?<month>\d{1,2}(?=\.)|\p{L}+)\.? ?(?<year>\d{4}|\d{2})?$")]
    private static partial Regex DayPattern();
}
