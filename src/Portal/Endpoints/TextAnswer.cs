using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace IntMan.Portal.Endpoints;

// A text with a strong ETag of its content: who has it already gets 304, and nobody a stale one.
public sealed class TextAnswer(string text, string mediaType, string fileName, bool isDownload) : IResult
{
    public static bool Knows(HttpRequest request, string tag) =>
        request.GetTypedHeaders().IfNoneMatch.Any(known => known.Tag == "*"
            || known.Compare(new EntityTagHeaderValue(tag), useStrongComparison: false));

    // For what a secret address shows.
    public bool IsPrivate { get; init; }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..32]}\"";
        var response = httpContext.Response;
        response.Headers.ETag = tag;
        response.Headers.CacheControl = IsPrivate ? "private, no-cache" : "public, no-cache";
        if (Knows(httpContext.Request, tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = mediaType;
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue(isDownload
            ? "attachment" : "inline") { FileName = fileName }.ToString();
        response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(httpContext.Request.Method))
        {
            await response.Body.WriteAsync(bytes, httpContext.RequestAborted);
        }
    }
}
