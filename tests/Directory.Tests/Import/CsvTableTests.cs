using System.Text;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Services;
using IntMan.Foundation.Text;

namespace IntMan.Directory.Tests.Import;

public sealed class CsvTableTests
{
    [Theory]
    [InlineData("AGS;Straße;Stelle\n", ';')]
    [InlineData("AGS,Straße,Stelle\n1;2;3;4;5", ',')]
    [InlineData("AGS\tStraße\tStelle\n", '\t')]
    [InlineData("\"Größe, Breite, Höhe\";AGS\n", ';')]
    [InlineData("AGS\n", ';')]
    public void Delimiter_CountedInTheHeaderOutsideQuotes_IsTheMostFrequent(string text, char expected) =>
        Assert.Equal(expected, CsvText.DelimiterOf(text));

    [Fact]
    public void Text_Utf8WithAndWithoutBomAndWindows1252_ReadsTheSame()
    {
        const string text = "Straße;Schlüssel „ä“ €";
        Assert.Equal(text, CsvText.Decode(Encoding.UTF8.GetBytes(text)));
        Assert.Equal(text, CsvText.Decode([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)]));
        Assert.Equal(text, CsvText.Decode(CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(text)));
    }

    [Fact]
    public void Text_WithZeroBytes_IsRefusedAsNoTable()
    {
        var refusal = Assert.Throws<TableRefusal>(() => CsvText.Decode("GIF\0\0"u8));
        Assert.Equal(new ImportError(0, null,
            "Die Datei ist keine Tabelle. Speichern Sie sie als Excel-Datei (.xlsx) oder als „CSV UTF-8“ und laden Sie sie neu hoch."),
            ImportError.Of(refusal));
    }

    [Fact]
    public void Text_SavedAsUnicode_IsRead() =>
        Assert.Equal("Straße", CsvText.Decode([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("Straße")]));

    [Fact]
    public async Task Text_OfMoreThan50Megabytes_IsRefused()
    {
        using var large = new MemoryStream(new byte[CsvText.MaxBytes + 1]);
        var refusal = await Assert.ThrowsAsync<TableRefusal>(() => CsvText.BytesAsync(large, TestContext.Current.CancellationToken));
        Assert.Contains("50 MB", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_AfterEmptyLinesAndBreaksInQuotes_KeepTheirPhysicalNumber()
    {
        var table = CsvTable.Parse("a;b\n\n\n1;\"x\r\ny\"\n\n2;z\n");
        Assert.Equal([4, 7], table.Lines.Select(line => line.Number));
        Assert.Equal(["1", "x\r\ny"], table.Lines[0].Fields);
    }

    [Theory]
    [InlineData("a;b\r1;2\r3;4\r")]
    [InlineData("a;b\r\n1;2\r\n3;4")]
    [InlineData("a;b\n1;2\n3;4\n")]
    public void Lines_WithAnyLineBreak_AreNumberedAlike(string text) =>
        Assert.Equal([2, 3], CsvTable.Parse(text).Lines.Select(line => line.Number));

    [Fact]
    public void Lines_QuotedDelimitersAndDoubledQuotes_AreText() =>
        Assert.Equal(["Amt; \"Süd\"", "b"], CsvTable.Parse("a;b\n\"Amt; \"\"Süd\"\"\";b\n").Lines[0].Fields);

    [Fact]
    public void Lines_WithOnlySeparators_AreSkipped() => Assert.Empty(CsvTable.Parse("a;b\n;\n ; \n").Lines);

    [Theory]
    [InlineData("'=1+1", "=1+1")]
    [InlineData("'+49 30", "+49 30")]
    [InlineData("'s Gässle", "'s Gässle")]
    public void Field_NeutralisedByTheExport_ReadsAsItWas(string written, string read) =>
        Assert.Equal(read, CsvTable.Parse($"a;b\n{written};x\n").Lines[0].Fields[0]);

    [Theory]
    [InlineData("a;b\n\"open;x\n1;2\n",
        "Zeile 2: Die Anführungszeichen passen nicht zusammen. Schließen Sie jedes Feld wieder und verdoppeln Sie Anführungszeichen im "
        + "Text.")]
    [InlineData("a;b\n1;2\nin\"side;x\n",
        "Zeile 3: Die Anführungszeichen passen nicht zusammen. Schließen Sie jedes Feld wieder und verdoppeln Sie Anführungszeichen im "
        + "Text.")]
    [InlineData("a;b\n1;\u0007\n", "Zeile 2: Die Zeile enthält Zeichen, die kein Text sind. Speichern Sie die Tabelle als „CSV UTF-8“.")]
    [InlineData("\n\n", "Die Datei ist leer. Die erste Zeile nennt die Spalten, zum Beispiel „AGS;Straße;Stelle“.")]
    public void Table_ThatCannotBeRead_SaysWhereAndWhatToDo(string text, string sentence) =>
        Assert.Equal(sentence, ImportError.Of(Assert.Throws<TableRefusal>(() => CsvTable.Parse(text))).Message);

    [Fact]
    public void Field_AsLongAsTheLongestFieldOfAForm_IsTheLongest()
    {
        Assert.Single(CsvTable.Parse($"a;b\n{new string('x', Service.LongestDescription)};y\n").Lines);
        var refusal = Assert.Throws<TableRefusal>(() => CsvTable.Parse($"a;b\n{new string('x', 10_001)};y\n"));
        Assert.Equal("Zeile 2: Ein Feld ist länger als 10.000 Zeichen. Kürzen Sie den Text.", ImportError.Of(refusal).Message);
    }

    [Fact]
    public void Table_Of200000Rows_IsTheLongest()
    {
        var full = "a;b\n" + string.Concat(Enumerable.Repeat("1;2\n", 200_000));
        Assert.Equal(200_000, CsvTable.Parse(full).Lines.Count);
        Assert.Contains("200.000 Zeilen", Assert.Throws<TableRefusal>(() => CsvTable.Parse(full + "1;2\n")).Message,
            StringComparison.Ordinal);
    }
}
