using IntMan.Foundation.Text;

namespace IntMan.Meetings.Editing;

public enum SeriesFormat
{
    CoordinationRound,
    ExchangeForum,
    NetworkMeeting,
    WorkingGroup,
    RoundTable,
    WorldCafe,
    TeamExchange,
}

public enum Cadence
{
    Fortnightly,
    Monthly,
    Quarterly,
    HalfYearly,
    AsNeeded,
}

public enum ApprovalRule
{
    NextMeeting,
    Silence,
}

public enum ReleaseRule
{
    Unanimous,
    Majority,
}

public static class SeriesLabels
{
    public static Labels<SeriesFormat> Formats { get; } = new(
        (SeriesFormat.CoordinationRound, ["Koordinierungsrunde"]), (SeriesFormat.ExchangeForum, ["Austauschforum"]),
        (SeriesFormat.NetworkMeeting, ["Netzwerktreffen"]), (SeriesFormat.WorkingGroup, ["Arbeitskreis"]),
        (SeriesFormat.RoundTable, ["Runder Tisch"]), (SeriesFormat.WorldCafe, ["World-Café"]), (SeriesFormat.TeamExchange,
            ["Teamaustausch"]));

    public static Labels<Cadence> Cadences { get; } = new(
        (Cadence.Fortnightly, ["alle zwei Wochen"]), (Cadence.Monthly, ["einmal im Monat"]), (Cadence.Quarterly, ["einmal im Quartal"]),
        (Cadence.HalfYearly, ["einmal im Halbjahr"]), (Cadence.AsNeeded, ["nach Bedarf"]));

    public static Labels<ApprovalRule> Approvals { get; } = new(
        (ApprovalRule.NextMeeting, ["im nächsten Treffen"]), (ApprovalRule.Silence, ["ohne Einwand nach Ablauf der Frist"]));

    public static Labels<ReleaseRule> Releases { get; } = new(
        (ReleaseRule.Unanimous, ["einstimmig"]), (ReleaseRule.Majority, ["mit Mehrheit"]));
}

/// <summary>A series with its charter as it stands.</summary>
public sealed class SeriesRow
{
    public Guid Id { get; init; }
    public string Slug { get; init; } = "";
    public string Title { get; init; } = "";
    public SeriesFormat Format { get; init; }
    public string CountyKey { get; init; } = "";
    public string? Ags { get; init; }
    public int CharterVersion { get; init; }
    public string Aims { get; init; } = "";
    public string Participants { get; init; } = "";
    public Cadence Cadence { get; init; }

    /// <summary>1 is Monday; null when any day will do.</summary>
    public int? Weekday { get; init; }
    public TimeOnly StartsAt { get; init; }
    public int Minutes { get; init; }
    public string Place { get; init; } = "";

    /// <summary>Key of the template of its agenda.</summary>
    public string Template { get; init; } = "";
    public string GuestsInvitedBy { get; init; } = "";
    public ApprovalRule ApprovalRule { get; init; }
    public int? SilenceDays { get; init; }
    public ReleaseRule ReleaseRule { get; init; }
    public Guid? ReportsToId { get; init; }
    public string? ReportsTo { get; init; }
    public string? ReportsToSlug { get; init; }
    public bool IsPublic { get; init; }
    public DateOnly? EndedOn { get; init; }
    public int Revision { get; init; }

    /// <summary>Of the caller by terms, seats and mandates; see <see cref="Standing"/>.</summary>
    internal string[] Roles { get; init; } = [];

    public bool IsForum => Format == SeriesFormat.ExchangeForum;

    /// <summary>Columns of meetings.series s with the name of the series it reports to (alias u).</summary>
    internal const string Columns = """
        s.id, s.slug, s.title, s.format, s.county_key, s.ags, s.charter_version, s.aims, s.participants, s.cadence, s.weekday,
          s.starts_at, s.minutes,
            s.place, s.template, s.guests_invited_by, s.approval_rule, s.silence_days, s.release_rule, s.reports_to_id, u.title as
              reports_to,
            u.slug as reports_to_slug, s.is_public, s.ended_on, s.revision
        """;
}
