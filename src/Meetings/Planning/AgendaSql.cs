using IntMan.Meetings.Editing;

namespace IntMan.Meetings.Planning;

/// <summary>Puts items on agendas, whoever they come from.</summary>
internal static class AgendaSql
{
    public static async Task<Guid> InsertAsync(
        SeriesChange change, Guid? meeting, TemplateItem item, int position, bool isProtected, ItemSource source,
            ItemState state = ItemState.Accepted)
    {
        var id = Guid.CreateVersion7(change.At);
        await change.ExecuteAsync("""
            insert into meetings.item (id, series_id, meeting_id, part, is_protected, position, title, manner, minutes, responsible,
              body, state,
              source, submitted_by, created_at)
            values (@id, @series, @meeting, @Part, @isProtected, @position, @Title, @manner, @Minutes, @Responsible, @Body, @state,
              @source,
              @submitter, @At)
            """, new
        {
            id, series = change.Series.Id, meeting, item.Part, isProtected, position, item.Title, manner = item.Manner.ToString(),
                item.Minutes,
            item.Responsible, item.Body, state = state.ToString(), source = source.ToString(), change.At,
            submitter = source == ItemSource.Member ? change.PersonId : null,
        });
        return id;
    }

    /// <summary>The place after the last one of a part.</summary>
    public static async Task<int> LastPositionAsync(SeriesChange change, Guid meeting, int part) => await change.ScalarAsync<int>(
        "select coalesce(max(position), 0)::int from meetings.item where meeting_id = @meeting and part = @part", new { meeting, part });
}
