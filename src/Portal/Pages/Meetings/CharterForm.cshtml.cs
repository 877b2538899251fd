using IntMan.Foundation.Time;
using IntMan.Meetings.Editing;
using IntMan.Meetings.Planning;
using IntMan.Meetings.Series;
using IntMan.Portal.Forms;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Meetings;

// The charter with its versions; whoever organises changes it, members confirm the one that stands.
public sealed class CharterFormModel(
    ShowCharter show, SeriesChoices choices, AgendaTemplates templates, SaveSeries save, ChangeMembers members,
        MunicipalCalendar calendar)
    : CharterFields(choices, templates, calendar)
{
    public CharterPage Charter { get; private set; } = null!;

    public override bool IsNew => false;

    public bool MayChange => Charter.Standing.Has(SeriesRole.Office, SeriesRole.Organiser);

    public Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        this.Ask(Input.Check);
        return DoAsync(async () =>
        {
            await save.ChangeAsync(Caller, SeriesSlug, Input, Revision, cancellation);
            return Saved($"{SeriesAddress}/auftrag");
        }, cancellation);
    }

    public async Task<IActionResult> OnPostBestaetigenAsync(int fassung, CancellationToken cancellation)
    {
        await members.ConfirmCharterAsync(Caller, SeriesSlug, fassung, cancellation);
        return Saved($"{SeriesAddress}/auftrag", "bestaetigt");
    }

    protected override Standing? Seat => Charter?.Standing;

    protected override async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await show.ExecuteAsync(Caller, SeriesSlug, cancellation) is not { } charter)
        {
            return false;
        }

        Charter = charter;
        Revision = charter.Standing.Series.Revision;
        if (MayChange)
        {
            await OfferAsync(cancellation);
        }

        return true;
    }

    protected override void Fill()
    {
        var series = Charter.Standing.Series;
        (Title, Format, Aims, Participants, Cadence, Weekday) =
            (series.Title, series.Format, series.Aims, series.Participants, series.Cadence, series.Weekday);
        (StartsAt, Minutes, Place, Template, GuestsInvitedBy) =
            (series.StartsAt, series.Minutes, series.Place, series.Template, series.GuestsInvitedBy);
        (ApprovalRule, SilenceDays, ReleaseRule, ReportsToId, IsPublic) =
            (series.ApprovalRule, series.SilenceDays, series.ReleaseRule, series.ReportsToId, series.IsPublic);
    }
}
