using IntMan.Foundation.Text;

namespace IntMan.Directory.Exchange.Import;

/// <summary>What an import did, or would do. With errors nothing was changed.</summary>
/// <param name="Rows">Rows with data, without the header.</param>
/// <param name="Created">Rows that brought something new.</param>
/// <param name="Changed">Rows that changed something that was there.</param>
/// <param name="Unchanged">Rows that say what is known already.</param>
/// <param name="Errors">The first <see cref="MaxErrors"/> errors.</param>
/// <param name="UnusedColumns">Headers of the file that mean nothing to the importer.</param>
public sealed record ImportReport(int Rows, int Created, int Changed, int Unchanged, IReadOnlyList<ImportError> Errors, IReadOnlyList<string> UnusedColumns)
{
    /// <summary>Errors beyond this number are counted, not listed: nobody reads them before the first hundred are repaired.</summary>
    public const int MaxErrors = 100;

    /// <summary>All errors, also those that <see cref="Errors"/> no longer lists.</summary>
    public int ErrorCount { get; init; } = Errors.Count;

    /// <summary>Rows of a foreign directory of which something was repaired.</summary>
    public int Repaired { get; init; }

    /// <summary>Rows of a foreign directory that were not taken over.</summary>
    public int Skipped { get; init; }

    /// <summary>What was repaired, skipped or not kept, and why; empty for our own tables, which are taken over as they are or not at all.</summary>
    public IReadOnlyList<ImportNotice> Notices { get; init; } = [];

    /// <summary>All notices, also those that <see cref="Notices"/> no longer lists.</summary>
    public int NoticeCount { get; init; }
}

/// <summary>Something in a foreign directory that was not taken over as it stands.</summary>
/// <param name="File">Name of the file, or of the table in it.</param>
/// <param name="Row">Physical line; 0 when the file as a whole is meant.</param>
/// <param name="Kind">What became of it.</param>
/// <param name="Text">German, what and why.</param>
public sealed record ImportNotice(string File, int Row, NoticeKind Kind, string Text);

public enum NoticeKind
{
    Repaired,
    Skipped,
    NotKept,
}

/// <summary>One thing to repair in the file.</summary>
/// <param name="Row">Physical line of the file, the header is line 1; 0 when the file as a whole is meant.</param>
/// <param name="Column">Header of the column as the file writes it; null when the whole row is meant.</param>
/// <param name="Message">German sentence that begins with place ("Zeile 17, Spalte „Hausnummern“: …").</param>
public sealed record ImportError(int Row, string? Column, string Message)
{
    /// <summary>What the field holds; null when no field is meant.</summary>
    public string? Value { get; init; }

    /// <summary>What is wrong: the message without place, up to its first full stop.</summary>
    public string Problem => Halves.Problem;

    /// <summary>What to do about it; empty when the message does not say.</summary>
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
