using System.Globalization;
using System.Text.RegularExpressions;
using IntMan.Directory.Exchange.Import;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Forms;

/// <summary>
/// Days, clock times and numbers as people type them in Germany. The methods on ModelState note the message at the field and go on, so that
/// somebody learns all mistakes of a form at once.
/// </summary>
public static partial class GermanInput
{
    private static readonly string[] Months =
        ["januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "dezember"];

    /// <summary>"25.11.2026", "25.11.26", "25.11.", "25. November 2026", "2026-11-25", "heute", "morgen". Without a year the nearest such day is meant.</summary>
    /// <returns>Null when it is no day.</returns>
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
                .OrderBy(candidate => Math.Abs(candidate.DayNumber - today.DayNumber)).Select(candidate => (DateOnly?)candidate).FirstOrDefault();
        }

        var number = int.Parse(year.Value, CultureInfo.InvariantCulture);
        return Compose(number < 100 ? 2000 + number : number, month, day);
    }

    /// <summary>"14:00", "14.00", "14:00 Uhr", "14 Uhr", "14".</summary>
    /// <returns>Null when it is no clock time.</returns>
    public static TimeOnly? Time(string? text)
    {
        if (TimePattern().Match(text?.Trim().ToLowerInvariant() ?? "") is not { Success: true } match)
        {
            return null;
        }

        var hour = int.Parse(match.Groups["hour"].Value, CultureInfo.InvariantCulture);
        var minute = match.Groups["minute"].Success ? int.Parse(match.Groups["minute"].Value, CultureInfo.InvariantCulture) : 0;
        return hour < 24 && minute < 60 ? new TimeOnly(hour, minute) : null;
    }

    /// <summary>"0,75" or "0.75".</summary>
    public static decimal? Number(string? text) =>
        decimal.TryParse(text?.Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>How a day stands in a field: "25.11.2026"; empty without one.</summary>
    public static string Text(DateOnly? day) => day?.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture) ?? "";

    /// <summary>How a clock time stands in a field: "14:00"; empty without one.</summary>
    public static string Text(TimeOnly? time) => time?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? "";

    /// <summary>The day in a field; an unreadable one is noted at the field, a missing one only when there is a sentence for it.</summary>
    /// <param name="state">ModelState of the page.</param>
    /// <param name="field">Name of the field.</param>
    /// <param name="text">What was typed.</param>
    /// <param name="today">For days without a year.</param>
    /// <param name="missing">Makes the field required: "Geben Sie den ersten Tag ein, zum Beispiel 25.11.2026."</param>
    public static DateOnly? Day(this ModelStateDictionary state, string field, string? text, DateOnly today, string? missing = null) =>
        Read(state, field, text, typed => Day(typed, today), "Geben Sie den Tag so ein: 25.11.2026.", missing);

    /// <inheritdoc cref="Day(ModelStateDictionary, string, string?, DateOnly, string?)"/>
    public static TimeOnly? Time(this ModelStateDictionary state, string field, string? text, string? missing = null) =>
        Read(state, field, text, Time, "Geben Sie die Uhrzeit so ein: 14:00.", missing);

    /// <inheritdoc cref="Day(ModelStateDictionary, string, string?, DateOnly, string?)"/>
    public static decimal? Number(this ModelStateDictionary state, string field, string? text, string? missing = null) =>
        Read(state, field, text, Number, "Geben Sie eine Zahl ein, zum Beispiel 0,75.", missing);

    /// <summary>What was typed without spaces around it; null when nothing was.</summary>
    public static string? Words(string? text) => text?.Trim() is { Length: > 0 } words ? words : null;

    /// <summary>The form once more with the messages that ModelState holds and with what was typed: 422.</summary>
    public static async Task<IActionResult> ShowAgainAsync<T>(this T page, CancellationToken cancellation)
        where T : PageModel, IFormPage
    {
        await page.PrepareAsync(takesCurrentVersion: false, cancellation);
        page.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page.Page();
    }

    private static T? Read<T>(ModelStateDictionary state, string field, string? text, Func<string, T?> read, string unreadable, string? missing)
        where T : struct
    {
        var typed = Words(text);
        var value = typed is null ? null : read(typed);
        if (value is null && (typed is null ? missing : unreadable) is { } message)
        {
            state.AddModelError(field, message);
        }

        return value;
    }

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
        year is >= 1900 and <= 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    [GeneratedRegex(@"^(\p{L}+\.?,? +)?(?<day>\d{1,2})\. ?(?<month>\d{1,2}(?=\.)|\p{L}+)\.? ?(?<year>\d{4}|\d{2})?$")]
    private static partial Regex DayPattern();

    [GeneratedRegex(@"^(?<hour>\d{1,2})([:.](?<minute>\d{2}))?( ?uhr)?$")]
    private static partial Regex TimePattern();
}
