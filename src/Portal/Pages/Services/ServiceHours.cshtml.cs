using IntMan.Directory.Contacts;
using IntMan.Directory.Hours;
using IntMan.Directory.Services;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Services;

/// <summary>Opening hours of a service: the rules, and the dates of the coming weeks that can be cancelled or moved.</summary>
public sealed class ServiceHoursModel(ServiceTools tools) : PageModel
{
    private const int DaysAhead = 14;

    public ServiceView Kept { get; private set; } = null!;

    public DateOnly Today => tools.Calendar.Today;

    /// <summary>Dates with times from today on.</summary>
    public IReadOnlyList<OfficeHourDate> Dates { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await tools.FindAsync(this, cancellation) is not { } found)
        {
            return NotFound();
        }

        Kept = found;
        Dates = [.. Kept.Hours.Between(Today, Today.AddDays(DaysAhead)).Where(date => date.StartsAt is not null)];
        return Page();
    }

    /// <summary>What the page offers to change: dates that are held and those that were cancelled.</summary>
    public static bool CanChange(OfficeHourDate date) => date.TakesPlace || date.Status == DateStatus.Cancelled;

    /// <summary>The last day whose dates can be changed.</summary>
    public static DateOnly Horizon(DateOnly today) => ReadingWindow.OfPage(today).Horizon;
}
