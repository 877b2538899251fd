using IntMan.Caseload.Statistics.Figures;
using IntMan.Caseload.Statistics.Reports;
using IntMan.Portal.TagHelpers;

namespace IntMan.Portal.Reports;

// What reports are called on pages of staff.
public static class ReportWords
{
    public static IReadOnlyList<Choice> People { get; } =
        [new(nameof(ReportPeople.Period), "alle, deren Beratung im Zeitraum lief"),
            new(nameof(ReportPeople.ReportingDate), "alle, deren Beratung am letzten Tag lief")];

    public static IReadOnlyList<Choice> Origins { get; } =
        [new(nameof(OriginRecode.Top3), "drei größte Länder, sonst „Andere“"), new(nameof(OriginRecode.Top5),
            "fünf größte Länder, sonst „Andere“"),
            new(nameof(OriginRecode.Region), "nach Weltregion"), new(nameof(OriginRecode.None), "nicht zusammenfassen")];

    public static IReadOnlyList<Choice> Places { get; } =
        [new(nameof(PlaceRecode.Area), "Raumschaften"), new(nameof(PlaceRecode.Municipality), "Gemeinden"),
            new(nameof(PlaceRecode.None), "keine Orte nennen")];

    public static string Origin(OriginRecode origin) => Origins.First(choice => choice.Value == origin.ToString()).Text;

    public static string State(ReportState state) => state switch
    {
        ReportState.Draft => "in Arbeit",
        ReportState.Submitted => "wartet auf die zweite Person",
        _ => "freigegeben",
    };

    public static string Badge(ReportState state) => state switch
    {
        ReportState.Draft => "info",
        ReportState.Submitted => "warning",
        _ => "success",
    };

    public static string Width(ReportBound bound) => bound.Upper is { } upper
        ? $"{bound.Lower} bis {upper}, Breite {upper - bound.Lower}" : $"ab {bound.Lower}, ohne Grenze";
}
