using System.Globalization;
using System.Xml.Linq;
using Ical.Net.CalendarComponents;
using IntMan.Foundation.Calendars;
using IntMan.Foundation.Text;
using IntMan.Foundation.Time;
using IntMan.Meetings.Calendars;
using IntMan.Meetings.Editing;
using IntMan.Meetings.Minutes;
using IntMan.Meetings.Planning;
using IntMan.Portal.Caching;
using IntMan.Portal.Meetings;
using IntMan.Portal.Notices;
using IntMan.Portal.Security;

namespace IntMan.Portal.Endpoints;

// Files of meetings: the calendar of a public series, and published minutes as Markdown.
public static class MeetingEndpoints
{
    private const int DaysCancelledIsShown = 30;

    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public static void MapMeetings(this WebApplication app)
    {
        app.MapMethods("/treffen/{series}.ics", ["GET", "HEAD"], CalendarAsync).AllowAnonymous()
            .WithMetadata(new KeptAnswerAttribute());
        app.MapMethods("/kalender/treffen/{code}.ics", ["GET", "HEAD"], OwnCalendarAsync).AllowAnonymous();
        app.MapMethods("/treffen/protokolle.atom", ["GET", "HEAD"], FeedAsync).AllowAnonymous();
        app.MapMethods("/treffen/{series}/{date}/protokoll.pdf", ["GET", "HEAD"], PdfAsync).AllowAnonymous()
            .RequireRateLimiting(RateLimits.Print).WithRequestTimeout(NoticePrinter.TimeLimit);
        app.MapMethods("/treffen/{series}/{date}/protokoll.md", ["GET", "HEAD"], MarkdownAsync).AllowAnonymous();
    }

    private static async Task<IResult> CalendarAsync(string series, HttpRequest request, ReadPublicMeetings open,
        MunicipalCalendar calendar,
        SiteSettings site, CancellationToken cancellation)
    {
        if (await open.SeriesAsync(series, cancellation) is not { } found)
        {
            return TypedResults.NotFound();
        }

        var host = site.PublicUrl?.Host ?? "wegweiser.example";
        var shown = found.Meetings.Where(meeting => meeting.State != MeetingState.Cancelled
            || (meeting.ReplacedOn is null && meeting.HeldOn >= calendar.Today.AddDays(-DaysCancelledIsShown)));
        var text = CalendarWriter.Write(found.Series.Title, shown.OrderBy(meeting => meeting.HeldOn).Select(meeting =>
            EventOf(found.Series, meeting, host, new Uri(site.AddressOf(request,
                $"/treffen/{series}/{MeetingKey.Of(meeting.HeldOn)}")))));
        return new TextAnswer(text, CalendarWriter.MediaType, $"treffen-{series}.ics", isDownload: false);
    }

    // The secret address is the key; nothing of it may lie in shared caches.
    private static async Task<IResult> OwnCalendarAsync(string code, HttpRequest request, ReadCalendar read, MunicipalCalendar calendar,
        SiteSettings site, CancellationToken cancellation)
    {
        if (await read.ExecuteAsync(code, cancellation) is not { } dates)
        {
            return TypedResults.NotFound();
        }

        var host = site.PublicUrl?.Host ?? "wegweiser.example";
        var shown = dates.Where(date => date.State != MeetingState.Cancelled
            || (date.ReplacedOn is null && date.HeldOn >= calendar.Today.AddDays(-DaysCancelledIsShown)));
        var name = dates.Select(date => date.KeySeries).FirstOrDefault() ?? "Meine Treffen";
        var text = CalendarWriter.Write(name, shown.Select(date =>
        {
            var isCancelled = date.State == MeetingState.Cancelled;
            return new CalendarEvent
            {
                Uid = $"{date.Uid}.{host}",
                Sequence = date.Sequence,
                DtStamp = CalendarWriter.Utc(date.ChangedAt),
                DtStart = CalendarWriter.Local(date.HeldOn, date.StartsAt),
                DtEnd = CalendarWriter.Local(date.HeldOn, date.EndsAt),
                Summary = (isCancelled ? "Abgesagt: " : "") + date.Title,
                Location = date.Place,
                Url = new Uri(site.AddressOf(request, $"/treffen/{date.Slug}/{MeetingKey.Of(date.HeldOn)}")),
                Status = isCancelled ? Ical.Net.EventStatus.Cancelled : Ical.Net.EventStatus.Confirmed,
            };
        }));
        return new TextAnswer(text, CalendarWriter.MediaType, "meine-treffen.ics", isDownload: false) { IsPrivate = true };
    }

    private static CalendarEvent EventOf(SeriesRow series, PublicMeeting meeting, string host, Uri address)
    {
        var isCancelled = meeting.State == MeetingState.Cancelled;
        return new CalendarEvent
        {
            // The feed is not the invitation: who subscribes and is invited has two entries, and neither overwrites the other.
            Uid = $"{(meeting.IsForum ? meeting.GuestUid : meeting.Uid)}.{host}",
            Sequence = meeting.Sequence,
            DtStamp = CalendarWriter.Utc(meeting.ChangedAt),
            DtStart = CalendarWriter.Local(meeting.HeldOn, meeting.StartsAt),
            DtEnd = CalendarWriter.Local(meeting.HeldOn, meeting.EndsAt),
            Summary = (isCancelled ? "Abgesagt: " : "") + series.Title,
            Location = meeting.Place,
            Url = address,
            Status = isCancelled ? Ical.Net.EventStatus.Cancelled : Ical.Net.EventStatus.Confirmed,
        };
    }

