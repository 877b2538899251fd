using IntMan.Caseload.Plans;
using IntMan.Caseload.Statistics.Figures;

namespace IntMan.Caseload.Statistics.Reports;

/// <summary>Makes the document of figures: shares, means and quotes are there only where everything they are made of is shown.</summary>
public sealed class WriteReport(ReportLabels labels, ReportTables tables, IReadOnlyList<Indicator> indicators)
{
    public const string Advice = "Beratung";
    public const string Persons = "Personen";
    public const string Effect = "Wirkung";
    public const string Together = "Zusammenarbeit";
    public const string Overview = "Überblick";

    private const string Asked = FormDefinition.NotRecorded;

    public IReadOnlyList<ReportTable> Execute(FigureBook book, CountedFigures counts)
    {
        var all = new List<ReportTable?>
        {
            Key(book, counts),
            Talks(book),
            Bars(book, "themen", Advice, "Worum ging es?", "Thema", "Gespräche", "Themen der Gespräche, mehrere möglich"),
            Bars(book, "land", Advice, "Themen, wie das Land sie zählt", "Thema", "Gespräche", "Jedes Thema zählt je Gespräch einmal"),
            Bars(book, "kanal", Advice, "Wie wurde beraten?", "Weg", "Gespräche"),
            Bars(book, "weiterleitungen", Advice, "Wohin wurde weitergeleitet?", "Stelle", "Weiterleitungen"),
            Cross(book, "herkunft", Persons, "Herkunft und Geschlecht", "Herkunft"),
            Cross(book, "alter", Persons, "Alter und Geschlecht", "Altersgruppe"),
            Bars(book, "ort", Persons, "Orte", "Ort", "Personen"),
            Bars(book, "aufenthalt", Persons, "Aufenthaltsrechtlicher Status", "Status", "Personen"),
            Bars(book, "aufenthaltsdauer", Persons, "In Deutschland seit", "Dauer", "Personen"),
            Bars(book, "haushalt", Persons, "Personen im Haushalt", "Haushalt", "Personen"),
            Bars(book, "niveau", Persons, "Deutsch", "Niveau", "Personen"),
            Bars(book, "behinderung", Persons, "Liegt eine Behinderung vor?", "Antwort", "Personen"),
            Bars(book, "art", Persons, "Art der Beratung", "Art", "Personen"),
            Bars(book, "zugang", Persons, "Zugang", "Zugang", "Personen"),
            Bars(book, "neu", Persons, "Neu im Zeitraum", "Beginn", "Personen"),
            Bars(book, "stand", Persons, "Stand am letzten Tag", "Stand", "Personen"),
            Bars(book, "plan", Effect, "Integrationspläne", "Plan", "Personen"),
            Bars(book, "ziele", Effect, "Ziele", "Stand", "Ziele"),
            PointLine(book),
            Lights(book),
            Indicators(book),
            Bars(book, "stichtag", Effect, "Stand zum Stichtag", "Stand", "Personen"),
            Bars(book, "ende", Effect, "Warum Beratungen enden", "Grund", "Personen"),
            Children(book),
            Bars(book, "verweise", Together, "Verweise aus dem Verzeichnis", "Stand", "Verweise"),
            Meetings(counts),
        };
        return [.. all.OfType<ReportTable>()];
    }

    private static ReportTable Key(FigureBook book, CountedFigures counts)
    {
        var (staff, known) = (counts.Fact("fachkraefte") ?? 0, counts.Fact("vzae-unbekannt") == 0);
        var equivalents = known && staff > 0 ? counts.Fact("vzae") / 1000m : null;
        var running = book.Value("stand", "laufend");
        ReportCell Staff(decimal? value, int digits) => staff >= ReportTables.FewestManagers ? new(value, digits)
            : new(null, 0, true, "weniger als 3 Fachkräfte");
        var rows = new List<ReportRow>
        {
            Row("Gespräche", book.Cell("gespraeche")),
            Row("davon mit Einzelpersonen", book.Cell("gespraeche", null, "Person")),
            Row("davon mit Familien", book.Cell("gespraeche", null, "Family")),
            Row("begleitete Personen", book.Cell("stand")),
            Row("davon neu im Zeitraum", book.Cell("neu", "neu")),
            Row("Integrationspläne mit Zielen", book.Cell("plan", "b")),
            Row("Weiterleitungen an Regeldienste", book.Cell("weiterleitungen")),
            Row("vereinbarte Ziele", book.Cell("ziele")),
            Row("erreichte Ziele in %, zum Teil erreichte zählen halb", GoalQuote(book)),
            Row("Tage vom Erstkontakt bis zum ersten Gespräch, Median", new ReportCell(counts.Fact("median-tage"))),
        };
        if (counts.Fact("fachkraefte") is not null)
        {
            rows.AddRange(
            [
                Row("Integrationsmanager*innen mit Fällen", Staff(staff, 0)),
                Row("deren Vollzeitäquivalente, heutiger Stand", Staff(equivalents, 2)),
                Row("laufende Fälle je Vollzeitäquivalent", staff < ReportTables.FewestManagers || running is null
                    ? new ReportCell(null, 0, true, "hängt an verborgenen Zahlen") : new ReportCell(equivalents > 0
                        ? Math.Round(running.Value / equivalents.Value, 1) : null, 1)),
            ]);
        }

        return new ReportTable("ueberblick", Overview, "Kennzahlen", "Kennzahl", ["Wert"], rows, ReportChart.None);
    }

