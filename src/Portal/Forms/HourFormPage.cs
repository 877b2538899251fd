using System.Globalization;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Hours;
using IntMan.Directory.Published;
using IntMan.Foundation.Time;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Forms;

public abstract class HourFormPage(MunicipalCalendar calendar) : PlacesPage(calendar)
{
    public static IReadOnlyList<Choice> Weekdays { get; } = [.. HourLabels.Weekdays.All.Select(word => new Choice(word.Stored, word.Text))];

    public static IReadOnlyList<Choice> Channels { get; } = [.. HourLabels.Channels.All.Select(word => new Choice(word.Stored, word.Text))];

    public static IReadOnlyList<Choice> Rhythms { get; } =
    [
        new("w1", "jede Woche"),
        .. Enumerable.Range(2, 7).Select(weeks => new Choice(string.Create(CultureInfo.InvariantCulture, $"w{weeks}"),
        string.Create(CultureInfo.InvariantCulture, $"alle {weeks} Wochen"))),
        .. Enumerable.Range(1, 4).Select(number => new Choice(string.Create(CultureInfo.InvariantCulture, $"m{number}"),
        string.Create(CultureInfo.InvariantCulture, $"einmal im Monat: jeder {number}. dieser Wochentag"))),
        new("m5", "einmal im Monat: der letzte dieser Wochentage"),
    ];

    [BindProperty(Name = "wochentag")]
    public DayOfWeek? Weekday { get; set; }

    [BindProperty(Name = "rhythmus")]
    public string? Step { get; set; }

    [BindProperty(Name = "beginn")]
    public TimeOnly? StartsAt { get; set; }

    [BindProperty(Name = "ende")]
    public TimeOnly? EndsAt { get; set; }

    [BindProperty(Name = "ort")]
    public Guid? PlaceId { get; set; }

    [BindProperty(Name = "form")]
    public HourChannel? Channel { get; set; }

    [BindProperty(Name = "ferien")]
    public bool PausesInSchoolHolidays { get; set; }

    [BindProperty(Name = "feiertage")]
    public bool OpenOnPublicHolidays { get; set; }

    [BindProperty(Name = "gilt-ab")]
    public DateOnly? ValidFrom { get; set; }

    [BindProperty(Name = "gilt-bis")]
    public DateOnly? ValidUntil { get; set; }

    [BindProperty(Name = "hinweis")]
    public string? Note { get; set; }

    [BindProperty(Name = "trotzdem")]
    public bool Anyway { get; set; }

    public bool HasBegun => Hour is { } hour && hour.ValidFrom < Today;

    public OfficeHour? Hour { get; protected set; }

    protected void Fill(OfficeHour? hour)
    {
        (Step, Channel, ValidFrom) = ("w1", HourChannel.Open, Today);
        if (hour is null)
        {
            return;
        }

        (Weekday, StartsAt, EndsAt) = (hour.Weekday, hour.StartsAt, hour.EndsAt);
        Step = (hour.Recurrence == Recurrence.EveryNthWeek ? "w" : "m") + hour.Step.ToString(CultureInfo.InvariantCulture);
        (PlaceId, Channel, Note) = (hour.PlaceId, hour.Channel, hour.Note);
        (PausesInSchoolHolidays, OpenOnPublicHolidays) = (hour.PausesInSchoolHolidays, hour.OpenOnPublicHolidays);
        (ValidFrom, ValidUntil) = (hour.ValidFrom < Today ? Today : hour.ValidFrom, hour.ValidUntil);
    }

    protected OfficeHourDraft? ReadHour()
    {
        CheckPlace("ort", PlaceId);
        ModelState.Need("wochentag", Weekday, "Wählen Sie den Wochentag.");
        ModelState.Need("form", Channel, "Wählen Sie, wie man kommt.");
        ModelState.Need("rhythmus", Rhythms.FirstOrDefault(rhythm => rhythm.Value == Step), "Wählen Sie, wie oft das ist.");
        ModelState.Need("gilt-ab", ValidFrom, "Geben Sie den ersten Tag ein, zum Beispiel 25.11.2026.");
        var (recurrence, step) = Step is ['m', var which] ? (Recurrence.NthWeekdayOfMonth, which - '0')
            : (Recurrence.EveryNthWeek, Step is ['w', var weeks] ? weeks - '0' : 1);
        var draft = new OfficeHourDraft(
            Weekday.GetValueOrDefault(), StartsAt ?? StandIn("beginn", TimeOnly.MinValue), EndsAt ?? StandIn("ende", TimeOnly.MaxValue),
            PlaceId, recurrence, step, Channel.GetValueOrDefault(),
            PausesInSchoolHolidays, OpenOnPublicHolidays, ValidFrom ?? DateOnly.MinValue, ValidUntil, Note, Anyway);
        this.Ask(draft.Check);
        return ModelState.IsValid ? draft : null;
    }
    // A time that cannot be read is not "no time": the rules are asked about the other one all the same.
    private TimeOnly? StandIn(string field, TimeOnly time) => ModelState.HasMistake(field) ? time : null;
}