    // 410 for what was withdrawn: whoever has the address learns that it is gone for good.
    private static async Task<IResult> MarkdownAsync(string series, string date, string? fassung, HttpContext context, RecordFiles files,
        CancellationToken cancellation) => await files.FindAsync(series, date, fassung, context, cancellation) switch
    {
        { IsGone: true } => TypedResults.StatusCode(StatusCodes.Status410Gone),
        { Version.Text: { } text } file => new TextAnswer(
            $"<!-- Fassung {file.Version.Number}, SHA-256 {Convert.ToHexStringLower(file.Version.Hash)} -->\n{text}",
            "text/markdown; charset=utf-8", $"protokoll-{series}-{date}.md", isDownload: true) { IsPrivate = !file.IsPublic },
        _ => TypedResults.NotFound(),
    };

    // Printed from the page by Chromium, which gets a ticket because it has no session; without Chromium the address leads to the page.
    private static async Task<IResult> PdfAsync(string series, string date, string? fassung, HttpContext context, RecordFiles files,
        RecordPrints prints, NoticePrinter printer, CancellationToken cancellation)
    {
        if (await files.FindAsync(series, date, fassung, context, cancellation) is not { } file)
        {
            return TypedResults.NotFound();
        }

        if (file.IsGone)
        {
            return TypedResults.StatusCode(StatusCodes.Status410Gone);
        }

        var response = context.Response;
        if (!printer.IsConfigured)
        {
            response.Headers.Location = file.IsPublic ? $"/treffen/{series}/{date}"
                : $"/treffen/{series}/{date}/protokoll{(fassung is null ? "" : "?fassung=innen")}";
            return TypedResults.StatusCode(StatusCodes.Status303SeeOther);
        }

        var tag = $"\"{Convert.ToHexStringLower(file.Version.Hash)[..32]}-{file.Version.Number}\"";
        if (file.IsPublic && TextAnswer.Knows(context.Request, tag))
        {
            response.Headers.ETag = tag;
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        if (await printer.PrintAsync($"/treffen/druck/{prints.Keep(file)}", file.Title, null, cancellation) is not { } pdf)
        {
            return TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        if (file.IsPublic)
        {
            response.Headers.ETag = tag;
        }

        response.Headers.CacheControl = file.IsPublic ? "public, no-cache" : "no-store";
        response.Headers.ContentDisposition = $"inline; filename=protokoll-{series}-{date}.pdf";
        return TypedResults.Bytes(pdf, "application/pdf");
    }

    // Minutes that were published or amended last; what is withdrawn is not in it from the next request on.
    private static async Task<IResult> FeedAsync(string? runde, HttpRequest request, ReadPublicMeetings open, SiteSettings site,
        CancellationToken cancellation)
    {
        var entries = await open.FeedAsync(runde, cancellation);
        var address = site.AddressOf(request, "/treffen/protokolle.atom" + (runde is null ? "" : $"?runde={Uri.EscapeDataString(runde)}"));
        var feed = new XElement(
            Atom + "feed",
            new XAttribute(XNamespace.Xml + "lang", "de"),
            new XElement(Atom + "id", address),
            new XElement(Atom + "title", runde is null || entries.Count == 0 ? "Protokolle der Runden"
                : $"Protokolle: {entries[0].Series}"),
            new XElement(Atom + "updated", entries.Select(entry => entry.PublishedAt).DefaultIfEmpty(DateTimeOffset.UnixEpoch).Max()
                .ToString("O", CultureInfo.InvariantCulture)),
            new XElement(Atom + "link", new XAttribute("rel", "self"), new XAttribute("href", address)),
            new XElement(Atom + "author", new XElement(Atom + "name", site.Network)),
            entries.Select(entry => new XElement(
                Atom + "entry",
                new XElement(Atom + "id", $"urn:uuid:{entry.Id}"),
                new XElement(Atom + "title",
                    $"{entry.Series}: Protokoll vom {entry.HeldOn.ToString("d. MMMM yyyy", Language.German.Culture)}"),
                new XElement(Atom + "updated", entry.PublishedAt.ToString("O", CultureInfo.InvariantCulture)),
                new XElement(Atom + "link", new XAttribute("rel", "alternate"),
                    new XAttribute("href", site.AddressOf(request, $"/treffen/{entry.Slug}/{MeetingKey.Of(entry.HeldOn)}"))),
                new XElement(Atom + "summary", entry.Number == 1 ? "Fassung 1" : $"Fassung {entry.Number}: {entry.Reason}"))));
        return new TextAnswer("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + feed, "application/atom+xml; charset=utf-8",
            "protokolle.atom", isDownload: false);
    }
}
