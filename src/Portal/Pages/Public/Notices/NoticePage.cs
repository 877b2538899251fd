using IntMan.Directory.Exchange.Import;
using IntMan.Foundation.Text;
using IntMan.Portal.Languages;
using IntMan.Portal.Notices;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IntMan.Portal.Pages.Public.Notices;

/// <summary>What both notices share: the chosen languages, the sheet, and whether a PDF can be had.</summary>
public abstract class NoticePage(Wordings wordings, NoticePrinter printer) : PageModel
{
    /// <summary>"de,en,ar" in links, repeated from the form.</summary>
    [BindProperty(SupportsGet = true, Name = "sprachen")]
    public string[] LanguageCodes { get; set; } = [];

    public NoticeSheet Sheet { get; private set; } = null!;

    /// <summary>The main language first.</summary>
    public IReadOnlyList<NoticeWords> Words { get; private set; } = [];

    public bool ChoseTooMany { get; private set; }

    public bool HasPdf => printer.IsConfigured;

    /// <summary>The notice's own path, without query.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Path of the page the notice is about.</summary>
    public string SubjectAddress { get; private set; } = "";

    public string Codes => string.Join(',', Words.Select(words => words.Language.Code));

    protected IActionResult Answer(NoticeSheet? sheet, string address, string subjectAddress)
    {
        if (sheet is null)
        {
            return NotFound();
        }

        var chosen = NoticeLanguages.Read(LanguageCodes);
        ChoseTooMany = chosen.Count > NoticeLanguages.Most;
        Words = [.. chosen.Take(NoticeLanguages.Most).Select(language => new NoticeWords(wordings.Of(language)))];
        (ViewData["Title"], ViewData["NoIndex"]) = (NoticePrinter.TitleOf(sheet), true);
        (Sheet, Address, SubjectAddress) = (sheet, address, subjectAddress);
        return Page();
    }
}
