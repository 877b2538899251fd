using System.Globalization;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Hours;
using IntMan.Portal.Forms;
using IntMan.Portal.Pages.OwnEntry;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Services;

public sealed class ServiceDateFormModel(ServiceTools tools, ChangeDate change) : DateFormPage(tools)
{
    public OfficeHourDate Date { get; private set; } = null!;

    [BindProperty(Name = "grund")]
    public string? Reason { get; set; }

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

    public async Task<IActionResult> OnPostAbsagenAsync(Guid stunde, string tag, CancellationToken cancellation)
    {
        if (!await FindAsync(stunde, tag, cancellation))
        {
            return NotFound();
        }

        await change.Cancel.ExecuteAsync(
            this.CallerFor(Current), [Date.Key], Reason?[..Math.Min(Reason.Length, NoteLength)], cancellation);
        return Done();
    }

    public Task<IActionResult> OnPostDochAsync(Guid stunde, string tag, CancellationToken cancellation) =>
        RestoreAsync(stunde, tag, asUsual: false, cancellation);

    public Task<IActionResult> OnPostWieSonstAsync(Guid stunde, string tag, CancellationToken cancellation) =>
        RestoreAsync(stunde, tag, asUsual: true, cancellation);

    public async Task<IActionResult> OnPostVerlegenAsync(Guid stunde, string tag, CancellationToken cancellation)
    {
        if (!await FindAsync(stunde, tag, cancellation))
        {
            return NotFound();
        }

        if (ReadDate(Date.Rule.PlaceId) is not { } arrangement)
        {
            return await this.ShowAgainAsync(cancellation);
        }

        await change.Move.ExecuteAsync(this.CallerFor(Current), Date.Key, arrangement, cancellation);
        return Done();
    }

    private async Task<IActionResult> RestoreAsync(Guid hour, string tag, bool asUsual, CancellationToken cancellation)
    {
        if (!await FindAsync(hour, tag, cancellation))
        {
            return NotFound();
        }

        await change.Restore.ExecuteAsync(this.CallerFor(Current), [Date.Key], asUsual, cancellation);
        return Done();
    }

    private RedirectResult Done() => ServiceTools.Saved(Current, "zeiten", "termin");

    private async Task<bool> FindAsync(Guid hour, string tag, CancellationToken cancellation)
    {
        if (!DateOnly.TryParseExact(tag, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            || !await LoadAsync(cancellation))
        {
            return false;
        }

        Date = Current.Hours.Between(Today, ServiceHoursModel.Horizon(Today))
            .FirstOrDefault(date => date.Key == new DateKey(hour, day) && date.StartsAt is not null && ServiceHoursModel.CanChange(date))!;
        return Date is not null;
    }
}
