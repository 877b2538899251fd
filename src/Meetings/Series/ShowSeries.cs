using IntMan.Foundation.Changes;
using IntMan.Meetings.Editing;

namespace IntMan.Meetings.Series;

/// <summary>One series for those who are something in it: what comes, what was, who does what, and whether its promise is kept.</summary>
public sealed class ShowSeries(ReadSeries read)
{
    private const int Shown = 6;
    private const int Dates = 12;

    // A mandate that ends within so many days is named.
    private const int DaysAhead = 60;

    private static readonly string Sql = $"""
        select m.held_on, m.starts_at, m.ends_at, m.place, m.state, m.cancelled_because, m.replaced_on, m.invited_at is not null as
          was_invited,
            (select count(*)::int from meetings.invitation i where i.meeting_id = m.id and i.removed_at is null) as invited,
            (select count(*)::int from meetings.invitation i where i.meeting_id = m.id and i.removed_at is null
                and i.answer in ('Accepted', 'Substitute') and i.answered_sequence = m.sequence) as accepted,
            (select count(distinct a.id)::int from meetings.attendance a where a.meeting_id = m.id and a.presence = 'Present'
                and a.part = (select max(b.part) from meetings.attendance b where b.meeting_id = m.id)) as present,
            (select r.state from meetings.record r where r.meeting_id = m.id and not r.is_protected) as record_state
        from meetings.meeting m where m.series_id = @series order by m.held_on desc limit {Dates};

        select t.id, t.text, t.due_on, t.state, t.is_protected, (select p.name from published_directory.colleague p where p.id =
          t.person_id) as person
        from meetings.task t where t.series_id = @series and t.state in ('Open', 'InProgress') order by t.due_on, t.id limit {Shown};

        select r.role, p.name, p.slug, r.valid_until
        from meetings.role_term r join published_directory.colleague p on p.id = r.person_id
        where r.series_id = @series and foundation.valid_on(r.valid_from, r.valid_until, @day);

        select m.stands_for, count(*)::int as people,
            count(*) filter (where exists (select from meetings.mandate d where d.series_id = m.series_id and d.person_id = m.person_id
                and foundation.valid_on(d.valid_from, d.valid_until, @day)))::int as mandated,
            count(*) filter (where m.confirmed_version = @version)::int as confirmed,
            (select min(d.valid_until) from meetings.mandate d join meetings.member o on o.person_id = d.person_id and o.series_id =
              d.series_id
                where d.series_id = @series and o.stands_for = m.stands_for and foundation.valid_on(d.valid_from, d.valid_until, @day)
                    and not foundation.reaches(d.valid_until, @soon)) as ends_soon
        from meetings.member m where m.series_id = @series and foundation.valid_on(m.valid_from, m.valid_until, @day)
        group by m.stands_for order by count(*) desc, m.stands_for;

        select (select count(*)::int from meetings.task where series_id = @series and state in ('Open', 'InProgress')) as tasks,
            (select count(*)::int from meetings.item where series_id = @series and meeting_id is null and state in ('Submitted',
              'Deferred')) as waiting,
            (select count(*)::int from meetings.meeting m where m.series_id = @series and m.state = 'Held') as unpublished,
            (select m.confirmed_version from meetings.member m where m.series_id = @series and m.person_id = @person
                and foundation.valid_on(m.valid_from, m.valid_until, @day)) as confirmed_version;
        """;

    public Task<SeriesPage?> ExecuteAsync(Caller caller, string slug, CancellationToken cancellation) => read.ExecuteAsync(
        caller,
        slug,
        series => series.GridAsync(
            Sql,
            new
            {
                day = caller.Scope.Day, soon = caller.Scope.Day.AddDays(DaysAhead + 1), person = caller.Actor.PersonId,
                version = series.Standing.Series.CharterVersion,
            },
            async grid => (SeriesPage?)new SeriesPage(
                series.Standing,
                [.. await grid.ReadAsync<SeriesDate>()],
                [.. await grid.ReadAsync<SeriesTask>()],
                [.. await grid.ReadAsync<TermLine>()],
                [.. await grid.ReadAsync<SeatLine>()],
                await grid.ReadSingleAsync<SeriesCounts>())),
        cancellation);
}

public sealed record SeriesPage(
    Standing Standing, IReadOnlyList<SeriesDate> Dates, IReadOnlyList<SeriesTask> Tasks, IReadOnlyList<TermLine> Terms,
    IReadOnlyList<SeatLine> Seats, SeriesCounts Counts)
{
    public SeriesRow Series => Standing.Series;

    public int Members => Seats.Sum(seat => seat.People);

    public SeriesDate? NextAfter(DateOnly today) =>
        Dates.Where(date => date.HeldOn >= today && date.State is "Draft" or "Invited" or "Running").OrderBy(date =>
            date.HeldOn).FirstOrDefault();

    public IEnumerable<SeriesDate> Past => Dates.Where(date => date.State is "Held" or "Closed");

    public TermLine? Holder(SeriesRole role) => Terms.FirstOrDefault(term => term.Role == role);
}

/// <summary>A date of a series.</summary>
public sealed class SeriesDate
{
    public DateOnly HeldOn { get; init; }
    public TimeOnly StartsAt { get; init; }
    public TimeOnly EndsAt { get; init; }
    public string Place { get; init; } = "";
    public string State { get; init; } = "";
    public string? CancelledBecause { get; init; }
    public DateOnly? ReplacedOn { get; init; }
    public bool WasInvited { get; init; }
    public int Invited { get; init; }
    public int Accepted { get; init; }
    public int Present { get; init; }
    public string? RecordState { get; init; }
}

/// <summary>An open task of a series.</summary>
public sealed class SeriesTask
{
    public Guid Id { get; init; }
    public string Text { get; init; } = "";
    public DateOnly DueOn { get; init; }
    public string State { get; init; } = "";
    public bool IsProtected { get; init; }
    public string? Person { get; init; }
}

/// <summary>Who has a role today.</summary>
public sealed class TermLine
{
    public SeriesRole Role { get; init; }
    public string Name { get; init; } = "";
    public string Slug { get; init; } = "";
    public DateOnly? ValidUntil { get; init; }
}

/// <summary>The seats of one organisation.</summary>
public sealed class SeatLine
{
    public string StandsFor { get; init; } = "";
    public int People { get; init; }
    public int Mandated { get; init; }
    public int Confirmed { get; init; }
    public DateOnly? EndsSoon { get; init; }
}

/// <summary>What waits in a series.</summary>
public sealed class SeriesCounts
{
    public int Tasks { get; init; }
    public int Waiting { get; init; }
    public int Unpublished { get; init; }
    public int? ConfirmedVersion { get; init; }
}
