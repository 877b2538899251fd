using System.Security.Cryptography;
using System.Text.Json;
using IntMan.Portal.Notices;

namespace IntMan.Portal.Endpoints;

public static class NoticePdfEndpoint
{
    private static readonly Guid Build = typeof(NoticePdfEndpoint).Module.ModuleVersionId;

    public static async Task<IResult> OfMunicipalityAsync(string ags, HttpContext context, NoticeSheets sheets, NoticePrinter printer,
        CancellationToken cancellation) =>
        await AnswerAsync(await sheets.OfMunicipalityAsync(ags, context.Request, cancellation), $"/aushang/{ags}", ags, context, printer,
            cancellation);

    public static async Task<IResult> OfEntryAsync(string slug, HttpContext context, NoticeSheets sheets, NoticePrinter printer,
        CancellationToken cancellation) =>
        await AnswerAsync(await sheets.OfEntryAsync(slug, context.Request, cancellation), $"/aushang/person/{slug}", slug, context, printer,
            cancellation);

    private static async Task<IResult> AnswerAsync(NoticeSheet? sheet, string path, string name, HttpContext context, NoticePrinter printer,
        CancellationToken cancellation)
    {
        if (sheet is null)
        {
            return TypedResults.NotFound();
        }

        var codes = string.Join(',', NoticeLanguages.Read(context.Request.Query["sprachen"]).Take(NoticeLanguages.MaxCount)
            .Select(language => language.Code));
        var page = $"{path}?sprachen={codes}";
        if (!printer.IsConfigured)
        {
            context.Response.Headers.Location = page + "#drucken";
            return TypedResults.StatusCode(StatusCodes.Status303SeeOther);
        }

        var tag =
            $"\"{Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes((sheet, page, Build), Complete)))[..32]}\"";
        if (TextAnswer.Knows(context.Request, tag))
        {
            context.Response.Headers.ETag = tag;
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        if (await printer.PrintAsync(page, NoticePrinter.TitleOf(sheet), tag, cancellation) is not { } pdf)
        {
            return TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        context.Response.Headers.ETag = tag;
        context.Response.Headers.CacheControl = "public, no-cache";
        context.Response.Headers.ContentDisposition = $"inline; filename=aushang-{name}.pdf";
        return TypedResults.Bytes(pdf, "application/pdf");
    }

    private static readonly JsonSerializerOptions Complete = new() { IncludeFields = true };
}
