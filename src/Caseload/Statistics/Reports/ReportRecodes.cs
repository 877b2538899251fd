namespace IntMan.Caseload.Statistics.Reports;

public enum OriginRecode
{
    /// <summary>The three largest countries and "Andere", as Alb-Donau publishes them.</summary>
    Top3,
    Top5,
    Region,
    None,
}

public enum PlaceRecode
{
    /// <summary>Municipalities to the association they belong to (Raumschaft).</summary>
    Area,
    Municipality,
    None,
}

/// <summary>What is put together before anything is hidden; the coordinator chooses.</summary>
/// <param name="MergeSmall">Divers with not recorded, the youngest and the oldest ages with their neighbours.</param>
public sealed record ReportRecodes(OriginRecode Origin = OriginRecode.Top3, PlaceRecode Place = PlaceRecode.Area, bool MergeSmall = true)
{
    public static ReportRecodes Untouched { get; } = new(OriginRecode.None, PlaceRecode.Municipality, MergeSmall: false);
}
