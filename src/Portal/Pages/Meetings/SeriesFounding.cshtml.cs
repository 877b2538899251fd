using IntMan.Foundation.Time;
using IntMan.Meetings.Planning;
using IntMan.Meetings.Series;
using IntMan.Portal.Forms;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Meetings;

public sealed class SeriesFoundingModel(SeriesChoices choices, AgendaTemplates templates, SaveSeries save, MunicipalCalendar calendar)
    : CharterFields(choices, templates, calendar)
{
    public override bool IsNew => true;

    public Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        this.Ask(Input.Check);
        return DoAsync(async () => Saved($"/treffen/{await save.FoundAsync(Caller, Input, cancellation)}/mitglieder", "runde"),
            cancellation);
    }

    protected override async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        await OfferAsync(cancellation);
        return Offers.Areas.Count > 0;
    }
}
