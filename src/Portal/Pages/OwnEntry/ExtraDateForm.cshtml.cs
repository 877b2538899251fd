using IntMan.Directory.Editing;
using IntMan.Directory.History;
using IntMan.Directory.Hours;
using IntMan.Directory.People;
using IntMan.Directory.Published;
using IntMan.Directory.Staff;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;
using IntMan.Portal.Forms;
using IntMan.Portal.Security;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.OwnEntry;

public sealed class ExtraDateFormModel(ReadOwnEntry own, AddDate add, MunicipalCalendar calendar) : OwnEntryPage(own, calendar), IFormPage
{
    [BindProperty(Name = "sprechstunde")]
    public Guid? OfficeHourId { get; set; }

    [BindProperty(Name = "tag")]
    public DateOnly? NewDay { get; set; }

    [BindProperty(Name = "beginn")]
    public TimeOnly? NewStartsAt { get; set; }

    [BindProperty(Name = "ende")]
    public TimeOnly? NewEndsAt { get; set; }

    [BindProperty(Name = "ort")]
    public Guid? NewPlaceId { get; set; }

    [BindProperty(Name = "hinweis")]
    public string? Note { get; set; }

    public EntryKey? Entry => null;

    public IEnumerable<Choice> HourChoices => Own.Hours.Select(hour => new Choice(hour.Id.ToString(), HourLine.Of(hour, Own)));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        if (ReadDate("tag", new TypedDate(NewDay, NewStartsAt, NewEndsAt, NewPlaceId, Note), usual: null) is not { } arrangement)
        {
            return await this.ShowAgainAsync(cancellation);
        }

        if (OfficeHourId is not { } hour)
        {
            return NotFound();
        }

        await add.ExecuteAsync(Keeper, hour, arrangement, cancellation);
        return Saved("", "termin");
    }

    public Task PrepareAsync(bool takesCurrentVersion, CancellationToken cancellation) => Task.CompletedTask;
}
