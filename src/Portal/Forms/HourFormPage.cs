using System.Globalization;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Hours;
using IntMan.Directory.Published;
using IntMan.Foundation.Time;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Forms;

/// <summary>The fields of an office hour as they are typed. Rhythms have one choice: "w2" is every second week, "m5" the last such weekday of the month.</summary>
public abstract class HourFormPage(MunicipalCalendar calendar) : PlacesPage(calendar)
{
    public static IReadOnlyList<Choice> Weekdays { get; } = [.. HourLabels.Weekdays.All.Select(word => new Choice(word.Stored, word.Text))];

    public static IReadOnlyList<Choice> Channels { get; } = [.. HourLabels.Channels.All.Select(word => new Choice(word.Stored, word.Text))];

    public static IReadOnlyList<Choice> Rhythms { get; } =
    [
        new("w1", "jede Woche"),
        .. Enumerable.Range(2, 7).Select(weeks => new Choice(string.Create(CultureInfo.InvariantCulture, $"w{weeks}"), string.Create(CultureInfo.InvariantCulture, $"alle {weeks} Wochen"))),
        .. Enumerable.Range(1, 4).Select(number => new Choice(string.Create(CultureInfo.InvariantCulture, $"m{number}"), string.Create(CultureInfo.InvariantCulture, $"einmal im Monat: jeder {number}. dieser Wochentag"))),
        new("m5", "einmal im Monat: der letzte dieser Wochentage"),
    ];

    [BindProperty(Name = "wochentag")]
    public string? Weekday { get; set; }

    [BindProperty(Name = "rhythmus")]
    public string? Step { get; set; }

    [BindProperty(Name = "beginn")]
    public string? StartsAt { get; set; }

    [BindProperty(Name = "ende")]
    public string? EndsAt { get; set; }

    [BindProperty(Name = "ort")]
    public string? PlaceId { get; set; }

    [BindProperty(Name = "form")]
    public string? Channel { get; set; }

    [BindProperty(Name = "ferien")]
    public string? PausesInSchoolHolidays { get; set; }

    [BindProperty(Name = "feiertage")]
    public string? OpenOnPublicHolidays { get; set; }

    [BindProperty(Name = "gilt-ab")]
    public string? ValidFrom { get; set; }

    [BindProperty(Name = "gilt-bis")]
    public string? ValidUntil { get; set; }

    [BindProperty(Name = "hinweis")]
    public string? Note { get; set; }

    /// <summary>The rule has been held: what was stays, and a new one goes on.</summary>
    public bool HasBegun => Hour is { } hour && hour.ValidFrom < Today;

    /// <summary>The hour that is changed; null for a new one.</summary>
    public OfficeHour? Hour { get; protected set; }

    /// <summary>How the form begins.</summary>
    /// <param name="hour">Null for a new one.</param>
    protected void Fill(OfficeHour? hour)
    {
        (Step, Channel, ValidFrom) = ("w1", nameof(HourChannel.Open), GermanInput.Text(Today));
        if (hour is null)
        {
            return;
        }

        (Weekday, StartsAt, EndsAt) = (hour.Weekday.ToString(), GermanInput.Text(hour.StartsAt), GermanInput.Text(hour.EndsAt));
        Step = (hour.Recurrence == Recurrence.EveryNthWeek ? "w" : "m") + hour.Step.ToString(CultureInfo.InvariantCulture);
        (PlaceId, Channel, Note) = (hour.PlaceId?.ToString(), hour.Channel.ToString(), hour.Note);
        (PausesInSchoolHolidays, OpenOnPublicHolidays) = (hour.PausesInSchoolHolidays ? "true" : null, hour.OpenOnPublicHolidays ? "true" : null);
        ValidFrom = GermanInput.Text(hour.ValidFrom < Today ? Today : hour.ValidFrom);
        ValidUntil = GermanInput.Text(hour.ValidUntil);
    }

    /// <returns>Null when something cannot be read; the messages stand at their fields.</returns>
    protected OfficeHourDraft? ReadHour()
    {
        var place = ReadPlace("ort", PlaceId);
        var weekday = Chosen<DayOfWeek>("wochentag", Weekday, Weekdays, "Wählen Sie den Wochentag.");
        var channel = Chosen<HourChannel>("form", Channel, Channels, "Wählen Sie, wie man kommt.");
        if (Rhythms.All(rhythm => rhythm.Value != Step))
        {
            ModelState.AddModelError("rhythmus", "Wählen Sie, wie oft das ist.");
        }

        var startsAt = ModelState.Time("beginn", StartsAt);
        var endsAt = ModelState.Time("ende", EndsAt);
        var from = ModelState.Day("gilt-ab", ValidFrom, Today, "Geben Sie den ersten Tag ein, zum Beispiel 25.11.2026.");
        var until = ModelState.Day("gilt-bis", ValidUntil, Today);
        return ModelState.IsValid
            ? new OfficeHourDraft(weekday!.Value, startsAt, endsAt, place, Step![0] == 'w' ? Recurrence.EveryNthWeek : Recurrence.NthWeekdayOfMonth, Step[1] - '0', channel!.Value,
                PausesInSchoolHolidays == "true", OpenOnPublicHolidays == "true", from!.Value, until, GermanInput.Words(Note))
            : null;
    }

    private T? Chosen<T>(string field, string? value, IReadOnlyList<Choice> choices, string missing)
        where T : struct, Enum
    {
        if (choices.Any(choice => choice.Value == value))
        {
            return Enum.Parse<T>(value!);
        }

        ModelState.AddModelError(field, missing);
        return null;
    }
}
