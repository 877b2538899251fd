using IntMan.Foundation.Changes;
using IntMan.Meetings.Editing;
using IntMan.Meetings.Series;

namespace IntMan.Meetings.Concerns;

/// <summary>What goes along with the spokesperson's role, for the members of the forum; hints only for the two who hand over.</summary>
public sealed class ShowHandOver(ReadSeries read)
{
    private static readonly string Sql = $"""
        select {HandOffRow.Columns} from {HandOffRow.Source}
        where h.from_id = @series and h.reported_on is null and h.state not in ('Clarified', 'Recalled') order by h.handed_on, h.number;

        select t.id, t.text, t.due_on, t.state, t.is_protected from meetings.task t
        where t.series_id = @series and t.person_id = @person and t.state in ('Open', 'InProgress') order by t.due_on, t.id;

        select r.id, r.starts_on, r.sheet, r.handed_at, r.confirmed_at, r.to_person = @person as is_mine,
            case when @person in (r.from_person, r.to_person) then r.hints else '' end as hints,
            (select p.name from published_directory.colleague p where p.id = r.from_person) as giver,
            (select p.name from published_directory.colleague p where p.id = r.to_person) as successor
        from meetings.role_handover r where r.series_id = @series order by r.handed_at desc limit 5;

        select p.id, p.name, p.organisation from published_directory.colleague p
        where p.id in (select d.person_id from meetings.mandate d where d.series_id = @series) and p.id <> @person
        order by p.family_name, p.name, p.id;
        """;

    public Task<HandOverPage?> ExecuteAsync(Caller caller, string slug, CancellationToken cancellation) => read.ExecuteAsync(
        caller,
        slug,
        async series => !series.Standing.InRoom ? null : await series.GridAsync(
            Sql,
            new { person = caller.Actor.PersonId },
            async grid => (HandOverPage?)new HandOverPage(series.Standing, [.. await grid.ReadAsync<HandOffRow>()],
                [.. await grid.ReadAsync<SeriesTask>()], [.. await grid.ReadAsync<HandOverRow>()],
                [.. await grid.ReadAsync<PersonLine>()])),
        cancellation);
}

public sealed record HandOverPage(
    Standing Standing, IReadOnlyList<HandOffRow> Open, IReadOnlyList<SeriesTask> Tasks, IReadOnlyList<HandOverRow> Done,
    IReadOnlyList<PersonLine> People)
{
    public bool MayHandOver => Standing.Has(SeriesRole.Spokesperson);
}

/// <summary>A role that was handed over.</summary>
public sealed class HandOverRow
{
    public Guid Id { get; init; }
    public DateOnly StartsOn { get; init; }
    public string Sheet { get; init; } = "";
    public string Hints { get; init; } = "";
    public DateTimeOffset HandedAt { get; init; }
    public DateTimeOffset? ConfirmedAt { get; init; }
    public bool IsMine { get; init; }
    public string? Giver { get; init; }
    public string? Successor { get; init; }
}
