using IntMan.Caseload.Consultations;
using IntMan.Caseload.Plans;
using IntMan.Caseload.Statistics.Disclosure;
using IntMan.Caseload.Statistics.Figures;
using IntMan.Caseload.Statistics.Reports;

namespace IntMan.Caseload.Tests.Statistics;

/// <summary>What becomes of counts: put together, hidden, written.</summary>
public sealed class ReportTests
{
    private static readonly FormDefinition Form = new(Repository.Content);
    private static readonly IndicatorCatalogue Indicators = new(Repository.Content, Form);
    private static readonly ReportLabels Labels = new(Form, new TopicCatalogue(Repository.Content));

    private static readonly ReportPlace[] Places =
    [
        new() { Ags = "08999001", Name = "Ahausen", AssociationKey = "089990001", Association = "Nordverband" },
        new() { Ags = "08999002", Name = "Behausen", AssociationKey = "089990001", Association = "Nordverband" },
        new() { Ags = "08999003", Name = "Cehausen", AssociationKey = "089990002", Association = "Südverband" },
    ];

    private static readonly ReportScope County = new("08999");

    [Fact]
    public void SumsThatWereHidden_StayHidden_AlsoAfterTheNextPeriod()
    {
        var table = new DisclosureTable("kanal", [new DisclosureAxis("a:kanal", ["a", "b", "c", "d"])], [30, 60, 40, 80])
        {
            Amounts = new DisclosureAmounts([12, 30, 20, 30], [3, 4, 4, 4]),
        };
        var before = new ReleasedTable("kanal", table.Axes, [null, 50, null, 70, 180], "2025", ReleaseRelation.Overlap, IsAmount: true);
        var cancellation = TestContext.Current.CancellationToken;
        var result = ProtectTables.Execute(new DisclosureInput(new DisclosureRule(5), [table]) { Released = [before] }, cancellation)
            .Table("kanal");
        Assert.Equal([false, true, false, true, true], result.Figures.Select(figure => figure.Shown));
        Assert.All(ProtectTables.Execute(new DisclosureInput(new DisclosureRule(5), [table]), cancellation).Table("kanal").Figures,
            figure => Assert.True(figure.Shown));
    }

    [Fact]
    public void PlacesOfFewManagers_GoToTheirAssociationOrToTheOthers()
    {
        var counts = Counts([Line("people", "ort", "08999001", 40), Line("people", "ort", "08999002", 30), Line("people", "ort", "08999003",
            20),
            Line("managers", "08999001", "", 2), Line("managers", "08999002", "", 1), Line("managers", "089990001", "", 3),
            Line("managers", "08999003", "", 1), Line("managers", "089990002", "", 1)]);
        foreach (var recode in new[] { PlaceRecode.Area, PlaceRecode.Municipality })
        {
            var table = Build(counts, new ReportRecodes(Place: recode)).First(built => built.Table.Name == "ort").Table;
            Assert.Equal(["08999001|08999002 70", "08999003 20"], table.Axes[0].Categories.Zip(table.Inner, (name, value) =>
                $"{name} {value}"));
        }

        Assert.Equal("Nordverband", new ReportTables(Labels, Indicators.All, Places).PlaceTitle("08999001|08999002"));
    }

