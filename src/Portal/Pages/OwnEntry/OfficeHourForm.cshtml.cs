using System.Globalization;
using IntMan.Directory.Editing;
using IntMan.Directory.Exchange.Import.Kinds;
using IntMan.Directory.History;
using IntMan.Directory.Hours;
using IntMan.Directory.People;
using IntMan.Directory.Published;
using IntMan.Directory.Staff;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;
using IntMan.Portal.Forms;
using IntMan.Portal.Security;
using IntMan.Portal.TagHelpers;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.OwnEntry;

/// <summary>A new office hour, or a change of one from a day on, or its end.</summary>
public sealed class OfficeHourFormModel(ReadOwnEntry own, AddOfficeHour add, ChangeOfficeHour change, EndOfficeHour end, MunicipalCalendar calendar) : HourFormPage(calendar), IFormPage
{
    /// <summary>The own entry as of today.</summary>
    public OwnEntryView Own { get; private set; } = null!;

    public override IReadOnlyList<Place> Places => Own.Places;

    [BindProperty(Name = "stelle")]
    public string? PostId { get; set; }

    [BindProperty(Name = "letzter-tag")]
    public string? LastDay { get; set; }

    [BindProperty(Name = "version")]
    public string? Version { get; set; }

    public EntryKey? Entry => Hour is null ? null : EntryKey.Of("office_hour", Hour.Id);

    public async Task<IActionResult> OnGetAsync(Guid? id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return NotFound();
        }

        Fill(Hour);
        Version = Text(Hour?.Version);
        LastDay = GermanInput.Text(Today);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation) || (Hour is not null && !uint.TryParse(Version, out _)))
        {
            return NotFound();
        }

        if (ReadHour() is not { } draft)
        {
            return await this.ShowAgainAsync(cancellation);
        }

        var saved = Hour is { } hour
            ? await change.ExecuteAsync(HttpContext.Actor(), Own.Scope, hour.Id, draft, uint.Parse(Version!, CultureInfo.InvariantCulture), cancellation)
            : await add.ExecuteAsync(HttpContext.Actor(), Own.Scope, HourOwner.Post(Guid.TryParse(PostId, out var post) ? post : null), draft, cancellation);
        return saved is null ? NotFound() : Saved("OfficeHours");
    }

    public async Task<IActionResult> OnPostBeendenAsync(Guid? id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation) || Hour is not { } hour || !uint.TryParse(Version, out var seen))
        {
            return NotFound();
        }

        Fill(hour);
        var last = ModelState.Day("letzter-tag", LastDay, Today, "Geben Sie den letzten Tag ein, zum Beispiel 25.11.2026.");
        if (last < Today.AddDays(-1))
        {
            ModelState.AddModelError("letzter-tag", "Was schon war, bleibt stehen. Wählen Sie gestern, heute oder einen späteren Tag.");
        }

        if (!ModelState.IsValid)
        {
            return await this.ShowAgainAsync(cancellation);
        }

        return await end.ExecuteAsync(HttpContext.Actor(), Own.Scope, hour.Id, last!.Value, seen, cancellation) ? Saved("OfficeHours", "beendet") : NotFound();
    }

    public async Task PrepareAsync(bool takesCurrentVersion, CancellationToken cancellation)
    {
        if (takesCurrentVersion)
        {
            await FindAsync(Hour?.Id, cancellation);
            Version = Text(Hour?.Version);
        }
    }

    private RedirectToPageResult Saved(string page, string saved = "1") => RedirectToPage(page, new RouteValueDictionary { [SavedTagHelper.Parameter] = saved });

    private static string? Text(uint? version) => version?.ToString(CultureInfo.InvariantCulture);

    private async Task<bool> FindAsync(Guid? id, CancellationToken cancellation)
    {
        if (await own.ExecuteAsync(Reach.Of(User).PersonId!.Value, Today, cancellation) is not { } view)
        {
            return false;
        }

        Own = view;
        Hour = Own.Hours.FirstOrDefault(h => h.Id == id);
        return id is null ? Own.Holdings.Count > 0 : Hour is not null;
    }
}
