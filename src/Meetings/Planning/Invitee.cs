namespace IntMan.Meetings.Planning;

public enum InviteeKind
{
    Member,
    Guest,
    Substitute,
}

public enum InvitationAnswer
{
    None,
    Accepted,
    Tentative,
    Declined,
    Substitute,
}

/// <summary>Somebody who is invited to a meeting, and what they said.</summary>
public sealed class Invitee
{
    public Guid Id { get; init; }
    public InviteeKind Kind { get; init; }
    public Guid? PersonId { get; init; }
    public string Name { get; init; } = "";
    public string? Email { get; init; }
    public InvitationAnswer Answer { get; init; }
    public string? SubstituteName { get; init; }
    public int? AnsweredSequence { get; init; }
    public int? SentSequence { get; init; }

    /// <summary>An answer to an earlier date says nothing about this one.</summary>
    public bool IsAnswerTo(int sequence) => Answer != InvitationAnswer.None && AnsweredSequence == sequence;

    internal const string OfMeeting = """
        select i.id, i.kind, i.person_id, coalesce(i.name, p.name, 'nicht mehr im Verzeichnis') as name, coalesce(i.email, p.email) as
          email,
            i.answer, i.substitute_name, i.answered_sequence, i.sent_sequence
        from meetings.invitation i left join published_directory.colleague p on p.id = i.person_id
        where i.meeting_id = @meeting and i.removed_at is null order by i.kind desc, coalesce(i.name, p.family_name), i.id
        """;
}
