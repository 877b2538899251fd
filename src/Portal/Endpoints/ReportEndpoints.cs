using IntMan.Caseload.Statistics.Reports;
using IntMan.Portal.Notices;
using IntMan.Portal.Reports;
using IntMan.Portal.Security;

namespace IntMan.Portal.Endpoints;

// Files of reports: of released ones for everybody, and the copy of the funder for those who prepare reports of the area.
public static class ReportEndpoints
{
    private static readonly string[] Reading = ["GET", "HEAD"];

    public static void MapReports(this IEndpointRouteBuilder app)
    {
        app.MapMethods("/statistik/{code:regex(^B-\\d+-\\d+$)}.{kind:regex(^(csv|xlsx|docx)$)}", Reading, PublishedAsync).AllowAnonymous();
        app.MapMethods("/statistik/{code:regex(^B-\\d+-\\d+$)}.pdf", Reading, PrintedAsync).AllowAnonymous().LimitPrinting();
        app.MapMethods("/auswertung/berichte/{id:guid}/genau.{kind:regex(^(csv|xlsx|docx)$)}", Reading, ExactAsync)
            .RequireAuthorization(Policies.PrepareReports);
        app.MapMethods("/auswertung/sachbericht/{id:guid}/{copy:regex(^(bericht|genau)$)}.{kind:regex(^(docx|pdf)$)}", Reading,
            StatementAsync)
            .RequireAuthorization(Policies.PrepareReports).LimitPrinting();
    }

    private static async Task<IResult> PublishedAsync(string code, string kind, HttpContext context, ReadPublished read,
        CancellationToken cancellation)
    {
        if (await read.FindAsync(code, cancellation) is not { } report)
        {
            return TypedResults.NotFound();
        }

        var tag = $"\"{report.ContentHash[..32]}-{kind}\"";
        context.Response.Headers.ETag = tag;
        context.Response.Headers.CacheControl = "public, no-cache";
        return TextAnswer.Knows(context.Request, tag) ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : await FileAsync(report.Content, report.Code, kind, $"statistik-{report.Code}.{kind}", cancellation);
    }

    private static async Task<IResult> PrintedAsync(string code, HttpContext context, ReadPublished read, NoticePrinter printer,
        CancellationToken cancellation)
    {
        if (await read.FindAsync(code, cancellation) is not { } report)
        {
            return TypedResults.NotFound();
        }

        var page = $"/statistik/{report.Code}?druck=true";
        if (!printer.IsConfigured)
        {
            context.Response.Headers.Location = page;
            return TypedResults.StatusCode(StatusCodes.Status303SeeOther);
        }

        if (await printer.PrintAsync(page, report.Title, report.ContentHash, cancellation) is not { } pdf)
        {
            return TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        context.Response.Headers.CacheControl = "public, no-cache";
        context.Response.Headers.ContentDisposition = $"inline; filename=statistik-{report.Code}.pdf";
        return TypedResults.Bytes(pdf, "application/pdf");
    }

    private static async Task<IResult> ExactAsync(Guid id, string kind, HttpContext context, ReadReports read, TimeProvider clock,
        CancellationToken cancellation)
    {
        context.Response.Headers.CacheControl = "no-store";
        var caller = context.Caller(Reach.Of(context.User).ReportArea);
        return await read.FindAsync(caller, id, cancellation) is { } report
            && await read.ExactAsync(caller, id, clock.GetUtcNow(), cancellation) is { } exact
            ? await FileAsync(exact, report.Code, kind, $"vertraulich-{report.Code}.{kind}", cancellation) : TypedResults.NotFound();
    }

    // With the figures as they were published, or exact for the funder.
    private static async Task<IResult> StatementAsync(Guid id, string copy, string kind, HttpContext context, WriteStatement write,
        ReadReports read, StatementTemplate template, StatementPrinting printing, CancellationToken cancellation)
    {
        context.Response.Headers.CacheControl = "no-store";
        var caller = context.Caller(Reach.Of(context.User).ReportArea);
        if (await write.FindAsync(caller, id, cancellation) is not { } statement
            || await read.FindAsync(caller, statement.ReportId, cancellation) is not { } report
            || (copy == "genau" ? await read.ExactAsync(caller, report.Id, printing.Now, cancellation) : report.Content) is not { } figures)
        {
            return TypedResults.NotFound();
        }

        var sheet = new StatementSheet(statement.Title, report.Code, figures,
            [.. template.Sections.Select(section => (section.Title, statement.Text(section.Key).Content))]);
        var name = $"{(copy == "genau" ? "vertraulich-" : "")}sachbericht-{report.Code}.{kind}";
        return kind == "docx" ? TypedResults.Bytes(StatementWord.Write(sheet), ReportFiles.WordType, name)
            : await printing.PrintAsync(sheet, name, context, cancellation);
    }

    private static async Task<IResult> FileAsync(ReportDocument document, string code, string kind, string name,
        CancellationToken cancellation) => kind switch
        {
            "csv" => TypedResults.Bytes(await ReportFiles.CsvAsync(document, code, cancellation), ReportFiles.CsvType, name),
            "xlsx" => TypedResults.Bytes(await ReportFiles.SheetsAsync(document, code, cancellation), ReportFiles.SheetType, name),
            _ => TypedResults.Bytes(ReportWord.Write(document, code), ReportFiles.WordType, name),
        };
}
