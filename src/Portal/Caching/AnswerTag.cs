using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Net.Http.Headers;

namespace IntMan.Portal.Caching;

// Gives an answer that is kept a strong tag of its bytes as they travel. A browser keeps it too, and asks each time whether it still holds.
public static class AnswerTag
{
    private const string Vary = "Accept-Encoding, Cookie";

    public static async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IOutputCacheFeature>()?.Context is not { EnableOutputCaching: true })
        {
            await next(context);
            return;
        }

        var (response, body) = (context.Response, context.Response.Body);
        using var buffer = new MemoryStream();
        response.Body = buffer;

        // Who asks by tag on the first occasion gets the whole answer: 304 could not be kept for the others.
        context.Request.Headers.IfNoneMatch = default;
        try
        {
            await next(context);
            await response.BodyWriter.FlushAsync(context.RequestAborted);
        }
        finally
        {
            response.Body = body;
        }

        if (response.StatusCode == StatusCodes.Status200OK && !response.GetTypedHeaders().CacheControl.NoStores())
        {
            var hash = SHA256.HashData(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
            response.Headers.ETag = $"\"{Base64Url.EncodeToString(hash.AsSpan(0, 16))}\"";
            response.Headers.CacheControl = "no-cache";
            response.Headers.Vary = Vary;
        }

        if (buffer.Length > 0)
        {
            response.ContentLength = buffer.Length;
            await body.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), context.RequestAborted);
        }
    }

    public static bool NoStores(this CacheControlHeaderValue? control) => control?.NoStore == true;
}
