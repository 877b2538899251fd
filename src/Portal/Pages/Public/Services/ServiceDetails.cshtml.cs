using IntMan.Directory.Contacts;
using IntMan.Directory.Hours;
using IntMan.Directory.Published;
using IntMan.Directory.Services;
using IntMan.Foundation.Text;
using IntMan.Foundation.Time;
using IntMan.Portal.Display;
using IntMan.Portal.Languages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Public.Services;

/// <summary>One service: what it does, for whom, when and where, how to refer to it.</summary>
public sealed class ServiceDetailsModel(ShowService show, MunicipalCalendar calendar) : PageModel
{
    public ServiceEntry Entry { get; private set; } = null!;
    public ScheduleModel Schedule { get; private set; } = null!;
    public DateOnly Today => Schedule.Today;

    /// <summary>The date that is being held at this moment.</summary>
    public OfficeHourDate? OpenNow { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellation)
    {
        var now = calendar.Now;
        if (await show.ExecuteAsync(slug, ReadingWindow.OfPage(DateOnly.FromDateTime(now.DateTime)), cancellation) is not { } entry)
        {
            return NotFound();
        }

        (Entry, Schedule) = (entry, ScheduleModel.Of(entry.Hours, entry.PlaceOf, now));
        OpenNow = entry.Hours.IsOpenAt(now) ? Schedule.Next : null;
        return Page();
    }

    /// <summary>What the service says about itself in the language of the page, if it has been translated.</summary>
    public ServiceTranslationRow? In(Language language) => Entry.Translations.FirstOrDefault(t => t.Language == language.Code);
}
