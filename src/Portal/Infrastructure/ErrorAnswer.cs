using System.Net.Mime;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using IntMan.Portal.Languages;
using IntMan.Portal.Pages.Public;
using Microsoft.AspNetCore.Mvc;

namespace IntMan.Portal.Infrastructure;

// The answer to failures of our own and to what is refused before a page is reached. It is put together from texts in memory, without a
// view, a session or the database, any of which may be what has failed. Programs get a problem document (RFC 9457).
public static class ErrorAnswer
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static Task WriteIfEmptyAsync(HttpContext context) =>
        context.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null, ContentLength: null }
            ? WriteAsync(context) : Task.CompletedTask;

    public static Task WriteAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        var status = response.StatusCode;
        response.Headers.CacheControl = "no-store";
        if (status == StatusCodes.Status503ServiceUnavailable)
        {
            response.Headers.TryAdd("Retry-After", "10");
        }

        // Finds the failure in the log; what went wrong is told to nobody else.
        var reference = status >= StatusCodes.Status500InternalServerError ? context.TraceIdentifier : null;
        var wording = context.Features.Get<Wording>() ?? context.RequestServices.GetRequiredService<Wordings>().German;
        if (HttpMethods.IsHead(request.Method))
        {
            return Task.CompletedTask;
        }

        if (IsForProgram(request))
        {
            var text = ErrorText.For(status, wording);
            var problem = new ProblemDetails { Type = "about:blank", Title = text.Title, Status = status, Detail = text.Advice };
            if (reference is not null)
            {
                problem.Extensions["reference"] = reference;
            }

            return response.WriteAsJsonAsync(problem, options: null, contentType: MediaTypeNames.Application.ProblemJson);
        }

        response.ContentType = "text/html; charset=utf-8";
        return response.WriteAsync(Page(status, wording, reference));
    }

    public static bool IsForProgram(HttpRequest request)
    {
        var accepts = request.Headers.Accept.ToString();
        return Path.GetExtension(request.Path.Value) is ".json" or ".ics" or ".vcf"
            || (accepts.Contains("application/json", StringComparison.OrdinalIgnoreCase)
                && !accepts.Contains("text/html", StringComparison.OrdinalIgnoreCase));
    }

    public static string Page(int status, Wording wording, string? reference)
    {
        var text = ErrorText.For(status, wording);
        string Text(string key) => Encoder.Encode(wording[key]);
        string Link(string address, string key) => $"""<a class="ip-a" href="{wording.Prefix}{address}">{Text(key)}</a>""";
        var number = Encoder.Encode(wording["error.number", wording.Ltr(FormattableString.Invariant($"{status}"))].ToString());
        var sought = reference is null ? "" : $"""
            <p>{Text("error.reference")} <strong class="ip-tnum"><bdi dir="ltr">{Encoder.Encode(reference)}</bdi></strong></p>
            """;
        return $"""
            <!doctype html>
            <html lang="{wording.Language.Tag}" dir="{wording.Language.Direction}">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <meta name="color-scheme" content="light dark">
              <meta name="robots" content="noindex">
              <title>{Encoder.Encode(text.Title)} – {Text("site.name")}</title>
              <link rel="icon" href="/favicon.svg" type="image/svg+xml">
              <link rel="stylesheet" href="/css/fonts.css">
              <link rel="stylesheet" href="/lib/kern/kern.min.css">
              <link rel="stylesheet" href="/css/portal.css">
            </head>
            <body>
              <header class="ip-header">
                <div class="ip-container ip-header__row">
                  <a class="ip-brand" href="{wording.Prefix}/">
                    <span class="ip-brand__text"><span class="ip-brand__name">{Text("site.name")}</span></span></a>
                </div>
              </header>
              <main id="inhalt">
                <div class="ip-container ip-main">
                  <div class="ip-stack ip-stack--xl ip-measure">
                    <div class="ip-stack ip-stack--s">
                      <p class="kern-preline">{number}</p>
                      <h1 class="kern-heading-large">{Encoder.Encode(text.Title)}</h1>
                      <p class="ip-lead">{Encoder.Encode(text.Advice)}</p>
                      {sought}
                    </div>
                    <form class="ip-search ip-search--s" role="search" action="{wording.Prefix}/suche" method="get">
                      <label class="kern-label kern-label--small" for="q">{Text("search.label")}</label>
                      <div class="ip-search__row">
                        <input class="kern-form-input__input" id="q" name="q" type="search" maxlength="200" autocomplete="off">
                        <button class="kern-btn kern-btn--primary" type="submit">
                          <span class="kern-label">{Text("search.button")}</span></button>
                      </div>
                    </form>
                    <p>{Link("/", "error.home")}</p>
                  </div>
                </div>
              </main>
              <footer class="ip-footer">
                <div class="ip-container">
                  <ul>
                    <li>{Link("/seiten/fehler-melden", "footer.report")}</li>
                    <li>{Link("/impressum", "footer.imprint")}</li>
                    <li>{Link("/datenschutz", "footer.privacy")}</li>
                    <li>{Link("/barrierefreiheit", "footer.access")}</li>
                    <li>{Link("/barrierefreiheit#barriere-melden", "footer.barrier")}</li>
                  </ul>
                </div>
              </footer>
            </body>
            </html>
            """;
    }
}
