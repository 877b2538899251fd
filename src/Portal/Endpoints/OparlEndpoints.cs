using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using IntMan.Meetings.Oparl;

namespace IntMan.Portal.Endpoints;

// OParl 1.1: public rounds as council information for machines. Read only, without session, for pages of every origin; docs/oparl.md.
public static class OparlEndpoints
{
    private const string Start = "/oparl/v1.1";
    private const string License = "https://www.govdata.de/dl-de/by-2-0";
    private const int PageSize = 100;

    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), Indented = false };

    // Lists of a body; what has no objects is an empty list.
    private static readonly Dictionary<string, string> Lists = new(StringComparer.Ordinal)
    {
        ["organizations"] = "Organization", ["persons"] = "Person", ["meetings"] = "Meeting", ["papers"] = "Paper",
        ["agendaItems"] = "AgendaItem", ["consultations"] = "Consultation", ["files"] = "File", ["memberships"] = "Membership",
        ["locations"] = "Location", ["legislativeTerms"] = "LegislativeTerm",
    };

    public static void MapOparl(this WebApplication app)
    {
        var oparl = app.MapGroup(Start).AllowAnonymous();
        string[] reading = ["GET", "HEAD"];
        oparl.MapMethods("/system", reading, Root);
        oparl.MapMethods("/bodies", reading, (HttpContext context, ReadOparl read, SiteSettings site, CancellationToken cancellation) =>
            ListAsync(context, read, site, "Body", null, cancellation));
        oparl.MapMethods("/{owner}/{id}/{list}", reading, ListOfAsync);
        oparl.MapMethods("/file/{id:guid}/ansehen", reading, (Guid id, HttpContext context, ReadOparl read, SiteSettings site,
            CancellationToken cancellation) => FileAsync(id, context, read, site, isDownload: false, cancellation));
        oparl.MapMethods("/file/{id:guid}/laden", reading, (Guid id, HttpContext context, ReadOparl read, SiteSettings site,
            CancellationToken cancellation) => FileAsync(id, context, read, site, isDownload: true, cancellation));
        oparl.MapMethods("/{type}/{id}", reading, ObjectAsync);
    }

    private static Json Root(HttpContext context, SiteSettings site)
    {
        var began = new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.FromHours(1));
        var system = new OparlObject("system", "System", began, began).With("oparlVersion", OparlObject.Schema)
            .With("license", new OparlPage(License)).With("body", new OparlLink("bodies")).With("name", site.Network)
            .With("contactEmail", site.OperatorMail).With("contactName", site.Operator).With("website", new OparlPage("/"));
        return new Json(Written(writer => WriteObject(writer, system, new Addresses(context.Request, site))));
    }

    private static async Task<IResult> ObjectAsync(string type, string id, HttpContext context, ReadOparl read, SiteSettings site,
        CancellationToken cancellation)
    {
        var path = $"{type}/{id}";
        var found = (await read.ExecuteAsync(cancellation)).FirstOrDefault(one => one.Path == path);
        return found is null ? Missing(context)
            : new Json(Written(writer => WriteObject(writer, found, new Addresses(context.Request, site))));
    }

    private static Task<IResult> ListOfAsync(string owner, string id, string list, HttpContext context, ReadOparl read, SiteSettings site,
        CancellationToken cancellation) =>
        Lists.TryGetValue(list, out var type) && owner is "body" or "organization"
            ? ListAsync(context, read, site, type!, $"{owner}/{id}", cancellation) : Task.FromResult<IResult>(Missing(context));

    private static async Task<IResult> ListAsync(HttpContext context, ReadOparl read, SiteSettings site, string type, string? of,
        CancellationToken cancellation)
    {
        if (Filter.Read(context.Request.Query) is not { } filter)
        {
            return Error(context, StatusCodes.Status400BadRequest, "Ein Filter ist nicht lesbar.",
                "created_since, created_until, modified_since, modified_until: 2026-11-18T00:00:00+01:00; page: from 1");
        }

        var all = await read.ExecuteAsync(cancellation);
        if (of is not null && !all.Any(one => one.Path == of))
        {
            return Missing(context);
        }

        var matching = all.Where(one => one.Type == type && (of is null || one.Of.Contains(of)) && filter.Takes(one)).ToList();
        var pages = Math.Max(1, (matching.Count + PageSize - 1) / PageSize);
        if (filter.Page > pages)
        {
            return Missing(context);
        }

        var addresses = new Addresses(context.Request, site);
        return new Json(Written(writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("data");
            foreach (var one in matching.Skip((filter.Page - 1) * PageSize).Take(PageSize))
            {
                WriteObject(writer, one, addresses, filter.OmitsInternal);
            }

            writer.WriteEndArray();
            writer.WriteStartObject("pagination");
            writer.WriteNumber("totalElements", matching.Count);
            writer.WriteNumber("elementsPerPage", PageSize);
            writer.WriteNumber("currentPage", filter.Page);
            writer.WriteNumber("totalPages", pages);
            writer.WriteEndObject();
            writer.WriteStartObject("links");
            writer.WriteString("first", addresses.ListOf(filter, 1));
            writer.WriteString("self", addresses.ListOf(filter, filter.Page));
            if (filter.Page > 1)
            {
                writer.WriteString("prev", addresses.ListOf(filter, filter.Page - 1));
            }

            if (filter.Page < pages)
            {
                writer.WriteString("next", addresses.ListOf(filter, filter.Page + 1));
            }

            writer.WriteString("last", addresses.ListOf(filter, pages));
            writer.WriteEndObject();
            writer.WriteEndObject();
        }));
    }

    private static async Task<IResult> FileAsync(Guid id, HttpContext context, ReadOparl read, SiteSettings site, bool isDownload,
        CancellationToken cancellation)
    {
        context.Response.Headers.AccessControlAllowOrigin = "*";
        return await read.FileAsync(id, cancellation) switch
        {
            { IsGone: true } => Error(context, StatusCodes.Status410Gone, "Die Datei wurde zurückgezogen.", "gone"),
            { Text: { } text } => new TextAnswer(text, "text/markdown; charset=utf-8", $"{id}.md", isDownload),
            _ => Missing(context),
        };
    }

    private static Json Missing(HttpContext context) => Error(context, StatusCodes.Status404NotFound, "Dieses Objekt gibt es nicht.",
        $"nothing at {context.Request.Path}");

    private static Json Error(HttpContext context, int status, string message, string debug)
    {
        context.Response.StatusCode = status;
        return new Json(Written(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("type", $"{OparlObject.Schema}Error");
            writer.WriteString("message", message);
            writer.WriteString("debug", debug);
            writer.WriteEndObject();
        }), status);
    }

    private static byte[] Written(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Writing))
        {
            write(writer);
        }

        return stream.ToArray();
    }

    // Embedded objects are whole ones; omit_internal leaves them out.
    private static void WriteObject(Utf8JsonWriter writer, OparlObject one, Addresses addresses, bool omitsInternal = false)
    {
        writer.WriteStartObject();
        writer.WriteString("id", addresses.Of(one.Path));
        writer.WriteString("type", OparlObject.Schema + one.Type);
        foreach (var (name, value) in one.Properties)
        {
            if (omitsInternal && value is OparlObject or IEnumerable<OparlObject>)
            {
                continue;
            }

            writer.WritePropertyName(name);
            WriteValue(writer, value, addresses);
        }

        writer.WriteString("created", OparlObject.TimeOf(one.Created));
        writer.WriteString("modified", OparlObject.TimeOf(one.Modified));
        if (one.IsDeleted)
        {
            writer.WriteBoolean("deleted", true);
        }

        writer.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter writer, object value, Addresses addresses)
    {
        switch (value)
        {
            case string text:
                writer.WriteStringValue(text);
                break;
            case int number:
                writer.WriteNumberValue(number);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case OparlLink link:
                writer.WriteStringValue(addresses.Of(link.Path));
                break;
            case OparlPage page:
                writer.WriteStringValue(addresses.OfPage(page.Path));
                break;
            case OparlObject one:
                WriteObject(writer, one, addresses);
                break;
            case System.Collections.IEnumerable several:
                writer.WriteStartArray();
                foreach (var one in several)
                {
                    WriteValue(writer, one, addresses);
                }

                writer.WriteEndArray();
                break;
            default:
                throw new InvalidOperationException($"OParl has no {value.GetType()}.");
        }
    }

    // One scheme and host for all addresses: the public one that is set, whoever asks.
    private sealed class Addresses(HttpRequest request, SiteSettings site)
    {
        public string Of(string path) => site.AddressOf(request, $"{Start}/{path}");

        public string OfPage(string path) => path.StartsWith('/') ? site.AddressOf(request, path) : path;

        public string ListOf(Filter filter, int page) =>
            site.AddressOf(request, request.Path) + filter.QueryOf(page);
    }

    private sealed record Filter(
        DateTimeOffset? CreatedSince, DateTimeOffset? CreatedUntil, DateTimeOffset? ModifiedSince, DateTimeOffset? ModifiedUntil, int Page,
        bool OmitsInternal, IReadOnlyList<KeyValuePair<string, string>> Kept)
    {
        // What was withdrawn is listed only for those who ask for changes.
        public bool Takes(OparlObject one) => (!one.IsDeleted || ModifiedSince is not null)
            && (CreatedSince is null || one.Created >= CreatedSince) && (CreatedUntil is null || one.Created <= CreatedUntil)
            && (ModifiedSince is null || one.Modified >= ModifiedSince) && (ModifiedUntil is null || one.Modified <= ModifiedUntil);

        public string QueryOf(int page)
        {
            var query = new StringBuilder();
            foreach (var (name, value) in Kept)
            {
                query.Append(query.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
            }

            return page == 1 ? query.ToString()
                : query.Append(query.Length == 0 ? '?' : '&').Append(CultureInfo.InvariantCulture, $"page={page}").ToString();
        }

        // Null when something cannot be read.
        public static Filter? Read(IQueryCollection query)
        {
            string[] times = ["created_since", "created_until", "modified_since", "modified_until"];
            var read = new DateTimeOffset?[times.Length];
            for (var index = 0; index < times.Length; index++)
            {
                var text = query[times[index]].ToString().Replace(' ', '+');
                if (text.Length > 0)
                {
                    if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
                    {
                        return null;
                    }

                    read[index] = at;
                }
            }

            var page = 1;
            if (query.TryGetValue("page", out var asked)
                && (!int.TryParse(asked.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out page) || page < 1))
            {
                return null;
            }

            return new Filter(read[0], read[1], read[2], read[3], page, query["omit_internal"] == "true",
                [
                    .. times.Append("omit_internal").Where(query.ContainsKey)
                        .Select(name => KeyValuePair.Create(name, query[name].ToString())),
                ]);
        }
    }

    private sealed class Json(byte[] body, int status = StatusCodes.Status200OK) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = status;
            httpContext.Response.ContentType = "application/json; charset=utf-8";
            httpContext.Response.ContentLength = body.Length;
            httpContext.Response.Headers.AccessControlAllowOrigin = "*";
            httpContext.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
            if (!HttpMethods.IsHead(httpContext.Request.Method))
            {
                await httpContext.Response.Body.WriteAsync(body, httpContext.RequestAborted);
            }
        }
    }
}
