using System.Globalization;
using System.Text;
using IntMan.Foundation.Changes;
using IntMan.Meetings.Editing;

namespace IntMan.Meetings.Concerns;

/// <summary>What of a forum's part 1 stands in its minutes for outside: the concerns that were released and handed off since that
/// meeting, word for word, numbered without gaps. What stayed in the room is not counted.</summary>
public sealed class ReleasedConcerns(ReadSeries read)
{
    private const string Sql = """
        select h.title, h.text from meetings.hand_off h
        where h.from_id = @series and h.state <> 'Recalled' and h.handed_on >= @held and h.handed_on < coalesce((
            select min(n.held_on) from meetings.meeting n where n.series_id = @series and n.held_on > @held
                and n.state in ('Running', 'Held', 'Closed')), date 'infinity')
        order by h.number
        """;

    /// <returns>Markdown for the end of the minutes; empty when nothing was handed off.</returns>
    public async Task<string> TextAsync(Caller caller, string slug, DateOnly day, CancellationToken cancellation) =>
        await read.ExecuteAsync(
            caller,
            slug,
            series => series.GridAsync(Sql, new { held = day }, async grid =>
                (string?)TextOf([.. await grid.ReadAsync<(string, string)>()])),
            cancellation) ?? "";

    public static string TextOf(IReadOnlyList<(string Title, string Text)> concerns)
    {
        var text = new StringBuilder();
        foreach (var (index, (title, words)) in concerns.Index())
        {
            text.Append(index == 0 ? "\n## Übergebene Anliegen\n\n" : "");
            text.Append(CultureInfo.InvariantCulture, $"### Anliegen {index + 1}: {title}\n\n{words}\n\n");
        }

        return text.ToString();
    }
}
