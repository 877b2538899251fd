using IntMan.Directory.Contacts;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Hours;
using IntMan.Directory.People;
using IntMan.Directory.Published;
using IntMan.Directory.Staff;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;
using IntMan.Portal.Forms;
using IntMan.Portal.Security;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.OwnEntry;

public sealed class OwnEntryStartModel(ReadOwnEntry own, ShowPosts show, ChangeDate change, ListHoldings listed,
    MunicipalCalendar calendar) : OwnEntryPage(own, calendar)
{
    private const int DaysAhead = 14;
    private const int AllDaysAhead = 56;

    public IReadOnlyList<Contact> Contacts { get; private set; } = [];

    public IReadOnlyList<OfficeHourDate> Dates { get; private set; } = [];

    // Who has, had and will have the post; for those who keep others' entries.
    public IReadOnlyList<HoldingRow>? Holdings { get; private set; }

    public bool IsLong { get; private set; }

    public IEnumerable<OfficeHourDate> StillToday => Dates.Where(d => d.Day == Today && d is { TakesPlace: true, EndsAt: { } end }
        && MunicipalCalendar.At(d.Day, end) > Calendar.Now);

    public IEnumerable<OfficeHourDate> CancelledToday =>
        Dates.Where(d => d.Day == Today && d.Status == DateStatus.Cancelled && d.EndsAt is not null);

    public async Task<IActionResult> OnGetAsync(string? alle, CancellationToken cancellation) => await ShowAsync(alle == "1", cancellation)
        ? Page() : NotFound();

    public Task<IActionResult> OnPostAusfallAsync(DateOnly? tag, string? grund, CancellationToken cancellation) => TodayAsync(tag, () =>
        change.Cancel.ExecuteAsync(Keeper, [.. StillToday.Select(d => d.Key)],
            grund?[..Math.Min(grund.Length, NoteLength)], cancellation), "abgesagt", cancellation);

    public Task<IActionResult> OnPostDochAsync(DateOnly? tag, CancellationToken cancellation) =>
        TodayAsync(tag, () => change.Restore.ExecuteAsync(
            Keeper, [.. CancelledToday.Select(d => d.Key)], asUsual: false, cancellation), "doch", cancellation);

    private async Task<IActionResult> TodayAsync(DateOnly? tag, Func<Task> write, string saved, CancellationToken cancellation)
    {
        if (!await ShowAsync(isLong: false, cancellation))
        {
            return NotFound();
        }

        if (tag != Today)
        {
            ModelState.AddModelError("", "Inzwischen hat ein neuer Tag begonnen. Prüfen Sie, was für heute eingetragen ist.");
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        await write();
        return Saved("", saved);
    }

    private async Task<bool> ShowAsync(bool isLong, CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return false;
        }

        IsLong = isLong;
        if (Subject.PostId is { } post && Reach.Of(User).EditsDirectory)
        {
            Holdings = await listed.ExecuteAsync(post, null, cancellation);
        }

        Contacts = await show.ExecuteAsync([.. Own.Posts.Select(post => post.Id)], ReadingWindow.OfPage(Today), cancellation);
        Dates = [.. Contacts.SelectMany(c => c.Schedule.OwnDates(Today, Today.AddDays(isLong ? AllDaysAhead : DaysAhead)))
            .Where(d => d.StartsAt is not null).DistinctBy(d => (d.Key, d.Day)).OrderBy(d => d.Day).ThenBy(d => d.StartsAt)];
        return true;
    }
}
