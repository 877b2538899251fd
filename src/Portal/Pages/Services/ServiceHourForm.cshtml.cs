using IntMan.Directory.Editing;
using IntMan.Directory.Exchange.Import.Kinds;
using IntMan.Directory.History;
using IntMan.Directory.Hours;
using IntMan.Directory.People;
using IntMan.Directory.Services;
using IntMan.Portal.Forms;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Services;

public sealed class ServiceHourFormModel(ServiceTools tools, AddOfficeHour add, ChangeOfficeHour change, EndOfficeHour end)
    : HourFormPage(tools.Calendar), IFormPage
{
    public ServiceView Current { get; private set; } = null!;

    public override IReadOnlyList<Place> Places => Current.Places;

    [BindProperty(Name = "letzter-tag")]
    public DateOnly? LastDay { get; set; }

    [BindProperty(Name = "version")]
    public uint Version { get; set; }

    public EntryKey? Entry => Hour is null ? null : EntryKey.Of("office_hour", Hour.Id);

    public async Task<IActionResult> OnGetAsync(Guid? id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return NotFound();
        }

        Fill(Hour);
        (Version, LastDay) = (Hour?.Version ?? 0, Today);
        PlaceId ??= Current.At.Count == 1 && Hour is null ? Current.At[0].PlaceId : null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return NotFound();
        }

        if (ReadHour() is not { } draft)
        {
            return await this.ShowAgainAsync(cancellation);
        }

        if (Hour is { } hour)
        {
            await change.ExecuteAsync(this.CallerFor(Current), hour.Id, draft, Version, cancellation);
        }
        else
        {
            await add.ExecuteAsync(this.CallerFor(Current), HourOwner.Service(Current.Service.Id), draft, cancellation);
        }

        return ServiceTools.Saved(Current, "zeiten");
    }

    public async Task<IActionResult> OnPostBeendenAsync(Guid? id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation) || Hour is not { } hour)
        {
            return NotFound();
        }

        Fill(hour);
        ModelState.Need("letzter-tag", LastDay, "Geben Sie den letzten Tag ein, zum Beispiel 25.11.2026.");
        if (LastDay < Today.AddDays(-1))
        {
            ModelState.AddModelError("letzter-tag", "Was schon war, bleibt stehen. Wählen Sie gestern, heute oder einen späteren Tag.");
        }

        if (!ModelState.IsValid)
        {
            return await this.ShowAgainAsync(cancellation);
        }

        await end.ExecuteAsync(this.CallerFor(Current), hour.Id, LastDay!.Value, Version, cancellation);
        return ServiceTools.Saved(Current, "zeiten", "beendet");
    }

    public async Task PrepareAsync(bool takesCurrentVersion, CancellationToken cancellation)
    {
        if (takesCurrentVersion)
        {
            await FindAsync(Hour?.Id, cancellation);
            Version = Hour?.Version ?? Version;
        }
    }

    private async Task<bool> FindAsync(Guid? id, CancellationToken cancellation)
    {
        if (await tools.FindAsync(this, cancellation) is not { } found)
        {
            return false;
        }

        Current = found;
        Hour = Current.Rules.FirstOrDefault(hour => hour.Id == id && hour.Validity.Reaches(Today));
        return id is null || Hour is not null;
    }
}
