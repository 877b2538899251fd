using IntMan.Meetings.Concerns;
using IntMan.Portal.Security;

namespace IntMan.Portal.Endpoints;

// Attachments of concerns: in the room of a forum those of the wording, in the round those of the copy.
public static class ConcernEndpoints
{
    public static void MapConcerns(this WebApplication app)
    {
        app.MapMethods("/treffen/{series}/anliegen/{concern:guid}/anlage/{position:int}", ["GET", "HEAD"], OfWordingAsync)
            .RequireAuthorization(Policies.Meet);
        app.MapMethods("/treffen/{series}/eingang/{number:int}/anlage/{position:int}", ["GET", "HEAD"], OfCopyAsync)
            .RequireAuthorization(Policies.Meet);
    }

    private static async Task<IResult> OfWordingAsync(string series, Guid concern, int position, HttpContext context, ReadAttachment read,
        CancellationToken cancellation) =>
        Answer(await read.OfWordingAsync(context.MeetingCaller(), series, concern, position, cancellation));

    private static async Task<IResult> OfCopyAsync(string series, int number, int position, HttpContext context, ReadAttachment read,
        CancellationToken cancellation) =>
        Answer(await read.OfCopyAsync(context.MeetingCaller(), series, number, position, cancellation));

    private static IResult Answer(Attachment? file) => file is null ? TypedResults.NotFound()
        : TypedResults.File(file.Content, file.MediaType, file.Name);
}
