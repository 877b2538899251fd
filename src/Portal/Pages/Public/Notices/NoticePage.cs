using IntMan.Directory.Exchange.Import;
using IntMan.Foundation.Text;
using IntMan.Portal.Caching;
using IntMan.Portal.Languages;
using IntMan.Portal.Notices;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Public.Notices;

[KeptAnswer("sprachen")]
public abstract class NoticePage(Wordings wordings, NoticePrinter printer) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "sprachen")]
    public string[] LanguageCodes { get; set; } = [];

    public NoticeSheet Sheet { get; private set; } = null!;

    public IReadOnlyList<NoticeWords> Words { get; private set; } = [];

    public bool ChoseTooMany { get; private set; }

    public bool HasPdf => printer.IsConfigured;

    public string Address { get; private set; } = "";

    public string SubjectAddress { get; private set; } = "";

    public bool Speaks(string code) => Words.Any(words => words.Language.Code == code);

    public string Codes => string.Join(',', Words.Select(words => words.Language.Code));

    protected IActionResult Answer(NoticeSheet? sheet, string address, string subjectAddress)
    {
        if (sheet is null)
        {
            return NotFound();
        }

        var chosen = NoticeLanguages.Read(LanguageCodes);
        ChoseTooMany = chosen.Count > NoticeLanguages.MaxCount;
        Words = [.. chosen.Take(NoticeLanguages.MaxCount).Select(language => new NoticeWords(wordings.Of(language)))];
        (ViewData["Title"], ViewData["NoIndex"]) = (NoticePrinter.TitleOf(sheet), true);
        (Sheet, Address, SubjectAddress) = (sheet, address, subjectAddress);
        return Page();
    }
}
