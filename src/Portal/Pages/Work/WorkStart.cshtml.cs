using IntMan.Accounts;
using IntMan.Directory.Contacts;
using IntMan.Directory.Hours;
using IntMan.Directory.Infomails;
using IntMan.Directory.People;
using IntMan.Directory.Published;
using IntMan.Directory.Quality;
using IntMan.Directory.Staff;
using IntMan.Foundation.Time;
using IntMan.Meetings.Work;
using IntMan.Portal.Pages.OwnEntry;
using IntMan.Portal.Security;
using IntMan.Portal.TagHelpers;
using IntMan.Portal.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Work;

// The page after signing in: today's office hours and everything that waits.
public sealed class WorkStartModel(CollectWork collect, WorkCount counts, ShowPosts show, ChangeDate change, Beside beside,
    MunicipalCalendar calendar) : PageModel
{
    private const int MostLines = 5;

    [BindProperty(SupportsGet = true, Name = "bereich")]
    public string? Area { get; set; }

    public string Name => HttpContext.RequiredSignIn().DisplayName;

    public Reach Reach => Reach.Of(User);

    public DateOnly Today => calendar.Today;

    public DateTimeOffset Now => calendar.Now;

    public IReadOnlyList<WorkItem> Items { get; private set; } = [];

    public IReadOnlyList<Contact> Contacts { get; private set; } = [];

    public IReadOnlyList<(Contact Contact, OfficeHourDate Date)> Dates { get; private set; } = [];

    public FirstSteps Steps { get; private set; } = new();

    // Where the account is expected next.
    public ExpectedAt? NextMeeting { get; private set; }

    // For volunteers.
    public IReadOnlyList<InfomailPlace> Towns { get; private set; } = [];

    public IReadOnlyList<PlacedInfomail> Infomails { get; private set; } = [];

    // For heads of a section: whose commission holds.
    public EntryList? Commissions { get; private set; }

    public bool IsNew => !Steps.HasPasskey || !Steps.HasChosenMails || Contacts.Any(contact => contact.Freshness == Freshness.Unconfirmed);

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
        var caller = HttpContext.Caller();
        Items = await collect.ExecuteAsync(caller, cancellation, NextOwnMeeting.QueryFor(caller, next => NextMeeting = next));
        await ReadBesideAsync(cancellation);
        counts.Keep(HttpContext.RequiredSignIn().AccountId, Count);
        Area = Areas.Any(area => area.Area == Area) ? Area : null;
    }

    public Task<IActionResult> OnPostAusfallAsync(Guid stunde, DateOnly tag, CancellationToken cancellation) =>
        ChangeAsync(new DateKey(stunde, tag), "abgesagt",
            key => change.Cancel.ExecuteAsync(HttpContext.OwnCaller(), [key], null, cancellation), cancellation);

    public Task<IActionResult> OnPostDochAsync(Guid stunde, DateOnly tag, CancellationToken cancellation) =>
        ChangeAsync(new DateKey(stunde, tag), "doch",
            key => change.Restore.ExecuteAsync(HttpContext.OwnCaller(), [key], asUsual: false, cancellation), cancellation);

    public bool IsOver(OfficeHourDate date) => MunicipalCalendar.At(date.Day, date.EndsAt!.Value) <= Now;

    public bool IsRunning(OfficeHourDate date) => !IsOver(date) && MunicipalCalendar.At(date.Day, date.StartsAt!.Value) <= Now;

    private string HeadingOf(WorkItem item) => item.DueOn switch
    {
        { } day when day < Today => "Überfällig",
        { } day when day == Today => "Heute",
        { } day when day <= Today.AddDays((7 - (int)Today.DayOfWeek) % 7) => "Diese Woche",
        _ => "Später",
    };

    private async Task<IActionResult> ChangeAsync(DateKey asked, string saved, Func<DateKey, Task> write, CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        if (Dates.All(date => date.Date.Key != asked))
        {
            return NotFound();
        }

        await write(asked);
        return RedirectToPage("WorkStart", new RouteValueDictionary { [SavedTagHelper.Parameter] = saved });
    }

    private async Task ReadBesideAsync(CancellationToken cancellation)
    {
        Steps = await beside.FirstSteps.ExecuteAsync(HttpContext.RequiredSignIn().AccountId, cancellation);
        if (Reach.VolunteerArea is { HasArea: true } area)
        {
            (Towns, Infomails) = await beside.Infomails.LatestAsync(area, MostLines, cancellation);
        }

        if (User.IsInRole(nameof(Role.SectionHead)))
        {
            Commissions = await beside.Entries.ExecuteAsync(EntryKind.Commission, Reach.CommissionScope, null, 1, Today, cancellation);
        }
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

/// <summary>What stands beside the list, by role.</summary>
public sealed record Beside(ReadFirstSteps FirstSteps, ReadInfomails Infomails, ListEntries Entries);
