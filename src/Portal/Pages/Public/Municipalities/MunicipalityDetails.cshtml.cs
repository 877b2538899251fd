using System.Globalization;
using IntMan.Directory.Contacts;
using IntMan.Directory.Hours;
using IntMan.Directory.People;
using IntMan.Directory.Published;
using IntMan.Foundation.Time;
using IntMan.Portal.Caching;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Public.Municipalities;

[KeptAnswer("woche", On = DependsOn.MunicipalityAndServices)]
public sealed class MunicipalityDetailsModel(ShowMunicipality show, MunicipalCalendar calendar) : PageModel
{
    private const int Weeks = 8;

    [BindProperty(SupportsGet = true, Name = "woche")]
    public string? WeekText { get; set; }

    public MunicipalityEntry Entry { get; private set; } = null!;
    public DateTimeOffset Now { get; } = calendar.Now;
    public DateOnly Today => DateOnly.FromDateTime(Now.DateTime);
    public DateOnly Monday { get; private set; }
    public DateOnly? PreviousMonday => Monday > MondayOf(Today) ? Monday.AddDays(-7) : null;
    public DateOnly? NextMonday => Monday < MondayOf(Today).AddDays(7 * (Weeks - 1)) ? Monday.AddDays(7) : null;

    public IReadOnlyList<Contact> Managers { get; private set; } = [];
    public IReadOnlyList<Contact> Coordination { get; private set; } = [];
    public IReadOnlyList<Contact> Hierarchy { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string ags, CancellationToken cancellation)
    {
        if (await show.ExecuteAsync(ags, ReadingWindow.OfPage(Today), cancellation) is not { } entry)
        {
            return NotFound();
        }

        Entry = entry;
        Monday = WeekAsked();
        Managers = [.. entry.People.Where(c => c.Post.Position is Position.IntegrationManager)];
        Coordination = [.. entry.Seats.Except(Managers)];
        Hierarchy = [.. entry.People.Except(Managers).Except(Coordination)];
        return Page();
    }

    public IReadOnlyList<DateOnly> Days(IReadOnlyDictionary<Contact, ILookup<DateOnly, ScheduledDate>> week) =>
        [.. Enumerable.Range(0, 7).Select(Monday.AddDays).Where(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
            || week.Values.Any(w => w.Contains(d)))];

    public IReadOnlyDictionary<Contact, ILookup<DateOnly, ScheduledDate>> Week() =>
        Managers.Concat(Coordination).Where(c => c.Rules.Count > 0 || !c.Today.IsHere)
            .ToDictionary(c => c, c => c.Schedule.Week(Monday).ToLookup(d => d.Day));

    private static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    // At the weekend people plan the coming week.
    private DateOnly WeekAsked()
    {
        var current = MondayOf(Today.AddDays(2));
        return DateOnly.TryParseExact(WeekText, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && MondayOf(day) is var monday && monday >= MondayOf(Today) && monday <= current.AddDays(7 * (Weeks - 1)) ? monday : current;
    }
}
