using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using AngleSharp.Dom;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using ExcelDataReader;
using IntMan.Caseload.Statistics.Reports;
using IntMan.Portal.Reports;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Statistics;

/// <summary>All files of one report hold the same cells, read back by readers that the product does not write with.</summary>
public sealed class ReportFileTests(StatisticsCounty portal) : IClassFixture<StatisticsCounty>
{
    private static readonly XNamespace Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    static ReportFileTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Fact]
    public async Task Page_Csv_Sheets_AndWord_AreEqualCellByCell()
    {
        var id = (await StatisticsSteps.ReleasedAsync(portal)).Split('/')[^1];
        var code = await portal.Cluster.ScalarAsync<string>(portal.Database, $"select code from release.report where id = '{id}'");
        var page = await PageAsync(code);
        Assert.True(page.Count > 200, $"{page.Count} cells");
        Assert.Contains(page.Values, cell => cell == "•");
        Assert.Equal(page, await CsvAsync(code));
        Assert.Equal(page, await SheetsAsync(code));
        Assert.Equal(page, await WordAsync(code));
    }

    [Fact]
    public async Task Sheets_HideNothing_AndKeepNoCaches()
    {
        var id = (await StatisticsSteps.ReleasedAsync(portal)).Split('/')[^1];
        var code = await portal.Cluster.ScalarAsync<string>(portal.Database, $"select code from release.report where id = '{id}'");
        await using var zip = new ZipArchive(new MemoryStream(await BytesAsync($"/statistik/{code}.xlsx")));
        Assert.DoesNotContain(zip.Entries, entry => entry.FullName.Contains("pivot", StringComparison.OrdinalIgnoreCase)
            || entry.FullName.Contains("chart", StringComparison.OrdinalIgnoreCase) || entry.FullName.Contains("external",
                StringComparison.OrdinalIgnoreCase));
        await using var book = await zip.GetEntry("xl/workbook.xml")!.OpenAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(XDocument.Load(book).Descendants(), element => element.Attribute("state") is not null);
    }

    [Fact]
    public async Task Formulas_AreNeutralised()
    {
        var table = new ReportTable("t", "Beratung", "=cmd()", "@x", ["+1", "-2"], [new ReportRow("=1+1", [new(3), new(null, 0, true)])],
            ReportChart.Bars);
        var document = new ReportDocument("=x", "Kreis", new(2026, 1, 1), new(2026, 12, 31), "alle", 5, [table], []);
        var csv = Encoding.UTF8.GetString(await ReportFiles.CsvAsync(document, "B-2026-1", TestContext.Current.CancellationToken));
        Assert.Contains("B-2026-1;Beratung;'=cmd();'=1+1;'+1;3\r\n", csv, StringComparison.Ordinal);
        using var sheets = ExcelReaderFactory.CreateReader(new MemoryStream(await ReportFiles.SheetsAsync(document, "B-2026-1",
            TestContext.Current.CancellationToken)));
        Assert.True(sheets.NextResult());
        sheets.Read();
        sheets.Read();
        Assert.Equal("=1+1", sheets.GetString(0));
    }

    [Fact]
    public void Word_IsValid()
    {
        var table = new ReportTable("t", "Beratung", "Titel", "Kopf", ["Zahl", "Anteil in %"],
            [new ReportRow("a", [new(3), new(60m, 1)]), new ReportRow("Summe", [new(5), ReportCell.Nothing], true)], ReportChart.Bars,
                "Note");
        var document = new ReportDocument("Bericht", "Kreis", new(2026, 1, 1), new(2026, 12, 31), "alle", 5, [table], ["So."]);
        using var file = WordprocessingDocument.Open(new MemoryStream(ReportWord.Write(document, "B-2026-1")), false);
        Assert.Empty(new OpenXmlValidator().Validate(file, TestContext.Current.CancellationToken).Select(error => error.Description));
    }

    private async Task<SortedDictionary<string, string>> PageAsync(string code)
    {
        var page = await portal.DocumentAsync($"/statistik/{code}?druck=true");
        var cells = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var table in page.QuerySelectorAll("table[data-table]"))
        {
            var columns = table.QuerySelectorAll("thead th").Skip(1).Select(head => head.Words()).ToList();
            foreach (var row in table.QuerySelectorAll("tbody tr"))
            {
                var values = row.QuerySelectorAll("td").Skip(table.ClassList.Contains("ip-bars") ? 1 : 0).ToList();
                foreach (var (index, cell) in values.Index())
                {
                    var isHidden = cell.QuerySelector(".ip-hid") is not null;
                    cells[Key(table.QuerySelector("caption").Words(), row.QuerySelector("th").Words(), columns[index])] =
                        isHidden ? "•" : Plain(cell.Words());
                }
            }
        }

        return cells;
    }

    private async Task<SortedDictionary<string, string>> CsvAsync(string code)
    {
        var cells = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in (await portal.TextAsync($"/statistik/{code}.csv")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
            .Skip(1))
        {
            var fields = Fields(line);
            cells[Key(fields[2], fields[3], fields[4])] = fields[5];
        }

        return cells;
    }

    private async Task<SortedDictionary<string, string>> SheetsAsync(string code)
    {
        using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(await BytesAsync($"/statistik/{code}.xlsx")));
        var titles = (await portal.DocumentAsync($"/statistik/{code}?druck=true")).QuerySelectorAll("table[data-table] caption")
            .Select(caption => caption.Words()).ToList();
        var cells = new SortedDictionary<string, string>(StringComparer.Ordinal);
        for (var sheet = 0; reader.NextResult(); sheet++)
        {
            reader.Read();
            var columns = Enumerable.Range(1, reader.FieldCount - 1).Select(reader.GetString).ToList();
            while (reader.Read())
            {
                for (var column = 0; column < columns.Count; column++)
                {
                    cells[Key(titles[sheet], reader.GetString(0), columns[column])] = reader.GetValue(column + 1) switch
                    {
                        double number => Math.Round(number, 2).ToString("0.##", CultureInfo.GetCultureInfo("de-DE")),
                        var text => Plain((string)text),
                    };
                }
            }
        }

        return cells;
    }

    private async Task<SortedDictionary<string, string>> WordAsync(string code)
    {
        await using var zip = new ZipArchive(new MemoryStream(await BytesAsync($"/statistik/{code}.docx")));
        await using var part = await zip.GetEntry("word/document.xml")!.OpenAsync(TestContext.Current.CancellationToken);
        var body = XDocument.Load(part).Root!.Element(Word + "body")!;
        var cells = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var title = "";
        foreach (var element in body.Elements())
        {
            if (element.Name == Word + "p")
            {
                title = element.Descendants(Word + "pStyle").Any(style => (string?)style.Attribute(Word + "val") == "Heading3")
                    ? element.Value : title;
                continue;
            }

            var rows = element.Elements(Word + "tr").Select(row => row.Elements(Word + "tc").Select(cell => cell.Value).ToList()).ToList();
            foreach (var row in rows.Skip(1))
            {
                for (var column = 1; column < rows[0].Count && rows[0][column] != "Diagramm"; column++)
                {
                    cells[Key(title, row[0], rows[0][column])] = Plain(row[column]);
                }
            }
        }

        return cells;
    }

    // Trailing noughts are a matter of how a number is shown.
    private static string Plain(string text) => text.Replace(".", "", StringComparison.Ordinal) is var plain && plain.Contains(',')
        ? plain.TrimEnd('0').TrimEnd(',') : plain;

    private static string Key(string table, string row, string column) => $"{table} | {row} | {column}";

    private static List<string> Fields(string line)
    {
        var fields = new List<string> { "" };
        var quoted = false;
        foreach (var letter in line.TrimStart('\uFEFF'))
        {
            if (letter == '"')
            {
                quoted = !quoted;
            }
            else if (letter == ';' && !quoted)
            {
                fields.Add("");
            }
            else
            {
                fields[^1] += letter;
            }
        }

        fields[5 % fields.Count] = Plain(fields[5 % fields.Count]);
        return fields;
    }

    private async Task<byte[]> BytesAsync(string address)
    {
        using var response = await portal.GetAsync(address);
        Assert.Equal(System.Net.HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }
}
