using System.Text.Json.Serialization;
using IntMan.Foundation.Text;

namespace IntMan.Directory.Exchange.Import;

/// <summary>What an import did, or would do. With errors nothing was changed.</summary>
public sealed record ImportReport(int Rows, int Created, int Changed, int Unchanged, IReadOnlyList<ImportError> Errors,
    IReadOnlyList<string> UnusedColumns)
{
    // Errors beyond this number are counted, not listed: nobody reads them before the first hundred are repaired.
    public const int MaxErrors = 100;

    public int ErrorCount { get; init; } = Errors.Count;

    public int Repaired { get; init; }

    public int Skipped { get; init; }

    public IReadOnlyList<ImportNotice> Notices { get; init; } = [];

    public int NoticeCount { get; init; }

    // With what the next file of the same import says.
    public ImportReport And(ImportReport next, string name) => new(Rows + next.Rows, Created + next.Created, Changed + next.Changed,
        Unchanged + next.Unchanged, [.. Errors, .. next.Errors.Select(error => error with { Message = $"{name}: {error.Message}" })],
        [.. UnusedColumns, .. next.UnusedColumns.Select(column => $"{name}: {column}")])
    {
        ErrorCount = ErrorCount + next.ErrorCount, Repaired = Repaired + next.Repaired, Skipped = Skipped + next.Skipped,
        Notices = [.. Notices, .. next.Notices], NoticeCount = NoticeCount + next.NoticeCount,
        EveryNotice = [.. EveryNotice, .. next.EveryNotice],
    };

    // Every single one, in the order of the file; kept beside the report, because there may be very many.
    [JsonIgnore]
    public IReadOnlyList<ImportNotice> EveryNotice { get; init; } = [];
}

/// <summary>Something in a foreign directory that was not taken over as it stands.</summary>
public sealed record ImportNotice(string File, int Row, NoticeKind Kind, string Text)
{
    /// <summary>What stands in the row, for those who look it up in their file.</summary>
    public string? Content { get; init; }
}

public enum NoticeKind
{
    Repaired,
    Skipped,
    NotKept,
}

/// <summary>One thing to repair in the file.</summary>
public sealed record ImportError(int Row, string? Column, string Message)
{
    public string? Value { get; init; }

    public string Problem => Halves.Problem;

    public string Remedy => Halves.Remedy;

    private (string Problem, string Remedy) Halves
    {
        get
        {
            var reason = Message[PlaceOf(Row, Column).Length..];

            // What the file says is quoted first and may hold full stops of its own.
            var quoted = reason.StartsWith('„') ? Math.Max(reason.IndexOf('“', StringComparison.Ordinal), 0) : 0;
            var end = reason.IndexOf(". ", quoted, StringComparison.Ordinal);
            return end < 0 ? (reason, "") : (reason[..(end + 1)], reason[(end + 2)..]);
        }
    }

    internal static ImportError Of(TableRefusal refusal) => At(refusal.Row, refusal.Column, refusal.Message);

    internal static ImportError At(int row, string? column, string sentence) => new(row, column, PlaceOf(row, column) + sentence);

    private static string PlaceOf(int row, string? column) => (row, column) switch
    {
        (0, _) => "",
        (_, null) => $"Zeile {row}: ",
        _ => $"Zeile {row}, Spalte „{column}“: ",
    };
}
