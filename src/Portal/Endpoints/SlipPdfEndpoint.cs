using IntMan.Portal.Languages;
using IntMan.Portal.Notices;
using IntMan.Portal.Referrals;

namespace IntMan.Portal.Endpoints;

// A slip as PDF: the print page through Chromium, which gets a ticket because it has no session. Without Chromium the address leads to
// the page itself (303). Never kept: it carries a code.
public static class SlipPdfEndpoint
{
    public static async Task<IResult> GetAsync(Guid id, HttpContext context, SlipSheets sheets, SlipPrints prints, NoticePrinter printer,
        CancellationToken cancellation)
    {
        var language = NoticeLanguages.Read(context.Request.Query["sprache"])[0];
        if (await sheets.OfAsync(context.Referrer(), id, language, context.Request, cancellation) is not { } sheet)
        {
            return TypedResults.NotFound();
        }

        if (!printer.IsConfigured)
        {
            context.Response.Headers.Location = $"/verweise/{id}/zettel?sprache={language.Code}#drucken";
            return TypedResults.StatusCode(StatusCodes.Status303SeeOther);
        }

        if (await printer.PrintAsync($"/verweise/druck/{prints.Keep(sheet, language)}", sheet.Title, null, cancellation) is not { } pdf)
        {
            return TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentDisposition = "inline; filename=zettel.pdf";
        return TypedResults.Bytes(pdf, "application/pdf");
    }
}