    private static ReportCell GoalQuote(FigureBook book) =>
        (book.Value("ziele"), book.Value("ziele", "Yes"), book.Value("ziele", "Partly")) switch
        {
            (0, not null, not null) => ReportCell.Nothing,
            ({ } all, { } yes, { } partly) => new ReportCell(Math.Round((yes + (partly / 2m)) * 100 / all, 1), 1),
            _ => Hidden,
        };

    private ReportTable? Talks(FigureBook book)
    {
        if (!book.Has("gespraeche"))
        {
            return null;
        }

        var rows = book.Categories("gespraeche", 0).Select(part => Row(Title("gespraeche", 0, part), book.Cell("gespraeche", part,
            "Person"),
            book.Cell("gespraeche", part, "Family"), book.Cell("gespraeche", part))).ToList();
        rows.Add(new ReportRow("Summe", [book.Cell("gespraeche", null, "Person"), book.Cell("gespraeche", null, "Family"),
            book.Cell("gespraeche")], IsTotal: true));
        return new ReportTable("gespraeche", Advice, "Gespräche im Verlauf", "Zeitraum", ["mit Einzelpersonen", "mit Familien", "Summe"],
            rows, ReportChart.Columns, Says: Highest(rows, 2, "Gespräche"));
    }

    private ReportTable? Bars(FigureBook book, string key, string section, string title, string head, string counted, string? note = null)
    {
        if (!book.Has(key))
        {
            return null;
        }

        var rows = book.Categories(key, 0).Select(category => Row(Title(key, 0, category), book.Cell(key, category),
            Share(book.Value(key, category), book.Value(key)))).Where(row => row.Cells[0] is not { IsHidden: false, Value: 0 }).ToList();
        rows.Add(new ReportRow("Summe", [book.Cell(key), ReportCell.Nothing], IsTotal: true));
        return new ReportTable(key, section, title, head, [counted, "Anteil in %"], rows, ReportChart.Bars, note,
            Highest(rows, 0, counted));
    }

    private ReportTable Cross(FigureBook book, string key, string section, string title, string head)
    {
        var columns = book.Categories(key, 1);
        IEnumerable<ReportCell> Cells(string? row) => [.. columns.Select(column => book.Cell(key, row, column)), book.Cell(key, row)];
        var rows = book.Categories(key, 0).Select(row => new ReportRow(Title(key, 0, row), [.. Cells(row)]))
            .Where(row => row.Cells.Any(cell => cell is not { IsHidden: false, Value: 0 })).ToList();
        rows.Add(new ReportRow("Summe", [.. Cells(null)], IsTotal: true));
        return new ReportTable(key, section, title, head, [.. columns.Select(column => Title(key, 1, column)), "Summe"], rows,
            ReportChart.None);
    }

    private static ReportTable? PointLine(FigureBook book)
    {
        var rows = FigureTables.PointMonths.Select(months =>
        {
            var table = FigureTables.PointTable(months);
            var (assessed, all, sum) = (book.Value(table, "erhoben"), book.Value(table), book.Value(ReportTables.SumOf(table), "erhoben"));
            return Row(months == 0 ? "zu Beginn" : FormattableString.Invariant($"nach {months} Monaten"), book.Cell(table, "erhoben"),
                Mean(sum, assessed), Share(assessed, all));
        }).ToList();
        var known = rows.Where(row => row.Cells[1].Value is not null).ToList();
        return known.Count == 0 ? null : new ReportTable("punkte", Effect, "Mittlere Punkte nach Dauer der Beratung", "Zeitpunkt",
            ["Personen", "mittlere Punkte", "Abdeckung in %"], rows, ReportChart.Line,
            "Punkte gelten, bis sie neu erhoben werden. Wer kürzer begleitet wird, zählt nicht mit.",
            $"Die mittleren Punkte liegen {known[0].Label} bei {known[0].Cells[1].Text} "
                + $"und {known[^1].Label} bei {known[^1].Cells[1].Text}.");
    }

