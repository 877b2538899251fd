using System.Globalization;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Hours;
using IntMan.Portal.Forms;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Services;

public sealed class ServiceExtraDateFormModel(ServiceTools tools, AddDate add) : DateFormPage(tools)
{
    [BindProperty(Name = "zeit")]
    public Guid? OfficeHourId { get; set; }

    public IEnumerable<Choice> HourChoices => Current.Rules.Where(hour => hour.Validity.Reaches(Today)).Select(hour => new Choice(
        hour.Id.ToString(), hour is { StartsAt: { } start, EndsAt: { } end }
        ? string.Create(CultureInfo.InvariantCulture, $"{HourLabels.Weekdays.TextOf(hour.Weekday)}, {start:HH:mm}–{end:HH:mm} Uhr")
        : $"{HourLabels.Weekdays.TextOf(hour.Weekday)}, nach Vereinbarung"));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        if (ReadDate(usual: null) is not { } arrangement)
        {
            return await this.ShowAgainAsync(cancellation);
        }

        if (OfficeHourId is not { } hour)
        {
            return NotFound();
        }

        await add.ExecuteAsync(this.CallerFor(Current), hour, arrangement, cancellation);
        return ServiceTools.Saved(Current, "zeiten", "termin");
    }
}
