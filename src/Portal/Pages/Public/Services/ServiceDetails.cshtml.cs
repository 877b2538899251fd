using IntMan.Directory.Contacts;
using IntMan.Directory.Hours;
using IntMan.Directory.Published;
using IntMan.Directory.Services;
using IntMan.Foundation.Text;
using IntMan.Foundation.Time;
using IntMan.Portal.Caching;
using IntMan.Portal.Display;
using IntMan.Portal.Languages;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Public.Services;

[KeptAnswer(On = DependsOn.Services)]
public sealed class ServiceDetailsModel(ShowService show, MunicipalCalendar calendar) : PageModel
{
    public ServiceEntry Entry { get; private set; } = null!;
    public ScheduleModel Schedule { get; private set; } = null!;
    public DateOnly Today => Schedule.Today;

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

    public ServiceTranslationRow? In(Language language) => Entry.Translations.FirstOrDefault(t => t.Language == language.Code);
}
