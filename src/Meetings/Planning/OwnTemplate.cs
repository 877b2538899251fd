using IntMan.Foundation.Changes;
using IntMan.Meetings.Editing;

namespace IntMan.Meetings.Planning;

/// <summary>The template that a series has made of one of its own agendas. Whoever cannot see part 1 of a forum keeps and uses part 2 of
/// it only.</summary>
public sealed class OwnTemplate(MeetingsChanges changes)
{
    public const string Title = "Eigene Vorlage der Runde";

    /// <summary>Keeps the agenda of a day as the usual one, without what members brought along.</summary>
    public Task KeepAsync(Caller caller, string slug, DateOnly day, CancellationToken cancellation) => changes.InSeriesAsync(
        caller,
        slug,
        async change =>
        {
            change.Require(SeriesRoles.Preparing);
            var meeting = await MeetingReading.ShareAsync(change, day);
            var values = new
            {
                meeting = meeting.Id, series = change.Series.Id,
                after = meeting.PartTwoAt is { } two ? (int?)(two - meeting.StartsAt).TotalMinutes : null,
            };
            await change.ExecuteAsync("delete from meetings.template_item where series_id = @series", values);
            var kept = await change.ExecuteAsync("""
                insert into meetings.template_item (series_id, part, is_protected, position, title, manner, minutes, responsible, body)
                select series_id, part, is_protected, row_number() over (partition by part order by position, id), title, manner, minutes,
                  responsible, body
                from meetings.item where meeting_id = @meeting and source in ('Template', 'Office')
                  and state not in ('Submitted', 'Returned', 'Withdrawn')
                """, values);
            Require.That(kept > 0, "Die Tagesordnung ist leer. Fügen Sie zuerst Punkte hinzu.");
            await change.ExecuteAsync(
                $"update meetings.series set template = '{AgendaTemplate.Own}', part_two_after = @after where id = @series", values);
            await change.AuditAsync("series.template-kept", change.Series.Id);
        },
        cancellation,
        alone: true);

    internal static async Task<AgendaTemplate?> FindAsync(SeriesChange change)
    {
        var rows = await change.QueryAsync<Row>("""
            select t.part, t.title, t.minutes, t.responsible, t.manner, t.body, s.part_two_after as anchor
            from meetings.template_item t join meetings.series s on s.id = t.series_id
            where t.series_id = @series order by t.part, t.position
            """, new { series = change.Series.Id });
        return rows.Count == 0 ? null : new AgendaTemplate(AgendaTemplate.Own, Title, [.. rows.Select(row =>
            new TemplateItem(row.Part, row.Title, row.Minutes, row.Responsible, row.Manner, row.Body))]) { Anchor = rows[0].Anchor };
    }

    private sealed class Row
    {
        public int Part { get; init; }

        public string Title { get; init; } = "";

        public int Minutes { get; init; }

        public string Responsible { get; init; } = "";

        public ItemManner Manner { get; init; }

        public string Body { get; init; } = "";

        public int? Anchor { get; init; }
    }
}
