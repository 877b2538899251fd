using IntMan.Foundation.Time;
using IntMan.Meetings.Reports;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Meetings;

// Reports about rounds, one click each.
public sealed class MeetingReportsViewModel(ShowReports show, MunicipalCalendar calendar) : MeetingPage(calendar)
{
    private const int QuartersBack = 8;

    private static readonly (string Key, string Title)[] Reports =
    [
        ("teilnahme", "Eingeladen und anwesend"), ("mitglieder", "Mitglieder nach Ebene"), ("termine", "Kommende Termine"),
        ("themen", "Themen und Ergebnisse"), ("protokolle", "Protokolle"),
    ];

    [BindProperty(SupportsGet = true, Name = "quartal")]
    public string? QuarterText { get; set; }

    [BindProperty(SupportsGet = true, Name = "bericht")]
    public string? Chosen { get; set; }

    public Quarter Quarter { get; private set; } = null!;

    public MeetingReports Found { get; private set; } = null!;

    public IReadOnlyList<(string Key, string Title)> All => Reports;

    public string Title => Reports.First(report => report.Key == Chosen).Title;

    public IEnumerable<Choice> Quarters => Enumerable.Range(0, QuartersBack).Select(back => Quarter.Of(Today.AddMonths(-3 * back)))
        .Select(quarter => new Choice(quarter.Key, quarter.ToString()));

    public string AddressOf(string report) => $"/treffen/berichte?bericht={report}&quartal={Quarter.Key}";

    protected override async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        Quarter = Quarter.Parse(QuarterText) ?? Quarter.Of(Today);
        Chosen = Reports.Any(report => report.Key == Chosen) ? Chosen : Reports[0].Key;
        if (await show.ExecuteAsync(Caller, Quarter, cancellation) is not { } found)
        {
            return false;
        }

        Found = found;
        return true;
    }
}
