using IntMan.Directory.Contacts;
using IntMan.Directory.Hours;
using IntMan.Directory.Services;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Services;

public sealed class ServiceHoursModel(ServiceTools tools) : PageModel
{
    private const int DaysAhead = 14;

    public ServiceView Current { get; private set; } = null!;

    public DateOnly Today => tools.Calendar.Today;

    public IReadOnlyList<OfficeHourDate> Dates { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await tools.FindAsync(this, cancellation) is not { } found)
        {
            return NotFound();
        }

        Current = found;
        Dates = [.. Current.Hours.Between(Today, Today.AddDays(DaysAhead)).Where(date => date.StartsAt is not null)];
        return Page();
    }

    public static bool CanChange(OfficeHourDate date) => date.TakesPlace || date.Status == DateStatus.Cancelled;

    public static DateOnly Horizon(DateOnly today) => ReadingWindow.OfPage(today).Horizon;
}
