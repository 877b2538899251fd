using IntMan.Portal.Languages;
using IntMan.Portal.Notices;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Pages.Public.Notices;

public sealed class MunicipalityNoticeModel(NoticeSheets sheets, Wordings wordings, NoticePrinter printer) : NoticePage(wordings, printer)
{
    public async Task<IActionResult> OnGetAsync(string ags, CancellationToken cancellation) =>
        Answer(await sheets.OfMunicipalityAsync(ags, Request, cancellation), $"/aushang/{ags}", $"/gemeinden/{ags}");
}
