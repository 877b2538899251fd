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

/// <summary>An extra date of one of the own office hours.</summary>
public sealed class ExtraDateFormModel(ReadOwnEntry own, AddDate add, MunicipalCalendar calendar) : OwnEntryPage(own, calendar), IFormPage
{
    [BindProperty(Name = "sprechstunde")]
    public string? OfficeHourId { get; set; }

    [BindProperty(Name = "tag")]
    public string? NewDay { get; set; }

    [BindProperty(Name = "beginn")]
    public string? NewStartsAt { get; set; }

    [BindProperty(Name = "ende")]
    public string? NewEndsAt { get; set; }

    [BindProperty(Name = "ort")]
    public string? NewPlaceId { get; set; }

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

        return Guid.TryParse(OfficeHourId, out var hour) && await add.ExecuteAsync(HttpContext.Actor(), Own.Scope, hour, arrangement, cancellation) ? Saved("OwnEntryStart", "termin") : NotFound();
    }

    public Task PrepareAsync(bool takesCurrentVersion, CancellationToken cancellation) => Task.CompletedTask;
}