    private ReportTable? Lights(FigureBook book)
    {
        if (!book.Has("ampeln"))
        {
            return null;
        }

        string[] moments = ["beginn", "stand"];
        string[] lights = ["gruen", "gelb", "rot"];
        var rows = moments.Select(moment => new ReportRow(labels.TitleOf("moment", moment),
            [.. lights.Select(light => Share(book.Value("ampeln", light, moment), book.Value("ampeln", null, moment))),
                book.Cell("ampeln", null, moment)])).ToList();
        rows.Add(new ReportRow("Bereiche, die vom Bedarf zum Mindestziel stiegen, in %",
            [Share(book.Value("gestiegen", "ja"), book.Value("gestiegen")), ReportCell.Nothing, ReportCell.Nothing,
                book.Cell("gestiegen")]));
        return new ReportTable("ampeln", Effect, "Was hat sich verändert?", "Zeitpunkt",
            [.. lights.Select(light => $"{labels.TitleOf("ampel", light)}, in %"), "Bereiche"], rows, ReportChart.Stacked,
            "Bereiche aus Plänen mit mindestens zwei Erhebungen");
    }

    private ReportTable Indicators(FigureBook book) => new("kennzahlen", Effect, "Kennzahlen der Wirkung", "Kennzahl",
        ["Ja", "Nein", "nicht erhoben", "Ja in %", "Abdeckung in %"],
        [.. indicators.Select(one => !one.IsAsked ? Row($"{one.Title} (nicht erfragt)", [.. Enumerable.Repeat(ReportCell.Nothing, 5)])
            : Row(one.Title, Answers(book, one.Table)))], ReportChart.None,
        "„Nicht erhoben“ steht nie im Nenner. Die Abdeckung sagt, bei wie vielen die Antwort bekannt ist.");

    private static ReportTable? Children(FigureBook book)
    {
        var rows = new[] { ("schule", "Kinder von 6 bis 17 Jahren in der Schule"), ("kita-u3", "Kinder unter 3 Jahren in der Kita"),
                ("kita-ue3", "Kinder von 3 bis 5 Jahren in der Kita") }
            .Where(pair => book.Has(pair.Item1)).Select(pair => Row(pair.Item2, Answers(book, pair.Item1))).ToList();
        return rows.Count == 0 ? null : new ReportTable("kinder", Effect, "Kinder", "Kennzahl",
            ["Ja", "Nein", "nicht erhoben", "Ja in %", "Abdeckung in %"], rows, ReportChart.None);
    }

    // Yes of yes and no; coverage of those who were asked.
    private static ReportCell[] Answers(FigureBook book, string table)
    {
        var (yes, no, open) = (book.Value(table, "ja"), book.Value(table, "nein"), book.Value(table, Asked));
        return [book.Cell(table, "ja"), book.Cell(table, "nein"), book.Cell(table, Asked), Share(yes, yes + no), Share(yes + no, yes + no
            + open)];
    }

    private static ReportTable Meetings(CountedFigures counts)
    {
        var (staff, regular) = (counts.Fact("fachkraefte") ?? 0, counts.Fact("regelmaessig") ?? 0);
        var tellsNobody = staff >= ReportTables.FewestManagers && (regular == 0 || regular >= ReportTables.FewestManagers)
            && (regular == staff || staff - regular >= ReportTables.FewestManagers);
        return new ReportTable("treffen", Together, "Treffen", "Kennzahl", ["Wert"],
        [
            Row("Fachkräfte, die in jedem Quartal an einem Netzwerktreffen teilnahmen, in %", tellsNobody || staff == 0
                ? Share(regular, staff) : new ReportCell(null, 0, true, "weniger als 3 Fachkräfte")),
            Row("übergebene Protokolle", new ReportCell(counts.Fact("protokolle"))),
            Row("Treffen mit der Stabsstelle", new ReportCell(counts.Fact("stabsstelle"))),
        ], ReportChart.None);
    }

    private static ReportCell Hidden { get; } = new(null, 0, true, "hängt an verborgenen Zahlen");

    private static ReportCell Share(long? part, long? whole) => (part, whole) switch
    {
        (not null, 0) => ReportCell.Nothing,
        ({ } some, { } all) => new ReportCell(Math.Round(some * 100m / all, 1), 1),
        _ => Hidden,
    };

    private static ReportCell Mean(long? tenths, long? assessed) => (tenths, assessed) switch
    {
        (not null, 0) => ReportCell.Nothing,
        ({ } sum, { } all) => new ReportCell(Math.Round(sum / 10m / all, 1), 1),
        _ => Hidden,
    };

    private static ReportRow Row(string label, params ReportCell[] cells) => new(label, cells);

    private string Title(string table, int axis, string category)
    {
        var dimension = ReportTables.DimensionOf(table, axis);
        return dimension == "ort" ? tables.PlaceTitle(category) : labels.TitleOf(dimension, category);
    }

    private static string? Highest(List<ReportRow> rows, int column, string counted)
    {
        var known = rows.Where(row => !row.IsTotal && row.Cells[column].Value > 0).ToList();
        return known.MaxBy(row => row.Cells[column].Value) is { } most
            ? $"Am meisten {counted}: {most.Label} mit {most.Cells[column].Text}." : null;
    }
}
