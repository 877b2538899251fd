using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using IntMan.Directory.Exchange.Export;
using IntMan.Directory.Exchange.Import;
using IntMan.Foundation.Text;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Csv;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Files;

/// <summary>What the export writes comes back as it was: as a spreadsheet, as an archive, and through a program that rewrites it.</summary>
public sealed class SpreadsheetTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252,
        EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    [Fact]
    public async Task Export_OpenedAndSavedInASpreadsheet_ChangesNothing()
    {
        foreach (var kind in Enum.GetValues<ImportKind>())
        {
            var saved = AsSaved(await ExportAsync(kind));
            var report = await TownOfTests.ImportAsync(portal.Cluster, portal.Database, kind, saved,
                new FileReading { AddsZeros = true }, dryRun: true);
            Assert.True(report is { ErrorCount: 0, Created: 0, Changed: 0 }, $"{kind}: {report} {TownOfTests.Sentences(report)}");
        }
    }

    [Fact]
    public async Task Export_AsOneSpreadsheet_IsRecognisedAndChangesNothing()
    {
        using var coordinator = await Importer.SignInAsync(portal, "admin");
        using var sent = await coordinator.Visitor.SubmitAsync("/verwaltung/export", null, ("art", "alles"), ("format", "xlsx"));
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", sent.Content.Headers.ContentType!.MediaType);
        var book = await sent.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Equal(17, Spreadsheet.Read(book).Count);
        var (_, page) = await coordinator.CheckAsync(book, "", "alles.xlsx");
        Assert.StartsWith("alles.xlsx, Tabellen mehrerer Arten, ", page.One(".ip-lead").Words(), StringComparison.Ordinal);
        Assert.StartsWith("neue Zeilen 0 geänderte Zeilen 0 unverändert", page.One(".ip-kpis").Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("admin")]
    [InlineData("koordination")]
    [InlineData("ib")]
    public async Task Archive_OfTheExport_IsRecognisedByWhatItHolds(string role)
    {
        using var importer = await Importer.SignInAsync(portal, role);
        using var sent = await importer.Visitor.SubmitAsync("/verwaltung/export", null, ("art", "alles"));
        var (_, page) = await importer.CheckAsync(await sent.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), "",
            "irgendwas.bin");
        Assert.StartsWith("irgendwas.bin, Tabellen mehrerer Arten, ", page.One(".ip-lead").Words(), StringComparison.Ordinal);
        Assert.StartsWith("neue Zeilen 0 geänderte Zeilen 0 unverändert", page.One(".ip-kpis").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Archive_OfOneChangedTable_ChangesOneEntry()
    {
        using var importer = await Importer.SignInAsync(portal, "admin");
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(archive, "services.csv", await ExportAsync(ImportKind.Services));
            Write(archive, "places.csv", "Kürzel;Name;AGS\nettlingen-archiv;Archiv;08215017\n"u8.ToArray());
        }

        var (_, page) = await importer.CheckAsync(file.ToArray(), "services", "export.zip");
        Assert.StartsWith("neue Zeilen 1 geänderte Zeilen 0 unverändert", page.One(".ip-kpis").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Book_WithSeveralSheets_AsksWhichOne()
    {
        using var importer = await Importer.SignInAsync(portal, "admin");
        using var file = new MemoryStream();
        await using (var book = await SheetWriter.CreateAsync(file, TestContext.Current.CancellationToken))
        {
            foreach (var (name, slug) in new[] { ("Entwurf", "ettlingen-alt"), ("Gültig", "ettlingen-neu") })
            {
                await book.BeginAsync(name, ["Kürzel", "Name", "AGS", "PLZ"], TestContext.Current.CancellationToken);
                await book.WriteAsync([slug, "Haus", "8215017", "76275"], TestContext.Current.CancellationToken);
            }

            await book.FinishAsync(TestContext.Current.CancellationToken);
        }

        using var sent = await importer.Visitor.UploadAsync(Importer.Address, "datei", "orte.xlsx", file.ToArray(), ("art", "places"));
        var job = sent.Headers.Location!.OriginalString;
        var mapping = job + "/zuordnung";
        var page = await importer.Visitor.PageAsync(mapping);
        Assert.Equal("Was steht in der Datei?", page.One("h1").Words());
        using var chosen = await importer.Visitor.SubmitAsync(page, mapping, null, ("blatt", "Gültig"), ("art", "places"));
        Assert.Equal(HttpStatusCode.Redirect, chosen.StatusCode);
        page = await importer.WaitAsync(job);
        Assert.Contains("AGS: führende Null ergänzt", page.MainText(), StringComparison.Ordinal);
        await importer.DecideAsync(job, "Uebernehmen");
        Assert.Equal("ettlingen-neu", await portal.Cluster.ScalarAsync<string>(portal.Database,
            "select string_agg(slug, ' ') from directory.place where slug in ('ettlingen-alt', 'ettlingen-neu')"));
        using var notices = await importer.Visitor.GetAsync(job + "?handler=Hinweise");
        Assert.Equal("Datei;Zeile;Was;Grund;Inhalt\r\norte.xlsx;2;repariert;AGS: führende Null ergänzt;8215017 → 08215017\r\n",
            (await notices.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).TrimStart('\uFEFF'));
    }

    [Fact]
    public async Task Description_AsLongAsTheFormAllows_IsTakenOver()
    {
        var csv = "Kürzel;Name;Organisation;Kurzbeschreibung;Beschreibung;Lebensbereiche;Art\n"
            + $"lang;Lang;lotsenboot;Kurz;{new string('x', 10_000)};Wohnen;andere\n";
        var report = await TownOfTests.ImportAsync(portal.Cluster, portal.Database, ImportKind.Services, Encoding.UTF8.GetBytes(csv),
            dryRun: true);
        Assert.True(report is { ErrorCount: 0, Created: 1 }, TownOfTests.Sentences(report));
    }

    // As a German spreadsheet writes what it has opened: numbers without zeros in front, eleven digits, days with points, and letters of
    // Western Europe unless there are others.
    private static byte[] AsSaved(byte[] csv)
    {
        var rows = CsvTable.Rows(CsvText.Decode(csv));
        var text = string.Concat(rows.Select((row, at) => string.Join(';', row.Fields.Select(field => Quote(at == 0 ? field
            : Shown(field))))
            + ";;\r\n"));
        try
        {
            return Windows1252.GetBytes(text);
        }
        catch (EncoderFallbackException)
        {
            return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)];
        }
    }

    private static string Shown(string field)
    {
        if (DateOnly.TryParseExact(field, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);
        }

        if (field.Length is > 0 and < 12 && field.All(char.IsAsciiDigit))
        {
            return long.Parse(field, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
        }

        var isNumber = field.Count(letter => letter == ',') == 1 && field.All(letter => char.IsAsciiDigit(letter) || letter == ',');
        return isNumber ? decimal.Round(decimal.Parse(field, CultureInfo.GetCultureInfo("de-DE")), 8).ToString("0.########",
            CultureInfo.GetCultureInfo("de-DE")) : field;
    }

    private static string Quote(string field) => field.AsSpan().ContainsAny(";\"\r\n") ? $"\"{field.Replace("\"", "\"\"",
        StringComparison.Ordinal)}\"" : field;

    private async Task<byte[]> ExportAsync(ImportKind kind)
    {
        await using var database = await portal.Cluster.OpenAsync(portal.Database);
        await using var directory = database.CreateDirectory();
        using var csv = new MemoryStream();
        await new ExportFile(directory).ExecuteAsync(kind, csv, null, TestContext.Current.CancellationToken);
        return csv.ToArray();
    }

    private static void Write(ZipArchive archive, string name, byte[] content)
    {
        using var entry = archive.CreateEntry(name).Open();
        entry.Write(content);
    }
}
