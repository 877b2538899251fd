using IntMan.Meetings.Planning;
using IntMan.Meetings.Sittings;
using IntMan.Portal.Security;
using IntMan.Portal.Workers;

namespace IntMan.Portal.Endpoints;

// Server-sent events of a running meeting. A stream ends by itself after a while, so that rights are asked for again.
public static class SittingEventsEndpoint
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    public static void MapSittingEvents(this WebApplication app) =>
        app.MapGet("/treffen/{series}/{date}/sitzung/ereignisse", GetAsync).RequireAuthorization(Policies.Meet).DisableRequestTimeout();

    private static async Task GetAsync(string series, string date, HttpContext context, ShowSitting show, SittingNews news,
        IHostApplicationLifetime life)
    {
        var response = context.Response;
        if (MeetingKey.Parse(date) is not { } day
            || await show.ExecuteAsync(context.MeetingCaller(), series, day, context.RequestAborted) is not { } sitting)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        // Tells the browser to ask no more.
        if (sitting.Meeting.State != MeetingState.Running)
        {
            response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, life.ApplicationStopping);
        end.CancelAfter(Longest);
        using var listener = news.Listen(sitting.Meeting.Id, sitting.Standing.InRoom);
        try
        {
            await SendAsync("retry: 1000\n\n");
            while (true)
            {
                await SendAsync(await listener.WaitAsync(Beat, end.Token) ? "event: neu\ndata: 1\n\n" : ": noch da\n\n");
            }
        }
        catch (OperationCanceledException)
        {
            // Whoever looked has gone, the time is over, or the portal stops.
        }

        async Task SendAsync(string text)
        {
            await response.WriteAsync(text, end.Token);
            await response.Body.FlushAsync(end.Token);
        }
    }
}
