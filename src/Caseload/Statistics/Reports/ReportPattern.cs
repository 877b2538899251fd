using System.Text.Json;
using IntMan.Caseload.Statistics.Disclosure;

namespace IntMan.Caseload.Statistics.Reports;

/// <summary>What those who release look at: the document with the reasons of its gaps, and the proof.</summary>
/// <param name="Explained">The document with reasons.</param>
/// <param name="Bounds">Small figures and how near a reader comes to them, nearest first.</param>
/// <param name="Figures">The pattern, figure by figure.</param>
/// <param name="Earlier">Kennungen of the earlier releases that were in the system.</param>
/// <param name="Options">What other ways to put origins together would hide.</param>
public sealed record ReportPattern(ReportDocument Explained, IReadOnlyList<ReportBound> Bounds, IReadOnlyList<TablePattern> Figures,
    IReadOnlyList<string> Notes, IReadOnlyList<string> Earlier, IReadOnlyList<RecodeOption> Options, int FigureCount, int HiddenCount,
    long Milliseconds)
{
    private static readonly JsonSerializerOptions Compact = new()
    {
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingDefault,
    };

    public string ToJson() => JsonSerializer.Serialize(this, Compact);

    public static ReportPattern FromJson(string json) => JsonSerializer.Deserialize<ReportPattern>(json, Compact)!;

    public static IReadOnlyList<TablePattern> Of(ProtectedReport report) => [.. report.Tables.Select(built => new TablePattern(
        built.Table.Name, string.Concat(report.Results[built.Table.Name].Figures.Select(figure => figure.Shown ? '1' : '0'))))];
}

/// <param name="Shown">One digit a figure, totals last on each axis: 1 shown, 0 hidden.</param>
public sealed record TablePattern(string Table, string Shown);

/// <summary>A small figure and what a reader finds out about it.</summary>
/// <param name="Required">The least width of the interval.</param>
public sealed record ReportBound(string Figure, long Lower, long? Upper, long Required)
{
    public long? Width => Upper - Lower;
}

public sealed record RecodeOption(OriginRecode Origin, int Hidden, int Figures);
