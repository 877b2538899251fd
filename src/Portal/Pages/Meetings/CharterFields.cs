using IntMan.Foundation.Changes;
using IntMan.Foundation.Text;
using IntMan.Foundation.Time;
using IntMan.Meetings.Editing;
using IntMan.Meetings.Planning;
using IntMan.Meetings.Series;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Meetings;

// The form of a charter, when a series is founded and when its charter changes.
public abstract class CharterFields(SeriesChoices choices, AgendaTemplates templates, MunicipalCalendar calendar) : MeetingPage(calendar)
{
    [BindProperty(Name = "titel")]
    public string? Title { get; set; }

    [BindProperty(Name = "kuerzel")]
    public string? Slug { get; set; }

    [BindProperty(Name = "format")]
    public SeriesFormat? Format { get; set; }

    [BindProperty(Name = "gebiet")]
    public string? Area { get; set; }

    [BindProperty(Name = "ziel")]
    public string? Aims { get; set; }

    [BindProperty(Name = "teilnehmende")]
    public string? Participants { get; set; }

    [BindProperty(Name = "turnus")]
    public Cadence? Cadence { get; set; }

    [BindProperty(Name = "wochentag")]
    public int? Weekday { get; set; }

    [BindProperty(Name = "beginn")]
    public TimeOnly? StartsAt { get; set; }

    [BindProperty(Name = "dauer")]
    public int? Minutes { get; set; }

    [BindProperty(Name = "ort")]
    public string? Place { get; set; }

    [BindProperty(Name = "vorlage")]
    public string? Template { get; set; }

    [BindProperty(Name = "gaeste")]
    public string? GuestsInvitedBy { get; set; }

    [BindProperty(Name = "genehmigung")]
    public ApprovalRule? ApprovalRule { get; set; }

    [BindProperty(Name = "frist")]
    public int? SilenceDays { get; set; }

    [BindProperty(Name = "freigabe")]
    public ReleaseRule? ReleaseRule { get; set; }

    [BindProperty(Name = "weiter")]
    public Guid? ReportsToId { get; set; }

    [BindProperty(Name = "oeffentlich")]
    public bool IsPublic { get; set; }

    [BindProperty(Name = "stand")]
    public int Revision { get; set; }

    public SeriesOffers Offers { get; private set; } = new([], []);

    public abstract bool IsNew { get; }

    public IEnumerable<Choice> Formats => Options(SeriesLabels.Formats);

    public IEnumerable<Choice> Cadences => Options(SeriesLabels.Cadences);

    public IEnumerable<Choice> Approvals => Options(SeriesLabels.Approvals);

    public IEnumerable<Choice> Releases => Options(SeriesLabels.Releases);

    public IEnumerable<Choice> Weekdays => [new("", "beliebig"), new("1", "Montag"), new("2", "Dienstag"), new("3", "Mittwoch"),
        new("4", "Donnerstag"), new("5", "Freitag")];

    public IEnumerable<Choice> Templates =>
    [
        new("", "bitte wählen"),
        .. Template == AgendaTemplate.Own ? [new Choice(AgendaTemplate.Own, OwnTemplate.Title)] : Array.Empty<Choice>(),
        .. templates.All.Select(template => new Choice(template.Key, template.Title)),
    ];

    public IEnumerable<Choice> Areas => [new("", "bitte wählen"), .. Offers.Areas.Select(area => new Choice(area.Key, area.Name))];

    public IEnumerable<Choice> Above => [new("", "an niemanden"), .. Offers.Series.Where(other => other.Slug != SeriesSlug)
        .Select(other => new Choice(other.Id.ToString(), other.Title))];

    protected CharterInput Input => new(Title, IsNew ? Slug : null, Format, IsNew ? Area : "-", Aims, Participants, Cadence, Weekday,
        StartsAt,
        Minutes, Place, Template, GuestsInvitedBy, ApprovalRule, SilenceDays, ReleaseRule, ReportsToId, IsPublic);

    protected async Task OfferAsync(CancellationToken cancellation) => Offers = await choices.ExecuteAsync(Caller, cancellation);

    private static IEnumerable<Choice> Options<T>(Labels<T> labels)
        where T : struct =>
        [new("", "bitte wählen"), .. labels.All.Select(label => new Choice(label.Stored, label.Text))];
}
