using IntMan.Directory.Editing;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.History;
using IntMan.Directory.Services;
using IntMan.Foundation.Text;
using IntMan.Portal.Forms;
using IntMan.Portal.Languages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Services;

public sealed class TranslationFormModel(ServiceTools tools, TranslateService translate) : PageModel, IFormPage
{
    public ServiceView Current { get; private set; } = null!;

    public Language Language { get; private set; } = Language.German;

    [BindProperty(Name = "version")]
    public uint Version { get; set; }

    [BindProperty(Name = "name")]
    public string? Name { get; set; }

    [BindProperty(Name = "kurz")]
    public string? Summary { get; set; }

    [BindProperty(Name = "beschreibung")]
    public string? Description { get; set; }

    public EntryKey? Entry => Stored is null ? null : EntryKey.Of("service_translation", Stored.Id);

    public ServiceTranslation? Stored => Current.Translations.FirstOrDefault(text => text.Language == Language.Code);

    public static IEnumerable<Language> Languages => Language.All.Where(language => language != Language.German);

    public async Task<IActionResult> OnGetAsync(string sprache, CancellationToken cancellation)
    {
        if (!await FindAsync(sprache, cancellation))
        {
            return NotFound();
        }

        (Version, Name, Summary, Description) = (Stored?.Version ?? 0, Stored?.Name, Stored?.Summary, Stored?.Description);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string sprache, CancellationToken cancellation)
    {
        if (!await FindAsync(sprache, cancellation))
        {
            return NotFound();
        }

        if (Summary?.Length > Service.LongestSummary)
        {
            ModelState.AddModelError("kurz", $"Kürzen Sie den Satz auf höchstens {Service.LongestSummary} Zeichen.");
            return await this.ShowAgainAsync(cancellation);
        }

        await translate.ExecuteAsync(this.CallerFor(Current), Current.Service.Id, Language.Code,
            new TranslatedText(Name ?? "", Summary ?? "", Description?.ReplaceLineEndings("\n")), Version, cancellation);
        return ServiceTools.Saved(Current, "", "uebersetzt");
    }

    public async Task<IActionResult> OnPostLoeschenAsync(string sprache, CancellationToken cancellation)
    {
        if (!await FindAsync(sprache, cancellation) || Stored is null)
        {
            return NotFound();
        }

        await translate.ExecuteAsync(this.CallerFor(Current), Current.Service.Id, Language.Code, null, Version, cancellation);
        return ServiceTools.Saved(Current, "", "uebersetzt");
    }

    public async Task PrepareAsync(bool takesCurrentVersion, CancellationToken cancellation)
    {
        if (takesCurrentVersion && await FindAsync(Language.Code, cancellation))
        {
            Version = Stored?.Version ?? 0;
        }
    }

    private async Task<bool> FindAsync(string code, CancellationToken cancellation)
    {
        if (Languages.FirstOrDefault(language => language.Code == code) is not { } language
            || await tools.FindAsync(this, cancellation) is not { } found)
        {
            return false;
        }

        (Current, Language) = (found, language);
        return true;
    }
}
