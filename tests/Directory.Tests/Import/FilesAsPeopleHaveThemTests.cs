using System.Globalization;
using System.IO.Compression;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Exchange.Import.Foreign;
using IntMan.Directory.Exchange.Import.Kinds;
using IntMan.Foundation.Text;

namespace IntMan.Directory.Tests.Import;

/// <summary>Times, days, numbers and letters as offices write them and as spreadsheets leave them.</summary>
public sealed class FilesAsPeopleHaveThemTests
{
    private static readonly Column[] Streets = [.. StreetsStep.Layout];

    public static TheoryData<string, string> Joined { get; } = new()
    {
        { "HNR_VON;HNR_BIS;SEITE\n1;27;u", "1–27 ungerade" }, { "HNR_VON;HNR_BIS;SEITE\n0002;0030;G", "2–30 gerade" },
        { "HNR_VON;HNR_BIS;HNRZ_BIS\n3;9;B", "3–9b" }, { "HNR_VON;HNRZ_VON;HNR_BIS\n12;A;12", "12a–12" }, { "HNR_VON;HNR_BIS\n7;7", "7" },
        { "HNR_VON;HNR_BIS\n7;0", "7" }, { "HNR_VON;HNR_BIS\n0;9", "1–9" }, { "HNR_VON;HNR_BIS;SEITE\n0;0;gerade", "alle geraden" },
        { "Hausnummern\n1-4", "1-4" },
    };

