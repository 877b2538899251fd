using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using IntMan.Caseload.Statistics.Reports;

namespace IntMan.Portal.Reports;

// A document for word processors: headings, paragraphs and tables with a header row, in German, without anything hidden.
public sealed class WordWriter : IDisposable
{
    private const int PageWidth = 9600;
    private const int LongestBar = 24;

    private readonly MemoryStream _target = new();
    private readonly WordprocessingDocument _document;
    private readonly Body _body;

    public WordWriter(string title)
    {
        _document = WordprocessingDocument.Create(_target, WordprocessingDocumentType.Document);
        _body = new Body();
        var main = _document.AddMainDocumentPart();
        main.Document = new Document(_body);
        main.AddNewPart<StyleDefinitionsPart>().Styles = new Styles(new DocDefaults(new RunPropertiesDefault(new RunPropertiesBaseStyle(
            new RunFonts { Ascii = "Arial", HighAnsi = "Arial" }, new FontSize { Val = "21" },
                new DocumentFormat.OpenXml.Wordprocessing.Languages { Val = "de-DE" })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "120" }))),
            Heading(1, "36"), Heading(2, "28"), Heading(3, "23"));
        _document.PackageProperties.Title = title;
        _document.PackageProperties.Language = "de-DE";
    }

    public void Title(string text) => Add(text, "Heading1");

    public void Section(string text) => Add(text, "Heading2");

    public void Part(string text) => Add(text, "Heading3");

    public void Text(string text, bool isBold = false) => _body.Append(new Paragraph(Run(text, isBold)));

    public void Text(IEnumerable<(string Text, bool IsBold)> runs, bool isListed = false)
    {
        var paragraph = new Paragraph();
        if (isListed)
        {
            paragraph.Append(new ParagraphProperties(new Indentation { Left = "360", Hanging = "240" }));
            paragraph.Append(Run("• ", false));
        }

        paragraph.Append(runs.Select(run => Run(run.Text, run.IsBold)));
        _body.Append(paragraph);
    }

    // With a bar of signs where the page has a bar.
    public void Table(ReportTable table)
    {
        var hasBars = table.Chart == ReportChart.Bars;
        string[] heads = [table.Head, .. table.Columns, .. Enumerable.Repeat("Diagramm", hasBars ? 1 : 0)];
        var width = PageWidth / heads.Length;
        var grid = new Table(new TableProperties(new TableBorders(Border<TopBorder>(), Border<BottomBorder>(),
            Border<InsideHorizontalBorder>()),
            new TableLayout { Type = TableLayoutValues.Autofit }), new TableGrid(heads.Select(_ => new GridColumn
            {
                Width = width.ToString(CultureInfo.InvariantCulture),
            })));
        grid.Append(new TableRow([new TableRowProperties(new TableHeader()), .. heads.Select((head, index) => Cell(head, index > 0,
            true))]));
        var most = table.Rows.Where(row => !row.IsTotal).Select(row => row.Cells[0].Value ?? 0).DefaultIfEmpty().Max();
        foreach (var row in table.Rows)
        {
            var cells = row.Cells.Select(cell => Cell(cell.Text, true, row.IsTotal)).Prepend(Cell(row.Label, false, row.IsTotal));
            grid.Append(new TableRow([.. cells, .. hasBars ? new[] { Cell(row.IsTotal ? "" : Bar(row.Cells[0].Value, most), false, false) }
                : []]));
        }

        _body.Append(grid);
        _body.Append(new Paragraph());
    }

    public byte[] Finish()
    {
        _body.Append(new SectionProperties(new PageSize { Width = 11906, Height = 16838 },
            new PageMargin { Top = 1134, Bottom = 1134, Left = 1134, Right = 1134, Header = 708, Footer = 708, Gutter = 0 }));
        _document.Save();
        _document.Dispose();
        return _target.ToArray();
    }

    public void Dispose()
    {
        _document.Dispose();
        _target.Dispose();
    }

    private static string Bar(decimal? value, decimal most) => value is not { } known || most == 0 ? ""
        : new string('█', Math.Max(known > 0 ? 1 : 0, (int)Math.Round(known / most * LongestBar)));

    private void Add(string text, string style) =>
        _body.Append(new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = style }), Run(text, false)));

    private static Run Run(string text, bool isBold)
    {
        var run = new Run();
        if (isBold)
        {
            run.Append(new RunProperties(new Bold()));
        }

        run.Append(new Text(Foundation.Text.CsvWriter.Plain(text)) { Space = SpaceProcessingModeValues.Preserve });
        return run;
    }

    private static TableCell Cell(string text, bool isNumber, bool isBold) => new(new TableCellProperties(new TableCellWidth
    {
        Type = TableWidthUnitValues.Auto,
    }), new Paragraph(new ParagraphProperties(new SpacingBetweenLines { After = "0" }, new Justification
    {
        Val = isNumber ? JustificationValues.Right : JustificationValues.Left,
    }), Run(text, isBold)));

    private static T Border<T>()
        where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 4, Color = "999999" };

    private static Style Heading(int level, string size) => new(new StyleName { Val = FormattableString.Invariant($"heading {level}") },
        new StyleParagraphProperties(new KeepNext(), new SpacingBetweenLines { Before = "280", After = "120" },
            new OutlineLevel { Val = level - 1 }), new StyleRunProperties(new Bold(), new FontSize { Val = size }))
    {
        Type = StyleValues.Paragraph, StyleId = FormattableString.Invariant($"Heading{level}"),
    };
}
