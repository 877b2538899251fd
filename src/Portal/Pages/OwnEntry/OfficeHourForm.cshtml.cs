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

public sealed class OfficeHourFormModel(ReadOwnEntry own, AddOfficeHour add, ChangeOfficeHour change, EndOfficeHour end,
    MunicipalCalendar calendar) : HourFormPage(calendar), IFormPage, IPostPage
{
    public OwnEntryView Own { get; private set; } = null!;

    public PostInAddress Subject => PostInAddress.Of(HttpContext);

    public override IReadOnlyList<Place> Places => Own.Places;

    [BindProperty(Name = "stelle")]
    public Guid? PostId { get; set; }

    [BindProperty(Name = "letzter-tag")]
    public DateOnly? LastDay { get; set; }

    [BindProperty(Name = "version")]
    public uint? Version { get; set; }

    [BindProperty(Name = FieldMerge.Seen)]
    public string? Seen { get; set; }

    public EntryKey? Entry => Hour is null ? null : EntryKey.Of("office_hour", Hour.Id);

    public async Task<IActionResult> OnGetAsync(Guid? id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return NotFound();
        }

        Fill(Hour);
        (Version, LastDay, Seen) = (Hour?.Version, Today, Merge.Digests());
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation) || (Hour is null ? Own.Posts.All(post => post.Id != PostId) : Version is null))
        {
            return NotFound();
        }

        await Merge.TakeStoredAsync(FillAsync);
        if (ReadHour() is not { } draft)
        {
            return await this.ShowAgainAsync(cancellation);
        }

        if (Hour is { } hour)
        {
            await change.ExecuteAsync(Keeper, hour.Id, draft, Version!.Value, cancellation);
        }
        else
        {
            await add.ExecuteAsync(Keeper, HourOwner.Post(PostId), draft, cancellation);
        }

        return Saved("/sprechstunden");
    }

    public async Task<IActionResult> OnPostBeendenAsync(Guid? id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation) || Hour is not { } hour || Version is not { } seen)
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

        await end.ExecuteAsync(Keeper, hour.Id, LastDay!.Value, seen, cancellation);
        return Saved("/sprechstunden", "beendet");
    }

    public async Task PrepareAsync(bool takesCurrentVersion, CancellationToken cancellation)
    {
        if (takesCurrentVersion)
        {
            await FindAsync(Hour?.Id, cancellation);
            Seen = await Merge.RenewAsync(Seen, FillAsync);
            Version = Hour?.Version;
        }
    }

    private FieldMerge Merge => new(this, "stelle", "letzter-tag");

    private Task<bool> FillAsync()
    {
        Fill(Hour);
        return Task.FromResult(Hour is not null);
    }

    private Caller Keeper => Subject.IsOwn ? HttpContext.OwnCaller() : HttpContext.Caller();

    private RedirectResult Saved(string page, string saved = "1") => Redirect($"{Subject.Base}{page}?{SavedTagHelper.Parameter}={saved}");

    private async Task<bool> FindAsync(Guid? id, CancellationToken cancellation)
    {
        if (await Subject.ReadAsync(own, HttpContext, Today, cancellation) is not { } view)
        {
            return false;
        }

        Own = view;
        Hour = Own.Hours.FirstOrDefault(h => h.Id == id);
        return id is null ? Own.Posts.Count > 0 : Hour is not null;
    }
}
