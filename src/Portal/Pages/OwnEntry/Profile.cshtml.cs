using IntMan.Directory.Editing;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.History;
using IntMan.Directory.People;
using IntMan.Directory.Published;
using IntMan.Directory.Staff;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;
using IntMan.Portal.Forms;
using IntMan.Portal.Security;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.OwnEntry;

public sealed class ProfileModel(ReadOwnEntry own, ChangeProfile change, ChangeConsent consent, MunicipalCalendar calendar)
    : OwnEntryPage(own, calendar), IFormPage
{
    [BindProperty(Name = "funktion")]
    public string? Function { get; set; }

    [BindProperty(Name = "sprachen")]
    public string? Languages { get; set; }

    [BindProperty(Name = "telefon")]
    public string? Phone { get; set; }

    [BindProperty(Name = "mail")]
    public string? Email { get; set; }

    [BindProperty(Name = "version")]
    public uint? Version { get; set; }

    [BindProperty(Name = FieldMerge.Seen)]
    public string? Seen { get; set; }

    public EntryKey? Entry => Own is null ? null : EntryKey.Of("person", Own.People[0].Id);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        Fill();
        Seen = new FieldMerge(this).Digests();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation) || Version is not { } seen)
        {
            return NotFound();
        }

        await new FieldMerge(this).TakeStoredAsync(FillAsync);
        var languages = (Languages ?? "").Split([',', ';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Distinct().ToList();
        var profile = new Profile(Function, languages, Phone, Email);
        await change.ExecuteAsync(HttpContext.OwnCaller(), Own.People[0].Id, profile, seen, cancellation);
        return Saved("/profil");
    }

    public async Task<IActionResult> OnPostEinwilligungAsync(Guid besetzung, string? erteilt, CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation) || Own.Holdings.All(h => h.Holding.Id != besetzung))
        {
            return NotFound();
        }

        var isGiven = erteilt == "ja";
        await consent.ExecuteAsync(HttpContext.OwnCaller(), besetzung, isGiven, cancellation);
        return Saved("/profil", isGiven ? "erteilt" : "widerrufen");
    }

    public async Task PrepareAsync(bool takesCurrentVersion, CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        if (takesCurrentVersion)
        {
            Seen = await new FieldMerge(this).RenewAsync(Seen, FillAsync);
            Version = Own.People[0].Version;
        }
    }

    private Task<bool> FillAsync()
    {
        Fill();
        return Task.FromResult(true);
    }

    private void Fill()
    {
        var person = Own.People[0];
        (Function, Languages, Phone, Email) = (person.Function, string.Join(", ", person.Languages), person.Phone, person.Email);
        Version ??= person.Version;
    }
}
