using IntMan.Directory.Contacts;
using IntMan.Directory.Hours;
using IntMan.Directory.People;
using IntMan.Directory.Published;
using IntMan.Foundation.Time;
using IntMan.Portal.Forms;
using IntMan.Portal.Security;
using IntMan.Portal.TagHelpers;
using IntMan.Portal.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Work;

// The page after signing in: today's office hours and everything that waits.
public sealed class WorkStartModel(CollectWork collect, WorkCount counts, ShowPosts show, CancelDates cancel, RestoreDates restore,
    MunicipalCalendar calendar) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "bereich")]
    public string? Area { get; set; }

    [BindProperty(Name = "stunde")]
    public Guid? HourId { get; set; }

    [BindProperty(Name = "tag")]
    public DateOnly? Day { get; set; }

    public string Name => HttpContext.RequiredSignIn().DisplayName;

    public Reach Reach => Reach.Of(User);

    public DateOnly Today => calendar.Today;

    public DateTimeOffset Now => calendar.Now;

    public IReadOnlyList<WorkItem> Items { get; private set; } = [];

    public IReadOnlyList<Contact> Contacts { get; private set; } = [];

    public IReadOnlyList<(Contact Contact, OfficeHourDate Date)> Dates { get; private set; } = [];

    public IReadOnlyList<(string Area, int Count)> Areas =>
        [.. Items.GroupBy(item => item.Kind.Area).Select(area => (area.Key, area.Sum(item => item.Count)))];

    public int Count => Items.Sum(item => item.Count);

    public int Late => Items.Where(item => item.DueOn < Today).Sum(item => item.Count);

    public int DueToday => Items.Where(item => item.DueOn == Today).Sum(item => item.Count);

    public IEnumerable<IGrouping<string, WorkItem>> Groups =>
        Items.Where(item => Area is null || item.Kind.Area == Area).GroupBy(HeadingOf);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        Items = await collect.ExecuteAsync(HttpContext.Caller(), cancellation);
        counts.Keep(HttpContext.RequiredSignIn().AccountId, Count);
        Area = Areas.Any(area => area.Area == Area) ? Area : null;
    }

    public Task<IActionResult> OnPostAusfallAsync(string? grund, CancellationToken cancellation) => ChangeAsync("abgesagt", key =>
        cancel.ExecuteAsync(HttpContext.OwnCaller(), [key], grund?[..Math.Min(grund.Length, PlacesPage.NoteLength)], cancellation),
        cancellation);

    public Task<IActionResult> OnPostDochAsync(CancellationToken cancellation) => ChangeAsync("doch", key =>
        restore.ExecuteAsync(HttpContext.OwnCaller(), [key], asUsual: false, cancellation), cancellation);

    public bool IsOver(OfficeHourDate date) => MunicipalCalendar.At(date.Day, date.EndsAt!.Value) <= Now;

    public bool IsRunning(OfficeHourDate date) => !IsOver(date) && MunicipalCalendar.At(date.Day, date.StartsAt!.Value) <= Now;

    private string HeadingOf(WorkItem item) => item.DueOn switch
    {
        { } day when day < Today => "Überfällig",
        { } day when day == Today => "Heute",
        { } day when day <= Today.AddDays((7 - (int)Today.DayOfWeek) % 7) => "Diese Woche",
        _ => "Später",
    };

    private async Task<IActionResult> ChangeAsync(string saved, Func<DateKey, Task> change, CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        if (Dates.FirstOrDefault(date => date.Date.Key == new DateKey(HourId ?? Guid.Empty, Day ?? default)).Date is not { } date)
        {
            return NotFound();
        }

        await change(date.Key);
        return RedirectToPage("WorkStart", new RouteValueDictionary { [SavedTagHelper.Parameter] = saved });
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        if (Reach.PersonId is not { } person)
        {
            return;
        }

        Contacts = await show.OfPersonAsync(person, ReadingWindow.OfPage(Today), cancellation);
        Dates = [.. Contacts.SelectMany(contact => contact.Schedule.OwnDates(Today, Today).Select(date => (contact, date)))
            .Where(pair => pair.date is { StartsAt: not null, EndsAt: not null }).DistinctBy(pair => pair.date.Key)
            .OrderBy(pair => pair.date.StartsAt)];
    }
}
