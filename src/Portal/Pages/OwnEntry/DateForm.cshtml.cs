using System.Globalization;
using IntMan.Directory.Contacts;
using IntMan.Directory.Editing;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.History;
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

public sealed class DateFormModel(ReadOwnEntry own, ShowPosts show, ChangeDate change, MunicipalCalendar calendar)
    : OwnEntryPage(own, calendar), IFormPage
{
    public OfficeHourDate Date { get; private set; } = null!;

    [BindProperty(Name = "grund")]
    public string? Reason { get; set; }

    [BindProperty(Name = "neuer-tag")]
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

    public async Task<IActionResult> OnGetAsync(Guid stunde, string tag, CancellationToken cancellation)
    {
        if (!await FindAsync(stunde, tag, cancellation))
        {
            return NotFound();
        }

        (NewDay, NewStartsAt, NewEndsAt) = (Date.Day, Date.StartsAt, Date.EndsAt);
        (NewPlaceId, Reason) = (Date.PlaceId, Date.Reason);
        return Page();
    }

    public Task<IActionResult> OnPostAbsagenAsync(Guid stunde, string tag, CancellationToken cancellation) =>
        ChangeAsync(stunde, tag, caller => change.Cancel.ExecuteAsync(caller, [Date.Key], Reason, cancellation), cancellation);

    public Task<IActionResult> OnPostDochAsync(Guid stunde, string tag, CancellationToken cancellation) =>
        ChangeAsync(stunde, tag, caller => change.Restore.ExecuteAsync(caller, [Date.Key], asUsual: false, cancellation), cancellation);

    public Task<IActionResult> OnPostWieSonstAsync(Guid stunde, string tag, CancellationToken cancellation) =>
        ChangeAsync(stunde, tag, caller => change.Restore.ExecuteAsync(caller, [Date.Key], asUsual: true, cancellation), cancellation);

    public async Task<IActionResult> OnPostVerlegenAsync(Guid stunde, string tag, CancellationToken cancellation)
    {
        if (!await FindAsync(stunde, tag, cancellation))
        {
            return NotFound();
        }

        var typed = new TypedDate(NewDay, NewStartsAt, NewEndsAt, NewPlaceId, Note);
        return ReadDate("neuer-tag", typed, Date.Rule.PlaceId) is { } arrangement
            ? await ChangeAsync(stunde, tag, caller => change.Move.ExecuteAsync(caller, Date.Key, arrangement, cancellation), cancellation)
            : await this.ShowAgainAsync(cancellation);
    }

    public Task PrepareAsync(bool takesCurrentVersion, CancellationToken cancellation) => Task.CompletedTask;

    private async Task<IActionResult> ChangeAsync(Guid hour, string tag, Func<Caller, Task> write, CancellationToken cancellation)
    {
        if (Date is null && !await FindAsync(hour, tag, cancellation))
        {
            return NotFound();
        }

        await write(Keeper);
        return Saved("", "termin");
    }

    private async Task<bool> FindAsync(Guid hour, string tag, CancellationToken cancellation)
    {
        if (!DateOnly.TryParseExact(tag, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            || !await LoadAsync(cancellation) || Own.Hours.All(h => h.Id != hour))
        {
            return false;
        }

        var contacts = await show.ExecuteAsync([.. Own.Posts.Select(post => post.Id)], ReadingWindow.OfPage(Today), cancellation);
        Date = contacts.SelectMany(c => c.Schedule.OwnDates(Today, ReadingWindow.OfPage(Today).Horizon))
            .FirstOrDefault(d => d.Key == new DateKey(hour, day) && d.StartsAt is not null
            && (d.TakesPlace || d.Status == DateStatus.Cancelled))!;
        return Date is not null;
    }
}

public sealed record ChangeDate(CancelDates Cancel, RestoreDates Restore, MoveDate Move);
