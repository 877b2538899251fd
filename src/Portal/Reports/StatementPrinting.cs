using IntMan.Portal.Notices;

namespace IntMan.Portal.Reports;

// Prints a Sachbericht with the configured Chromium; without one the page itself is shown, for the printer of the reader.
public sealed class StatementPrinting(StatementPrints prints, NoticePrinter printer, TimeProvider clock)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task<IResult> PrintAsync(StatementSheet sheet, string name, HttpContext context, CancellationToken cancellation)
    {
        var page = $"/auswertung/sachberichte/druck/{prints.Keep(sheet)}";
        if (!printer.IsConfigured)
        {
            context.Response.Headers.Location = page;
            return TypedResults.StatusCode(StatusCodes.Status303SeeOther);
        }

        return await printer.PrintAsync(page, sheet.Title, null, cancellation) is { } pdf
            ? TypedResults.Bytes(pdf, "application/pdf", name) : TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
    }
}
