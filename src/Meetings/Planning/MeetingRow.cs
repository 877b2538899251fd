using System.Globalization;

namespace IntMan.Meetings.Planning;

/// <summary>A meeting as it is planned.</summary>
public sealed class MeetingRow
{
    public Guid Id { get; init; }
    public DateOnly HeldOn { get; init; }
    public TimeOnly StartsAt { get; init; }
    public TimeOnly EndsAt { get; init; }
    public TimeOnly? PartTwoAt { get; init; }
    public string Place { get; init; } = "";
    public MeetingState State { get; init; }
    public string Uid { get; init; } = "";
    public string GuestUid { get; init; } = "";
    public int Sequence { get; init; }
    public int? SentSequence { get; init; }
    public DateTimeOffset? InvitedAt { get; init; }
    public DateTimeOffset? StartedAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
    public string? CancelledBecause { get; init; }
    public DateOnly? ReplacedOn { get; init; }
    public int Revision { get; init; }

    /// <summary>In addresses.</summary>
    public string Key => MeetingKey.Of(HeldOn);

    internal const string Columns = """
        m.id, m.held_on, m.starts_at, m.ends_at, m.part_two_at, m.place, m.state, m.uid, m.guest_uid, m.sequence, m.sent_sequence,
          m.invited_at,
            m.started_at, m.ended_at, m.cancelled_because, m.replaced_on, m.revision
        """;
}

/// <summary>The day of a meeting in addresses: "2026-12-08".</summary>
public static class MeetingKey
{
    private const string Form = "yyyy-MM-dd";

    public static string Of(DateOnly day) => day.ToString(Form, CultureInfo.InvariantCulture);

    public static DateOnly? Parse(string? key) =>
        DateOnly.TryParseExact(key, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
