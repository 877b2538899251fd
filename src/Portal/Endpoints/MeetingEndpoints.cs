using Ical.Net.CalendarComponents;
using IntMan.Foundation.Calendars;
using IntMan.Foundation.Time;
using IntMan.Meetings.Editing;
using IntMan.Meetings.Minutes;
using IntMan.Meetings.Planning;
using IntMan.Portal.Caching;
using IntMan.Portal.Security;

namespace IntMan.Portal.Endpoints;

// Files of meetings: the calendar of a public series, and published minutes as Markdown.
public static class MeetingEndpoints
{
    private const int DaysCancelledIsShown = 30;

    public static void MapMeetings(this WebApplication app)
    {
        app.MapMethods("/treffen/{series}.ics", ["GET", "HEAD"], CalendarAsync).AllowAnonymous()
            .WithMetadata(new KeptAnswerAttribute());
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
    private static async Task<IResult> MarkdownAsync(string series, string date, string? fassung, HttpContext context,
        ReadPublicMeetings open,
        ShowRecord own, CancellationToken cancellation)
    {
        if (MeetingKey.Parse(date) is not { } day)
        {
            return TypedResults.NotFound();
        }

        var versions = fassung == "innen" || context.Meets() ? await OwnAsync() : (await open.MeetingAsync(series, day,
            cancellation))?.Versions;
        return versions switch
        {
            [{ WithdrawnAt: not null }, ..] => TypedResults.StatusCode(StatusCodes.Status410Gone),
            [{ Text: { } text } version, ..] =>
                new TextAnswer($"<!-- Fassung {version.Number}, SHA-256 {Convert.ToHexStringLower(version.Hash)} -->\n{text}",
                "text/markdown; charset=utf-8", $"protokoll-{series}-{date}.md", isDownload: true),
            _ => TypedResults.NotFound(),
        };

        async Task<IReadOnlyList<VersionRow>?> OwnAsync()
        {
            var key = new RecordKey(series, day, fassung == "innen");
            var page = context.Meets() ? await own.ExecuteAsync(context.MeetingCaller(), key, cancellation) : null;
            return page is { Standing.Sits: true } or { Current.Visibility: not RecordVisibility.Participants } or { Current: null }
                ? page.Versions : null;
        }
    }
}
