namespace IntMan.Meetings.Concerns;

/// <summary>A concern as the round has it: the copy, and what became of it.</summary>
public sealed class HandOffRow
{
    public Guid Id { get; init; }
    public int Number { get; init; }
    public string Title { get; init; } = "";
    public string Text { get; init; } = "";
    public byte[] Hash { get; init; } = [];
    public DateOnly HandedOn { get; init; }
    public HandOffState State { get; init; }
    public DateOnly? ReceivedOn { get; init; }

    /// <summary>The day of the agenda it stands on, or stood last.</summary>
    public DateOnly? ScheduledFor { get; init; }
    public DateOnly? DiscussedOn { get; init; }
    public string? Question { get; init; }
    public DateOnly? AskedOn { get; init; }
    public DateOnly? EscalatedOn { get; init; }
    public string? Answer { get; init; }
    public DateOnly? AnsweredOn { get; init; }
    public DeclineReason? DeclinedAs { get; init; }
    public DateOnly? RecallAskedOn { get; init; }
    public string? RecallReason { get; init; }
    public DateOnly? RecallSettledOn { get; init; }
    public DateOnly? ReportedOn { get; init; }
    public Guid? FollowsId { get; init; }
    public string Forum { get; init; } = "";
    public string ForumSlug { get; init; } = "";
    public string Round { get; init; } = "";
    public string RoundSlug { get; init; } = "";

    /// <summary>How often the round has met since.</summary>
    public int RoundsSince { get; init; }
    public int Revision { get; init; }

    public string HashText => Convert.ToHexStringLower(Hash);

    /// <summary>Somebody still has to do something: until the forum has heard the answer.</summary>
    public bool IsOpen => ReportedOn is null && State is not (HandOffState.Clarified or HandOffState.Recalled);

    /// <summary>The round has nothing more to do with it.</summary>
    public bool IsDone => State is HandOffState.Answered or HandOffState.Declined or HandOffState.Clarified or HandOffState.Recalled;

    public bool IsAged => IsOpen && RoundsSince >= Rounds;

    public bool IsRecallOpen => RecallAskedOn is not null && RecallSettledOn is null && !IsDone;

    public int? DaysToAnswer => AnsweredOn is { } answered ? answered.DayNumber - HandedOn.DayNumber : null;

    /// <summary>Open so long that both moderators are told.</summary>
    public const int Rounds = 2;

    /// <summary>How often the round of meetings.hand_off h has met since it has the copy.</summary>
    internal const string RoundsSinceSql = """
        (select count(*)::int from meetings.meeting m where m.series_id = h.to_id and m.held_on > h.handed_on
            and m.state in ('Held', 'Closed'))
        """;

    /// <summary>Columns of meetings.hand_off h from forum f to round t.</summary>
    internal const string Columns = $"""
        h.id, h.number, h.title, h.text, h.hash, h.handed_on, h.state, h.received_on, h.discussed_on, h.question, h.asked_on,
            h.escalated_on, h.answer, h.answered_on, h.declined_as, h.recall_asked_on, h.recall_reason, h.recall_settled_on,
            h.reported_on, h.follows_id, h.revision, f.title as forum, f.slug as forum_slug, t.title as round, t.slug as round_slug,
            (select max(m.held_on) from meetings.item i join meetings.meeting m on m.id = i.meeting_id
                where i.hand_off_id = h.id and i.series_id = h.to_id and i.state not in ('Withdrawn', 'Deferred')) as scheduled_for,
            {RoundsSinceSql} as rounds_since
        """;

    internal const string Source = """
        meetings.hand_off h join meetings.series f on f.id = h.from_id join meetings.series t on t.id = h.to_id
        """;
}

/// <summary>An attachment by its name; its bytes are asked for alone.</summary>
public sealed class FileLine
{
    public int Position { get; init; }
    public string Name { get; init; } = "";
    public int Bytes { get; init; }
}
