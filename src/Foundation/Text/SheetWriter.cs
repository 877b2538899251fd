using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace IntMan.Foundation.Text;

/// <summary>Writes a spreadsheet (.xlsx) with one or more sheets. Every cell is a text, so that "07616", "1-4" and "=x" stay what they are,
/// also when somebody edits them.</summary>
public sealed class SheetWriter : TableWriter
{
    private const int LongestName = 31;
    private const double UsualWidth = 22;
    private static readonly string[] NumberFormats = ["#,##0", "#,##0.0", "#,##0.00"];
    private readonly SpreadCheetah.Spreadsheet _book;
    private readonly StyleId _text;
    private readonly StyleId _header;
    private readonly StyleId[] _numbers;

    private SheetWriter(SpreadCheetah.Spreadsheet book)
    {
        _book = book;
        _text = book.AddStyle(new Style { Format = NumberFormat.Standard(StandardNumberFormat.Text) });
        _numbers = [.. NumberFormats.Select(format => book.AddStyle(new Style { Format = NumberFormat.Custom(format) }))];
        _header = book.AddStyle(new Style { Font = { Bold = true }, Format = NumberFormat.Standard(StandardNumberFormat.Text) });
    }

    public static async Task<SheetWriter> CreateAsync(Stream target, CancellationToken cancellation) =>
        new(await SpreadCheetah.Spreadsheet.CreateNewAsync(target, cancellationToken: cancellation));

    /// <summary>Begins a sheet with its header.</summary>
    public async Task BeginAsync(string name, IReadOnlyList<string> header, CancellationToken cancellation)
    {
        var options = new WorksheetOptions { FrozenRows = 1 };
        foreach (var column in Enumerable.Range(1, header.Count))
        {
            options.Column(column).Width = UsualWidth;
        }

        await _book.StartWorksheetAsync(name.Length <= LongestName ? name : name[..LongestName], options, cancellation);
        await AddAsync(header, _header, cancellation);
    }

    public override Task WriteAsync(IEnumerable<string> fields, CancellationToken cancellation) => AddAsync(fields, _text, cancellation);

    /// <summary>Writes a row in which numbers are numbers, so that somebody can go on counting with them.</summary>
    public async Task WriteAsync(IEnumerable<SheetValue> values, CancellationToken cancellation) => await _book.AddRowAsync(
        [.. values.Select(value => value.Number is { } number ? new StyledCell(number, _numbers[value.Digits])
            : new StyledCell(FormulaGuard.AddToText(CsvWriter.Plain(value.Text)), _text))], cancellation);

    /// <summary>Writes the end; without it the file is none.</summary>
    public async Task FinishAsync(CancellationToken cancellation) => await _book.FinishAsync(cancellation);

    public override ValueTask DisposeAsync() => _book.DisposeAsync();

    private async Task AddAsync(IEnumerable<string> fields, StyleId style, CancellationToken cancellation) => await _book.AddRowAsync(
        [.. fields.Select(field => new StyledCell(FormulaGuard.AddToText(CsvWriter.Plain(field)), style))], cancellation);
}

/// <summary>A cell: a text, or a number with digits after the comma (two at most).</summary>
public readonly record struct SheetValue(string Text, decimal? Number = null, int Digits = 0);
