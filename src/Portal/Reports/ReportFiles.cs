using IntMan.Caseload.Statistics.Reports;
using IntMan.Foundation.Text;

namespace IntMan.Portal.Reports;

// The files of a report. All of them write the cells of the one document and nothing of their own.
public static class ReportFiles
{
    public const string CsvType = "text/csv; charset=utf-8";
    public const string SheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public const string WordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private const int LongestSheet = 31;

    private static readonly char[] NotInSheetNames = [':', '\\', '/', '?', '*', '[', ']', '\''];

    // One line a cell: programs read it without knowing the tables.
    public static async Task<byte[]> CsvAsync(ReportDocument document, string code, CancellationToken cancellation)
    {
        using var target = new MemoryStream();
        await using (var writer = new CsvWriter(target))
        {
            await writer.WriteAsync(["Bericht", "Abschnitt", "Tabelle", "Zeile", "Spalte", "Wert"], cancellation);
            foreach (var (table, row, column, cell) in Cells(document))
            {
                await writer.WriteAsync([code, table.Section, table.Title, row.Label, column, Plain(cell)], cancellation);
            }

            if (document.IsExact)
            {
                await writer.WriteAsync([code, "Vermerk", "", "", "", Secret], cancellation);
            }
        }

        return target.ToArray();
    }

    public const string Secret = "vertraulich";

    // A sheet a table, visible all of them, and one about the report.
    public static async Task<byte[]> SheetsAsync(ReportDocument document, string code, CancellationToken cancellation)
    {
        using var target = new MemoryStream();
        await using (var writer = await SheetWriter.CreateAsync(target, cancellation))
        {
            await writer.BeginAsync("Über den Bericht", ["Angabe", "Wert"], cancellation);
            foreach (var (name, value) in About(document, code))
            {
                await writer.WriteAsync([name, value], cancellation);
            }

            var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var table in document.Tables)
            {
                await writer.BeginAsync(SheetName(table.Title, names), [table.Head, .. table.Columns], cancellation);
                foreach (var row in table.Rows)
                {
                    await writer.WriteAsync([new SheetValue(row.Label), .. row.Cells.Select(cell =>
                        new SheetValue(cell.Text, cell.IsHidden ? null : cell.Value, cell.Digits))], cancellation);
                }
            }

            await writer.FinishAsync(cancellation);
        }

        return target.ToArray();
    }

    public static IEnumerable<(string Name, string Value)> About(ReportDocument document, string code)
    {
        yield return ("Titel", document.Title);
        yield return ("Kennung", code);
        yield return ("Gebiet", document.AreaName);
        yield return ("Zeitraum", document.Period);
        yield return ("Gezählt sind", document.People);
        if (document.IsExact)
        {
            yield return ("Vermerk", Secret);
        }

        foreach (var line in document.Method)
        {
            yield return ("So ist gezählt", line);
        }
    }

    // Without points between thousands: what reads CSV takes them for the comma.
    public static string Plain(ReportCell cell) => cell.IsHidden || cell.Value is null ? cell.Text
        : cell.Text.Replace(".", "", StringComparison.Ordinal);

    private static IEnumerable<(ReportTable Table, ReportRow Row, string Column, ReportCell Cell)> Cells(ReportDocument document) =>
        from table in document.Tables
        from row in table.Rows
        from cell in row.Cells.Index()
        select (table, row, table.Columns[cell.Index], cell.Item);

    private static string SheetName(string title, HashSet<string> taken)
    {
        var plain = string.Concat(title.Where(letter => !NotInSheetNames.Contains(letter)));
        var name = plain.Length <= LongestSheet ? plain : plain[..LongestSheet].TrimEnd();
        for (var number = 2; !taken.Add(name); number++)
        {
            var suffix = FormattableString.Invariant($" {number}");
            name = plain[..Math.Min(plain.Length, LongestSheet - suffix.Length)].TrimEnd() + suffix;
        }

        return name;
    }
}
