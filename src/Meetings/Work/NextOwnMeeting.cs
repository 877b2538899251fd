using IntMan.Foundation.Changes;
using IntMan.Foundation.Database;
using IntMan.Meetings.Planning;

namespace IntMan.Meetings.Work;

/// <summary>The meeting somebody is expected at next.</summary>
public static class NextOwnMeeting
{
    private const string Sql = """
        select s.slug, s.title as series, m.held_on, m.starts_at, m.ends_at, m.place, m.state
        from meetings.invitation i join meetings.meeting m on m.id = i.meeting_id join meetings.series s on s.id = m.series_id
        where i.person_id = @person and i.removed_at is null and m.held_on >= @day and m.state in ('Invited', 'Running')
            and (i.answer <> 'Declined' or i.answered_sequence is distinct from m.sequence)
        order by m.held_on, m.starts_at, m.id limit 1;

        """;

    /// <param name="take">Is called when there is one.</param>
    /// <returns>Null for whoever sits in no round.</returns>
    public static SharedQuery? QueryFor(Caller caller, Action<ExpectedAt> take) =>
        caller.Scope.Rounds is not { } scope || caller.Actor.PersonId is null ? null : new SharedQuery(
            Sql,
            OpenMeetingWork.ValuesOf(caller, scope),
            async grid =>
            {
                if (await grid.ReadSingleOrDefaultAsync<ExpectedAt>() is { } next)
                {
                    take(next);
                }
            });
}

/// <summary>Where and when.</summary>
public sealed class ExpectedAt
{
    public string Slug { get; init; } = "";

    public string Series { get; init; } = "";

    public DateOnly HeldOn { get; init; }

    public TimeOnly StartsAt { get; init; }

    public TimeOnly EndsAt { get; init; }

    public string Place { get; init; } = "";

    public MeetingState State { get; init; }

    public string Address => $"/treffen/{Slug}/{MeetingKey.Of(HeldOn)}";
}
