using IntMan.Portal.Languages;
using IntMan.Portal.Notices;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Public.Notices;

public sealed class PersonNoticeModel(NoticeSheets sheets, Wordings wordings, NoticePrinter printer) : NoticePage(wordings, printer)
{
    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellation) =>
        Answer(await sheets.OfEntryAsync(slug, Request, cancellation), $"/aushang/person/{slug}", $"/ansprechpersonen/{slug}");
}
