using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace IntMan.Caseload.Statistics.Reports;

/// <summary>
/// What a report prints, made once and kept with the release. Page, CSV, XLSX, PDF and DOCX write the texts of this and nothing else, so
/// that none shows what another hides.
/// </summary>
/// <param name="People">Whom it counts, in words.</param>
/// <param name="IsExact">The copy of the funder: nothing is hidden, and it says so (vertraulich).</param>
public sealed record ReportDocument(string Title, string AreaName, DateOnly From, DateOnly To, string People, int Threshold,
    IReadOnlyList<ReportTable> Tables, IReadOnlyList<string> Method, bool IsExact = false)
{
    private static readonly JsonSerializerOptions Compact = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    public ReportTable? Find(string key) => Tables.FirstOrDefault(table => table.Key == key);

    [JsonIgnore]
    public IEnumerable<IGrouping<string, ReportTable>> Sections => Tables.GroupBy(table => table.Section);

    [JsonIgnore]
    public string Period => $"{Day(From)} bis {Day(To)}";

    public string ToJson() => JsonSerializer.Serialize(this, Compact);

    public static ReportDocument FromJson(string json) => JsonSerializer.Deserialize<ReportDocument>(json, Compact)!;

    public static string Day(DateOnly day) => day.ToString("d. MMMM yyyy", ReportCell.German);
}

public enum ReportChart
{
    None,

    /// <summary>One bar a row.</summary>
    Bars,

    /// <summary>Columns side by side.</summary>
    Columns,

    /// <summary>A line from the first row to the last.</summary>
    Line,

    /// <summary>Parts of a whole beside each other.</summary>
    Stacked,
}

/// <param name="Key">Stable; files and inserted elements name it.</param>
/// <param name="Head">Of the column with the labels.</param>
/// <param name="Says">The chart in one sentence, for those who do not see it.</param>
public sealed record ReportTable(string Key, string Section, string Title, string Head, IReadOnlyList<string> Columns,
    IReadOnlyList<ReportRow> Rows, ReportChart Chart, string? Note = null, string? Says = null);

public sealed record ReportRow(string Label, IReadOnlyList<ReportCell> Cells, bool IsTotal = false);

/// <summary>One cell, as every output writes it.</summary>
/// <param name="Value">Null: hidden, or there is nothing to say.</param>
/// <param name="Digits">After the comma.</param>
/// <param name="IsHidden">One sign for everything that is hidden, whatever the reason.</param>
/// <param name="Why">Only for those who prepare and release; never part of what is published.</param>
public sealed record ReportCell(decimal? Value, int Digits = 0, bool IsHidden = false, string? Why = null)
{
    public const string HiddenSign = "•";

    public const string NothingSign = "–";

    internal static CultureInfo German { get; } = CultureInfo.GetCultureInfo("de-DE");

    [JsonIgnore]
    public string Text => (IsHidden, Value) switch
    {
        (true, _) => HiddenSign,
        (_, { } value) => value.ToString(Digits == 0 ? "#,##0" : "#,##0." + new string('0', Digits), German),
        _ => NothingSign,
    };

    public static ReportCell Of(long? value, string? why = null) => value is { } known ? new(known) : new(null, 0, true, why);

    public static ReportCell Nothing { get; } = new((decimal?)null);
}