    [Fact]
    public void ThreeLargestCountries_AreKept_AndNotRecordedIsNoCountry()
    {
        var counts = Counts([Cross("herkunft", "sy", "w", 30), Cross("herkunft", "af", "w", 20), Cross("herkunft", "iq", "m", 15),
            Cross("herkunft", "er", "m", 4), Cross("herkunft", "so", "w", 3), Cross("herkunft", "nicht-erhoben", "m", 25)]);
        var table = Build(counts, new ReportRecodes()).First(built => built.Table.Name == "herkunft").Table;
        Assert.Equal(["af", "iq", "nicht-erhoben", "sy"], table.Axes[0].Categories.Where(name => !name.Contains('|'))
            .Order(StringComparer.Ordinal));
        Assert.Equal("Andere", Labels.TitleOf("herkunft", table.Axes[0].Categories.Single(name => name.Contains('|'))));
        Assert.Equal(["d|nicht-erhoben", "m", "w"], table.Axes[1].Categories.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void EverybodyWithOneSensitiveAnswer_IsNotTold()
    {
        var counts = Counts([Line("people", "aufenthalt", "duldung", 40), Line("people", "stand", "laufend", 40)]);
        var safe = ProtectReport.Execute(Build(counts, new ReportRecodes()), new DisclosureRule(5), [], TestContext.Current.CancellationToken);
        Assert.Null(new FigureBook(safe.Tables, safe.Results).Value("aufenthalt", "duldung"));
    }

    /// <summary>A share beside a hidden figure would give it away.</summary>
    [Fact]
    public void Shares_MeansAndQuotes_AreHiddenWithWhatTheyAreMadeOf()
    {
        var random = new Random(15);
        for (var round = 0; round < 40; round++)
        {
            var counts = Counts([.. Persons(random), .. new[] { "Yes", "Partly", "Open", "No" }.Select(state => Amount("ziele", state,
                random.Next(0, 12)))]);
            var built = Build(counts, new ReportRecodes());
            var safe = ProtectReport.Execute(built, new DisclosureRule(5), [], TestContext.Current.CancellationToken);
            var tables = Write(new FigureBook(built, safe.Results), counts);
            foreach (var row in tables.Where(table => table.Columns.Contains("Anteil in %")).SelectMany(table => table.Rows)
                .Where(row => !row.IsTotal))
            {
                Assert.True(!row.Cells[0].IsHidden || row.Cells[1].IsHidden, row.Label);
            }

            foreach (var row in tables.First(table => table.Key == "punkte").Rows.Where(row => row.Cells[0].IsHidden))
            {
                Assert.True(row.Cells[1].IsHidden && row.Cells[2].IsHidden, row.Label);
            }
        }
    }

    [Fact]
    public void Indicators_LeaveNotRecordedOutOfTheDenominator()
    {
        var counts = Counts([Line("people", "k:anstellung", "ja", 30), Line("people", "k:anstellung", "nein", 10),
            Line("people", "k:anstellung", "nicht-erhoben", 60), Line("people", "k:anstellung", "nicht-gefragt", 20)]);
        var table = Write(new FigureBook(Build(counts, new ReportRecodes()), null), counts).First(one => one.Key == "kennzahlen");
        Assert.Equal(["30", "10", "60", "75,0", "40,0"], table.Rows.First(row => row.Label.StartsWith("Anstellung",
            StringComparison.Ordinal)).Cells.Select(cell => cell.Text));
        Assert.Equal(["–", "–", "–", "–", "–"], table.Rows.First(row => row.Label.EndsWith("(nicht erfragt)", StringComparison.Ordinal))
            .Cells
            .Select(cell => cell.Text));
    }

    [Fact]
    public void StaffOfFewerThanThree_IsHidden()
    {
        foreach (var (staff, expected) in new[] { (2, "•"), (3, "3") })
        {
            var counts = Counts([Line("fact", "fachkraefte", "", staff), Line("fact", "vzae", "", 2500), Line("fact", "vzae-unbekannt", "",
                0)]);
            var key = Write(new FigureBook(Build(counts, new ReportRecodes()), null), counts).First(table => table.Key == "ueberblick");
            Assert.Equal(expected, key.Rows.First(row => row.Label.StartsWith("Integrationsmanager", StringComparison.Ordinal))
                .Cells[0].Text);
            Assert.Equal(staff < 3 ? "•" : "2,50", key.Rows.First(row => row.Label.StartsWith("deren Vollzeit", StringComparison.Ordinal))
                .Cells[0].Text);
        }
    }

    [Fact]
    public void Document_SurvivesBeingStored()
    {
        var counts = Counts([.. Persons(new Random(1))]);
        var document = new ReportDocument("Titel", "Kreis", new(2025, 1, 1), new(2025, 12, 31), "alle", 5,
            Write(new FigureBook(Build(counts, new ReportRecodes()), null), counts), ["So."]);
        Assert.Equal(document.ToJson(), ReportDocument.FromJson(document.ToJson()).ToJson());
    }

    [Theory]
    [InlineData("Wir führten 326 Pläne.", "")]
    [InlineData("Wir führten 327 Pläne über 24 Monate seit 2024.", "327")]
    [InlineData("Es waren 1.326 oder 31,2 oder 1.327.", "1.327")]
    public void NumbersThatAreNotInTheReport_AreNamed(string text, string expected)
    {
        var report = new ReportDocument("x", "x", new(2025, 1, 1), new(2025, 12, 31), "x", 5, [new ReportTable("t", "s", "t", "h", ["c"],
            [new ReportRow("a", [new(326)]), new ReportRow("b", [new(1326)]), new ReportRow("c", [new(31.2m, 1)])], ReportChart.None)], []);
        Assert.Equal(expected, string.Join(", ", StatementText.Unfrozen(text, report)));
    }

    private static IEnumerable<FigureLine> Persons(Random random) =>
        new[] { "stand:laufend", "stand:beendet", "neu:neu", "plan:b", "plan:a", "plan:ohne", "p0:erhoben", "p0:nicht-erhoben",
            "p6:erhoben",
                "p6:nicht-erhoben", "p12:erhoben", "p12:nicht-erhoben", "p18:nicht-erhoben", "p24:nicht-erhoben" }
            .GroupBy(name => name.Split(':')[0]).SelectMany(table => Split(random, table.Count()).Zip(table, (value, name) =>
                Line("people", table.Key, name.Split(':')[1], value)))
            .Append(new FigureLine { Part = "sum", Name = "p0", Row = "erhoben", Value = 4000, Cases = 30, Largest = 300 })
            .Append(new FigureLine { Part = "sum", Name = "p6", Row = "erhoben", Value = 6000, Cases = 30, Largest = 300 });

    // Sixty people over some categories.
    private static long[] Split(Random random, int count)
    {
        var values = new long[count];
        for (var person = 0; person < 60; person++)
        {
            values[random.Next(3) == 0 ? random.Next(count) : 0]++;
        }

        return values;
    }

    private static IReadOnlyList<BuiltTable> Build(CountedFigures counts, ReportRecodes recodes) =>
        [.. new ReportTables(Labels, Indicators.All, Places).Build(counts, County, recodes)
            .Where(built => built.Family != BuiltTable.People || built.Table.Inner.Any(value => value > 0))];

    private static IReadOnlyList<ReportTable> Write(FigureBook book, CountedFigures counts) =>
        new WriteReport(Labels, new ReportTables(Labels, Indicators.All, Places), Indicators.Listed).Execute(book, counts);

    private static CountedFigures Counts(IReadOnlyList<FigureLine> lines) => new(lines);

    private static FigureLine Line(string part, string name, string row, long value) => new() { Part = part, Name = name, Row = row,
        Value = value };

    private static FigureLine Cross(string name, string row, string col, long value) => new() { Part = "people", Name = name, Row = row,
        Col = col, Value = value };

    private static FigureLine Amount(string name, string row, int value) => new() { Part = "amount", Name = name, Row = row, Value = value,
        Cases = value, Largest = 1 };
}
