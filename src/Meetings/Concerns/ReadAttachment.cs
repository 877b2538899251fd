using IntMan.Foundation.Changes;
using IntMan.Meetings.Editing;

namespace IntMan.Meetings.Concerns;

/// <summary>The bytes of an attachment: in the room of its wording, in the round of the copy.</summary>
public sealed class ReadAttachment(ReadSeries read)
{
    private const string OfWording = """
        select f.name, f.media_type as mediatype, f.content from meetings.wording_file f join meetings.concern c on c.id = f.concern_id
            and c.wording = f.number
        where c.id = @id and c.series_id = @series and f.position = @position;
        """;

    private const string OfCopy = """
        select f.name, f.media_type as mediatype, f.content from meetings.hand_off_file f join meetings.hand_off h on h.id = f.hand_off_id
        where h.to_id = @series and h.number = @number and f.position = @position;
        """;

    public Task<Attachment?> OfWordingAsync(Caller caller, string slug, Guid id, int position, CancellationToken cancellation) =>
        read.ExecuteAsync(
            caller,
            slug,
            async series => series.Standing.InRoom ? await series.GridAsync(OfWording, new { id, position }, grid =>
                grid.ReadSingleOrDefaultAsync<Attachment?>()) : null,
            cancellation);

    public Task<Attachment?> OfCopyAsync(Caller caller, string slug, int number, int position, CancellationToken cancellation) =>
        read.ExecuteAsync(
            caller,
            slug,
            series => series.GridAsync(OfCopy, new { number, position }, grid => grid.ReadSingleOrDefaultAsync<Attachment?>()),
            cancellation);
}
