using IntMan.Directory.Exchange.Import;
using IntMan.Directory.People;
using IntMan.Foundation.Text;

namespace IntMan.Directory.Tests.Import;

public sealed class ImportRowTests
{
    private static readonly Column[] Columns =
    [
        Column.Optional("Ags", "AGS", "Gemeindeschlüssel"),
        Column.Optional("ValidFrom", "gültig ab", "valid from"),
        Column.Optional("StartsAt", "von"),
        Column.Optional("Position", "Position"),
        Column.Optional("Share", "Stellenanteil"),
        Column.Optional("Email", "E-Mail"),
        Column.Optional("Phone", "Telefon"),
        Column.Optional("Website", "Internet"),
    ];

    [Theory]
    [InlineData("gültig ab")]
    [InlineData("GUELTIG-AB")]
    [InlineData("Valid From")]
    [InlineData("ValidFrom")]
    public void Header_GermanOrEnglishInAnySpelling_IsFound(string header) =>
        Assert.Equal(new DateOnly(2026, 12, 31), RowOf(header, "2026-12-31").Day("ValidFrom"));

    [Fact]
    public void Header_OfNoKnownColumn_IsRefused()
    {
        var refusal = Assert.Throws<TableRefusal>(() => RowOf("Farbe", "rot"));
        Assert.StartsWith("Zeile 1: Keine Spalte ist bekannt. Möglich sind: AGS, gültig ab", ImportError.Of(refusal).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Header_Twice_IsRefused()
    {
        var refusal = Assert.Throws<TableRefusal>(() => new ColumnMap(CsvTable.Parse("AGS;a g s\n1;2\n"), Columns));
        Assert.Equal("Zeile 1, Spalte „AGS“: Diese Spalte steht zweimal in der Kopfzeile. Löschen Sie eine davon.",
            ImportError.Of(refusal).Message);
    }

    [Fact]
    public void Header_RequiredAndMissing_NamesItAndWhatIsThere()
    {
        var refusal = Assert.Throws<TableRefusal>(() => new ColumnMap(CsvTable.Parse("Straße;Ort\n1;2\n"),
            [Column.Required("Ags", "AGS")]));
        Assert.Equal("Zeile 1: Die Spalte „AGS“ fehlt in der Kopfzeile. Die Datei hat: Straße, Ort.", ImportError.Of(refusal).Message);
    }

    [Fact]
    public void Header_SeveralAliasesPresent_TheFirstAliasWinsAndTheOtherIsUnused()
    {
        var columns = new ColumnMap(CsvTable.Parse("name;name_kurz\n\"Ettlingen, Stadt\";Ettlingen\n"),
            [Column.Required("Name", "name_kurz", "Name")]);
        Assert.Equal("name_kurz", columns.HeaderOf("Name"));
        Assert.Equal(["name"], columns.Unused);
    }

    [Theory]
    [InlineData("2026-02-28")]
    [InlineData("28.02.2026")]
    [InlineData("28.2.2026")]
    public void Day_IsoOrGerman_IsRead(string text) => Assert.Equal(new DateOnly(2026, 2, 28), RowOf("gültig ab", text).Day("ValidFrom"));

    [Theory]
    [InlineData("2026-02-29")]
    [InlineData("02/28/2026")]
    [InlineData("0001-01-01")]
    public void Day_Unreadable_NamesLineColumnAndValue(string text) =>
        AssertRefused($"Zeile 2, Spalte „gültig ab“: „{text}“ ist kein Datum. Schreiben Sie zum Beispiel 2026-12-31 oder 31.12.2026.",
            () => RowOf("gültig ab", text).Day("ValidFrom"));

    [Theory]
    [InlineData("09:00")]
    [InlineData("9:00")]
    [InlineData("09:00 Uhr")]
    public void Time_AsPeopleWrite_IsRead(string text) => Assert.Equal(new TimeOnly(9, 0), RowOf("von", text).Time("StartsAt"));

    [Fact]
    public void Time_Unreadable_IsRefused() =>
        AssertRefused("Zeile 2, Spalte „von“: „25:00“ ist keine Uhrzeit. Schreiben Sie zum Beispiel 09:00.",
            () => RowOf("von", "25:00").Time("StartsAt"));

    [Theory]
    [InlineData("0,75")]
    [InlineData("0.75")]
    public void Quantity_WithCommaOrPoint_IsRead(string text) => Assert.Equal(0.75m, RowOf("Stellenanteil", text).Quantity("Share"));

    [Fact]
    public void OfficialKey_WithoutLeadingZero_GetsItBack() => Assert.Equal("08215017", RowOf("AGS", "8215017").OfficialKey("Ags", 8));

    [Theory]
    [InlineData("Integrationsmanagement")]
    [InlineData("im")]
    [InlineData("IntegrationManager")]
    public void Choice_GermanShortOrEnglish_IsRead(string text) =>
        Assert.Equal(Position.IntegrationManager, RowOf("Position", text).Choice("Position", PersonLabels.Positions));

    [Fact]
    public void Choice_Unknown_OffersTheWords() =>
        AssertRefused("Zeile 2, Spalte „AGS“: „vielleicht“ ist hier nicht vorgesehen. Möglich sind: ja, nein.",
            () => RowOf("AGS", "vielleicht").YesNo("Ags"));

    [Fact]
    public void Text_ColumnNotInTheFile_KeepsWhatIsKnown()
    {
        var row = RowOf("AGS", "08215017");
        Assert.Equal("030 23125 100", row.Phone("Phone", "030 23125 100"));
        Assert.Null(RowOf("AGS;Telefon", "08215017;").Phone("Phone", "030 23125 100"));
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("bodenseekreis.example")]
    public void Website_NoWebAddress_IsRefused(string text) =>
        AssertRefused($"Zeile 2, Spalte „Internet“: „{text}“ ist keine Internetadresse. Sie beginnt mit https://.",
            () => RowOf("Internet", text).Website("Website", null));

    [Fact]
    public void Email_WithoutAt_IsRefused() =>
        AssertRefused(
            "Zeile 2, Spalte „E-Mail“: „im.example“ ist keine E-Mail-Adresse. Schreiben Sie zum Beispiel beratung@gemeinde.example.",
            () => RowOf("E-Mail", "im.example").Email("Email", null));

    [Fact]
    public void Reference_Unknown_NamesTheValue() =>
        AssertRefused(
            "Zeile 2, Spalte „Position“: „im-nirgends“ ist nicht bekannt. Prüfen Sie das Kürzel oder legen Sie zuerst diese Stelle an.",
            () => RowOf("Position", "im-nirgends").Reference("Position", new Dictionary<string, Post>(), "diese Stelle"));

    private static ImportRow RowOf(string header, string line)
    {
        var table = CsvTable.Parse($"{header}\n{line}\n");
        return new ImportRow(new ColumnMap(table, Columns), table.Lines[0]);
    }

    private static void AssertRefused(string sentence, Func<object?> read) =>
        Assert.Equal(sentence, ImportError.Of(Assert.Throws<TableRefusal>(read)).Message);
}
