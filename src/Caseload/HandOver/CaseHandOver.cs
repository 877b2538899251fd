using IntMan.Caseload.Cases;
using IntMan.Foundation.Text;

namespace IntMan.Caseload.HandOver;

public enum HandOverState
{
    Proposed,

    /// <summary>The receiving manager takes the case; the common meeting is still to come.</summary>
    Accepted,
    Declined,
    Withdrawn,

    /// <summary>The case has moved, with a number of its own.</summary>
    Done,
}

public enum DeclineReason
{
    NoCapacity,
    WrongPlace,
    ClarifyFirst,
    Other,
}

/// <summary>A hand-over as both sides see it: how much there is, never what it says.</summary>
public sealed class CaseHandOver
{
    internal const string Sql = """
        select h.id, h.case_id, h.with_data, h.passes_health, h.meeting_on, h.state, h.declined_because, h.successor_id, h.proposed_on,
            h.answered_on, h.from_id = caseload.me() as is_given, g.name as giver, r.name as receiver, x.alias, x.short_number,
            x.municipality, x.kind, x.goals, x.assessed, x.talks, x.has_health, x.releases
        from caseload.hand_over h cross join lateral caseload.hand_over_extent(h.id) x
            left join lateral (select concat_ws(' ', p.given_name, p.family_name) as name from public_directory.named_person p
                where p.id = h.from_id limit 1) g on true
            left join lateral (select concat_ws(' ', p.given_name, p.family_name) as name from public_directory.named_person p
                where p.id = h.to_id limit 1) r on true
        """;

    public static Labels<HandOverState> States { get; } = new((HandOverState.Proposed, ["vorgeschlagen"]),
        (HandOverState.Accepted, ["angenommen"]), (HandOverState.Declined, ["abgelehnt"]), (HandOverState.Withdrawn, ["zurückgezogen"]),
        (HandOverState.Done, ["abgeschlossen"]));

    public static Labels<DeclineReason> Reasons { get; } = new((DeclineReason.NoCapacity, ["keine Kapazität"]),
        (DeclineReason.WrongPlace, ["falscher Ort"]), (DeclineReason.ClarifyFirst, ["zuerst etwas klären"]),
        (DeclineReason.Other, ["anderer Grund"]));

    public Guid Id { get; init; }
    public Guid CaseId { get; init; }
    public bool WithData { get; init; }
    public bool PassesHealth { get; init; }
    public DateOnly? MeetingOn { get; init; }
    public HandOverState State { get; init; }
    public DeclineReason? DeclinedBecause { get; init; }
    public Guid? SuccessorId { get; init; }
    public DateOnly ProposedOn { get; init; }
    public DateOnly? AnsweredOn { get; init; }

    /// <summary>The caller gives the case away; else they are asked to take it.</summary>
    public bool IsGiven { get; init; }
    public string? Giver { get; init; }
    public string? Receiver { get; init; }
    public string Alias { get; init; } = "";
    public string ShortNumber { get; init; } = "";
    public string? Municipality { get; init; }
    public CaseKind Kind { get; init; }
    public int Goals { get; init; }

    /// <summary>Rows of the table of points that are recorded.</summary>
    public int Assessed { get; init; }
    public int Talks { get; init; }
    public bool HasHealth { get; init; }
    public int Releases { get; init; }

    public bool IsOpen => State is HandOverState.Proposed or HandOverState.Accepted;

    public string Other => (IsGiven ? Receiver : Giver) ?? "Fachkraft ohne Veröffentlichung";
}
