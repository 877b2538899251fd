using System.Text.Json;
using IntMan.Caseload.Statistics.Figures;

namespace IntMan.Caseload.Statistics.Reports;

public enum ReportState
{
    Draft,
    Submitted,
    Released,
}

/// <summary>A report as lists and its page show it.</summary>
public sealed class StoredReport
{
    public const string Columns = """
        r.id, r.code, r.title, r.area, r.area_name, r.team, r.provider_id, r.unit_name, r.period_from, r.period_to, r.people, r.threshold,
        r.recodes::text as recodes_json, r.content_hash, r.input_hash, r.data_hash, r.version, r.is_safe, r.state, r.corrects_id,
        r.correction, r.returned_because, r.prepared_by, r.prepared_name, r.prepared_at, r.released_by, r.released_name, r.released_at
        """;

    public Guid Id { get; init; }
    public string Code { get; init; } = "";
    public string Title { get; init; } = "";
    public string Area { get; init; } = "";
    public string AreaName { get; init; } = "";
    public string? Team { get; init; }
    public Guid? ProviderId { get; init; }
    public string? UnitName { get; init; }
    public DateOnly PeriodFrom { get; init; }
    public DateOnly PeriodTo { get; init; }
    public ReportPeople People { get; init; }
    public int Threshold { get; init; }
    public string RecodesJson { get; init; } = "{}";
    public string ContentHash { get; init; } = "";
    public string InputHash { get; init; } = "";
    public string DataHash { get; init; } = "";
    public string Version { get; init; } = "";
    public bool IsSafe { get; init; }
    public ReportState State { get; init; }
    public Guid? CorrectsId { get; init; }
    public string? Correction { get; init; }
    public string? ReturnedBecause { get; init; }
    public Guid PreparedBy { get; init; }
    public string PreparedName { get; init; } = "";
    public DateTimeOffset PreparedAt { get; init; }
    public Guid? ReleasedBy { get; init; }
    public string? ReleasedName { get; init; }
    public DateTimeOffset? ReleasedAt { get; init; }

    /// <summary>Only on its own page.</summary>
    public string? PatternJson { get; init; }

    public string? ContentJson { get; init; }

    public ReportRecodes Recodes => JsonSerializer.Deserialize<ReportRecodes>(RecodesJson) ?? new ReportRecodes();

    public ReportPattern Pattern => ReportPattern.FromJson(PatternJson!);

    public ReportDocument Content => ReportDocument.FromJson(ContentJson!);

    public string Where => UnitName is null ? AreaName : $"{AreaName}, {UnitName}";

    public ReportDraft Draft => new(Title, Area, PeriodFrom, PeriodTo)
    {
        Team = Team, ProviderId = ProviderId, People = People, Recodes = Recodes, CorrectsId = CorrectsId, Correction = Correction,
    };
}
