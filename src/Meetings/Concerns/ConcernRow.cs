using IntMan.Foundation.Changes;
using IntMan.Meetings.Editing;

namespace IntMan.Meetings.Concerns;

/// <summary>A concern as the room has it.</summary>
public sealed class ConcernRow
{
    public Guid Id { get; init; }
    public string Title { get; init; } = "";

    /// <summary>The inner note.</summary>
    public string Note { get; init; } = "";
    public ConcernState State { get; init; }
    public int? Wording { get; init; }
    public string? RaisedBy { get; init; }
    public DateTimeOffset RaisedAt { get; init; }
    public DateTimeOffset ChangedAt { get; init; }
    public int Revision { get; init; }

    /// <summary>Columns of meetings.concern c.</summary>
    internal const string Columns = """
        c.id, c.title, c.note, c.state, c.wording, c.raised_at, c.changed_at, c.revision,
            (select p.name from published_directory.colleague p where p.id = c.raised_by) as raised_by
        """;

    /// <summary>Nobody else takes a step with it until the change is kept. Votes whose time is up are counted before.</summary>
    /// <exception cref="MissingEntry">There is no such concern for the caller.</exception>
    internal static async Task<ConcernRow> HoldAsync(SeriesChange change, Guid id)
    {
        if (!change.Standing.InRoom)
        {
            throw new MissingEntry();
        }

        await change.ScalarAsync<object>("select meetings.end_ballots(@series, @At)", new { series = change.Series.Id, change.At });
        return await change.FindAsync<ConcernRow>(
            $"select {Columns} from meetings.concern c where c.id = @id and c.series_id = @series for update of c",
            new { id, series = change.Series.Id }) ?? throw new MissingEntry();
    }

    /// <summary>Takes it to the state that a step has led to, and notes the step in the room's own log.</summary>
    internal static async Task StepAsync(SeriesChange change, Guid id, ConcernVerb verb, ConcernState state, bool isNamed = true)
    {
        var values = new
        {
            id, step = Guid.NewGuid(), series = change.Series.Id, verb = verb.ToString(), state = state.ToString(), change.At,
            person = isNamed ? change.PersonId : null,
        };
        await change.ExecuteAsync(
            "update meetings.concern set state = @state, changed_at = @At, revision = revision + 1 where id = @id", values);
        await change.ExecuteAsync("""
            insert into meetings.concern_step (id, concern_id, series_id, verb, state, person_id, at)
            values (@step, @id, @series, @verb, @state, @person, @At)
            """, values);
    }
}
