using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using IntMan.Directory.Exchange.Hsds;
using IntMan.Portal.Endpoints;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Timeouts;

namespace IntMan.Portal.Hsds;

internal static class HsdsAnswer
{
    private const string MediaType = "application/json; charset=utf-8";
    private const string LinesType = "application/x-ndjson; charset=utf-8";
    private const int LinesPerFlush = 50;

    public static async Task ObjectAsync(HttpContext context, object value, DateTimeOffset? lastModified)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), HsdsJson.Options);
        var (request, response) = (context.Request, context.Response);
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..32]}\"";
        response.Headers.ETag = tag;
        SetDate(context, lastModified);
        if (!HttpMethods.IsPost(request.Method) && IsKnown(request, tag, lastModified))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = MediaType;
        response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(request.Method))
        {
            await response.Body.WriteAsync(bytes, context.RequestAborted);
        }
    }

    public static Task PageAsync(HttpContext context, HsdsPage page, HsdsQuery query, SiteSettings site, DateTimeOffset? lastModified)
    {
        var pages = (int)((page.TotalItems + (long)query.PerPage - 1) / query.PerPage);
        var isLast = page.Next is null && query.Page >= pages;
        if (page.Next is { } next)
        {
            // Of a private query the link holds nothing that was asked for: it is sent again with the same body.
            var asked = HttpMethods.IsPost(context.Request.Method) ? []
                : context.Request.Query.Where(pair => pair.Key is not ("page" or "cursor"))
                .SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value ?? ""));
            var builder = new QueryBuilder(asked) { { "page", (query.Page + 1)
                .ToString(System.Globalization.CultureInfo.InvariantCulture) }, { "cursor", next.Text } };
            context.Response.Headers.Link =
                $"<{site.AddressOf(context.Request, context.Request.Path)}{builder.ToQueryString()}>; rel=\"next\"";
        }

        return ObjectAsync(context, new Listing(page.TotalItems, pages, query.Page, page.Contents.Count, query.Page == 1, isLast,
            page.Contents.Count == 0, page.Contents), lastModified);
    }

    public static async Task LinesAsync(HttpContext context, IAsyncEnumerable<object> entries, DateTimeOffset? lastModified)
    {
        SetDate(context, lastModified);
        context.Response.ContentType = LinesType;
        if (HttpMethods.IsHead(context.Request.Method))
        {
            return;
        }

        context.Features.Get<IHttpRequestTimeoutFeature>()?.DisableTimeout();
        var (writer, lines) = (context.Response.BodyWriter, 0);
        await foreach (var entry in entries)
        {
            using (var json = new Utf8JsonWriter(writer, new JsonWriterOptions { Encoder = HsdsJson.Options.Encoder }))
            {
                JsonSerializer.Serialize(json, entry, entry.GetType(), HsdsJson.Options);
            }

            writer.Write("\n"u8);
            if (++lines % LinesPerFlush == 0)
            {
                await writer.FlushAsync(context.RequestAborted);
            }
        }

        await writer.FlushAsync(context.RequestAborted);
    }

    private static void SetDate(HttpContext context, DateTimeOffset? lastModified)
    {
        context.Response.Headers.CacheControl = HttpMethods.IsPost(context.Request.Method) ? "no-store" : "public, no-cache";
        context.Response.GetTypedHeaders().LastModified = lastModified;
    }

    // A tag says more than a date (RFC 9110, 13.1.3).
    private static bool IsKnown(HttpRequest request, string tag, DateTimeOffset? lastModified) => request.Headers.IfNoneMatch.Count > 0
        ? TextAnswer.Knows(request, tag)
        : request.GetTypedHeaders().IfModifiedSince is { } since && lastModified is { } changed
            && changed.ToUnixTimeSeconds() <= since.ToUnixTimeSeconds();

    private sealed record Listing(int TotalItems, int TotalPages, int PageNumber, int Size, bool FirstPage, bool LastPage, bool Empty,
        IReadOnlyList<object> Contents);
}