    [Theory]
    [InlineData("9", "09:00")]
    [InlineData("9.00", "09:00")]
    [InlineData("12.30 Uhr", "12:30")]
    [InlineData("12,30", "12:30")]
    [InlineData("0900", "09:00")]
    [InlineData("9 Uhr", "09:00")]
    [InlineData("09:00:30", "09:00")]
    [InlineData("12,5", null)]
    [InlineData("25", null)]
    [InlineData("9:60", null)]
    [InlineData("neun", null)]
    public void Time_AsPeopleWriteIt_IsReadOrNothing(string text, string? expected) =>
        Assert.Equal(expected, ClockText.Read(text)?.ToString("HH:mm", CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("9", "09:00")]
    [InlineData("0900", "09:00")]
    [InlineData("9:0am", "09:00")]
    [InlineData("9 p.m.", "21:00")]
    [InlineData("12am", "00:00")]
    [InlineData("12:30pm", "12:30")]
    [InlineData("24:00", "23:59")]
    [InlineData("09:00:00+01:00", "09:00")]
    [InlineData("13pm", null)]
    [InlineData("25:00", null)]
    [InlineData("900", null)]
    [InlineData("", null)]
    public void Time_OfAForeignDirectory_IsRepairedOrNothing(string text, string? expected) =>
        Assert.Equal(expected, ForeignTexts.Time(text)?.Time.ToString("HH:mm", CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("Mo-Fr", "Monday Tuesday Wednesday Thursday Friday")]
    [InlineData("Mo, Mi und Fr", "Monday Wednesday Friday")]
    [InlineData("Dienstag bis Donnerstag", "Tuesday Wednesday Thursday")]
    [InlineData("Sa–Mo", "Saturday Sunday Monday")]
    [InlineData("Fr.", "Friday")]
    [InlineData("werktags", null)]
    [InlineData("Mo-Mi-Fr", null)]
    public void Weekdays_InOneCell_AreEachOne(string text, string? expected) =>
        Assert.Equal(expected, WeekdayList.Read(text) is { } days ? string.Join(' ', days) : null);

    [Theory]
    [MemberData(nameof(Joined))]
    public void HouseNumbers_InColumnsOfTheirOwn_AreJoined(string csv, string expected) => Assert.Equal(expected,
        NumberColumns.Of(RowOf(csv)));

    [Theory]
    [InlineData("gesamt")]
    [InlineData("ganze Straße")]
    public void HouseNumbers_OfTheWholeStreet_AreNone(string text) => Assert.Null(NumberColumns.Of(RowOf("Hausnummern\n" + text)));

    [Theory]
    [InlineData("01. Apr")]
    [InlineData("Apr 01")]
    [InlineData("2026-04-01")]
    public void HouseNumbers_ThatBecameADay_AreRefused(string text) => Assert.Contains("ist ein Datum: Die Tabellenkalkulation hat",
        Assert.Throws<TableRefusal>(() => NumberColumns.Of(RowOf("Hausnummern\n" + text))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("Stelle\n????? ???", true)]
    [InlineData("Stelle\nvatanda? ba?vuru", true)]
    [InlineData("Stelle\n?ehrin ilk", true)]
    [InlineData("Stelle\nWer hilft? Wir.", false)]
    [InlineData("Stelle\nhttps://amt.example/seite?a=b", false)]
    [InlineData("Stelle;Farbe\nim-nord;????", false)]
    public void QuestionMarks_InPlaceOfLetters_AreFoundInColumnsThatAreRead(string csv, bool isLost)
    {
        var table = CsvTable.Parse(csv);
        Assert.Equal(isLost, LostLetters.In(table.Lines[0], new ColumnMap(table, Streets)) is not null);
    }

    [Theory]
    [InlineData("<c r=\"B2\" t=\"e\"><v>#NAME?</v></c>", "#NAME?")]
    [InlineData("<c r=\"B2\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>", "#DIV/0!")]
    [InlineData("<c r=\"B2\" t=\"str\"><v>#WERT!</v></c>", "#WERT!")]
    public void ErrorOfASpreadsheet_IsNoAnswer(string cell, string shown)
    {
        var sheet = Spreadsheet.Read(RawWorkbook.Of("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>AGS</v></c><c r=\"B1\" t=\"str\"><v>Stelle</v></c></row>"
            + $"<row r=\"2\"><c r=\"A2\" t=\"str\"><v>08215017</v></c>{cell}</row>"))[0];
        var table = CsvTable.Parse("AGS;Stelle\n" + string.Join(';', sheet.Rows[1].Fields));
        Assert.Contains($"„{shown}“ ist ein Fehler der Tabellenkalkulation",
            CellErrors.In(table.Lines[0], new ColumnMap(table, Streets))!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Zuständigkeiten, Stand Januar 2026\nAGS;Straße;Stelle\n1;2;3\n", ';')]
    [InlineData("Titel, Stadt, Stand\nAGS\tStraße\tStelle\n1\t2\t3\n4\t5\t6\n", '\t')]
    [InlineData("a;b\n1,5;2,5\n", ';')]
    public void Delimiter_BelowATitle_IsTheOneOfTheTable(string text, char expected) => Assert.Equal(expected, CsvText.DelimiterOf(text));

    [Fact]
    public void Header_BelowATitleAndASeparatorLine_IsFoundAndRowsKeepTheirNumbers()
    {
        var table = ReadTable.Of(Encoding.UTF8.GetBytes("sep=;\r\nStraßen, Stand Januar\r\n\r\nAGS;Straße\r\n08222000;Testallee\r\n"),
            ImportKind.Streets,
            FileReading.Nothing);
        Assert.Equal((4, "AGS|Straße", 5), (table.HeaderNumber, string.Join('|', table.Header), table.Lines[0].Number));
    }

    [Fact]
    public void Sheet_ShowsNumbersDaysAndTimesAsPeopleSeeThem()
    {
        var book = RawWorkbook.Of("""
            <row r="1"><c r="A1" t="inlineStr"><is><t>PLZ</t></is></c><c r="B1" t="inlineStr"><is><t>von</t></is></c>
            <c r="C1" t="inlineStr"><is><t>Tag</t></is></c><c r="D1" t="inlineStr"><is><t>Zeit</t></is></c>
            <c r="E1" t="inlineStr"><is><t>Nummer</t></is></c></row>
            <row r="3"><c r="A3" s="1"><v>1067</v></c><c r="B3" s="2"><v>9</v></c>
            <c r="C3" s="3"><v>46023</v></c><c r="D3" s="4"><v>0.375</v></c>
            <c r="E3"><v>62155512345</v></c><c r="F3"><v>0.5</v></c>
            <c r="G3" t="b"><v>1</v></c></row>
            """);
        var sheet = Assert.Single(Spreadsheet.Read(book));
        Assert.Equal((3, "01067|9,00|2026-01-01|09:00|62155512345|0,5|ja"), (sheet.Rows[1].Number, string.Join('|', sheet.Rows[1].Fields)));
    }

    [Fact]
    public void Sheet_ThatNobodySees_IsNotRead() => Assert.Equal(["Sichtbar"],
        ReadTable.Sheets(RawWorkbook.Of("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>", "Sichtbar", "Versteckt")).Select(sheet =>
            sheet.Name));

    [Theory]
    [InlineData("xl/workbook.xml", "Die Tabelle lässt sich nicht öffnen, sie ist beschädigt.")]
    [InlineData("content.xml", "Diese Art von Tabelle kann das Portal nicht lesen.")]
    public void Sheet_BrokenOrOfAnotherProgram_SaysSo(string part, string sentence)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            archive.CreateEntry("mimetype");
            using var entry = new StreamWriter(archive.CreateEntry(part).Open());
            entry.Write("<kaputt>");
        }

        Assert.True(Spreadsheet.IsOne(file.ToArray()));
        Assert.StartsWith(sentence, Assert.Throws<TableRefusal>(() => Spreadsheet.Read(file.ToArray())).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(20 * 1024 * 1024, true)]
    [InlineData(900 * 1024, false)]
    public void Archive_ThatUnpacksToTooMuch_IsRefusedBeforeItIsRead(int size, bool isRefused)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("services.csv").Open();
            entry.Write(new byte[size]);
        }

        file.Position = 0;
        var refusal = Record.Exception(() => TableLimits.Open(file).Dispose());
        Assert.Equal(isRefused, refusal is TableRefusal { Row: 0 });
    }

    [Fact]
    public void Table_OfMoreThan300Columns_IsRefused() => Assert.Equal(
        "Die Tabelle hat mehr als 300 Spalten. Löschen Sie die Spalten, die niemand braucht.",
        Assert.Throws<TableRefusal>(() => CsvTable.Parse(new string(';', 300) + "\n")).Message);

    [Fact]
    public void Patterns_ThatReadFiles_GiveUpInTime()
    {
        var patterns = typeof(ImportFile).Assembly.GetTypes().Concat(typeof(Spreadsheet).Assembly.GetTypes())
            .Where(type => type.Namespace?.StartsWith("IntMan.Directory.Exchange.Import.Foreign", StringComparison.Ordinal) == true
                || type == typeof(Spreadsheet) || type == typeof(ClockText) || type == typeof(LostLetters) || type == typeof(WeekdayList))
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.NonPublic))
            .Where(method => method.ReturnType == typeof(Regex) && method.GetParameters().Length == 0).ToList();
        Assert.True(patterns.Count > 10);
        Assert.All(patterns, pattern => Assert.NotEqual(Regex.InfiniteMatchTimeout, ((Regex)pattern.Invoke(null, null)!).MatchTimeout));
    }

    [Fact]
    public void Markup_WithoutEnd_StaysAndWithEndGoes() => Assert.Equal(("Hallo", "a <script b"),
        (ForeignTexts.Plain("<script>x</script>Hal<STYLE a>y</style >lo"), ForeignTexts.Plain("a <script b")));

    private static ImportRow RowOf(string csv)
    {
        var table = CsvTable.Parse(csv);
        return new ImportRow(new ColumnMap(table, Streets), table.Lines[0]);
    }
}
