using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using IntMan.Caseload.Cases;
using IntMan.Caseload.Consultations;
using IntMan.Caseload.Plans;
using IntMan.Caseload.Statistics.Disclosure;
using IntMan.Caseload.Statistics.Figures;
using IntMan.Foundation.Changes;

namespace IntMan.Caseload.Statistics.Reports;

/// <summary>A report as it is stored.</summary>
public sealed record MadeReport(ReportDocument Content, ReportDocument Exact, string Figures, ReportPattern Pattern, string Input,
    string InputHash, string DataHash, bool IsSafe)
{
    public string ContentHash { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Content.ToJson())));
}

/// <summary>What the proof of a report was made from; kept, so that it can be made again.</summary>
public sealed record StoredInput(int Threshold, IReadOnlyList<BuiltTable> Tables, IReadOnlyList<ReleasedFamily> Earlier);

/// <summary>Counts, puts together, hides and proves.</summary>
public sealed class MakeReport(CountFigures count, PublicDirectory directory, FormDefinition form, TopicCatalogue topics,
    IndicatorCatalogue indicators)
{
    private const int MostBounds = 6;
    private static readonly TimeSpan LongestProof = TimeSpan.FromSeconds(25);
    private readonly ReportLabels _labels = new(form, topics);

    public async Task<MadeReport> ExecuteAsync(ReportDraft draft, string areaName, IEnumerable<EarlierRelease> released,
        CancellationToken cancellation)
    {
        var counts = await count.ExecuteAsync(draft.Scope, draft.Period, draft.People, cancellation);
        Require.That(counts.Fact("fachkraefte") >= ReportTables.FewestManagers, "In diesem Gebiet haben weniger als drei "
            + "Fachkräfte Fälle. Zahlen wären die einer einzelnen Fachkraft. Wählen Sie ein größeres Gebiet.", nameof(ReportDraft.Area));
        var watch = Stopwatch.StartNew();
        var tables = new ReportTables(_labels, indicators.All, await PlacesAsync(draft.Scope, cancellation));
        var built = tables.Build(counts, draft.Scope, draft.Recodes);
        var touching = EarlierReleases.Touching(released, draft.Scope, draft.Period);
        var earlier = EarlierReleases.Families(touching, draft.Scope, draft.Period, draft.People, built);
        var safe = Protect(built, draft.Threshold, earlier, cancellation);
        var writer = new WriteReport(_labels, tables, indicators.Listed);
        var explained = Document(draft, areaName, writer.Execute(new FigureBook(built, safe.Results), counts));
        var exact = Document(draft, areaName, writer.Execute(new FigureBook(built, null), counts)) with { IsExact = true };
        var options = Options(tables, counts, draft);
        var pattern = new ReportPattern(explained, Bounds(safe, draft.Threshold, tables, explained), ReportPattern.Of(safe), safe.Notes,
            [.. touching.Select(one => one.Code)], options, safe.FigureCount, safe.HiddenCount, watch.ElapsedMilliseconds);
        return new MadeReport(WithoutReasons(explained), exact, EarlierReleases.ToJson(safe.Released), pattern,
            JsonSerializer.Serialize(new StoredInput(draft.Threshold, built, earlier)), safe.InputHash, counts.DataHash, safe.IsSafe);
    }

    /// <summary>Only the tables, for views that nobody keeps.</summary>
    public async Task<(ReportDocument Document, CountedFigures Counts)> ViewAsync(ReportDraft draft, string areaName, int threshold,
        CancellationToken cancellation)
    {
        var counts = await count.ExecuteAsync(draft.Scope, draft.Period, draft.People, cancellation);
        var tables = new ReportTables(_labels, indicators.All, await PlacesAsync(draft.Scope, cancellation));
        var built = tables.Build(counts, draft.Scope, draft.Recodes);
        var safe = Protect(built, threshold, [], cancellation);
        var writer = new WriteReport(_labels, tables, indicators.Listed);
        return (WithoutReasons(Document(draft, areaName, writer.Execute(new FigureBook(built, safe.Results), counts))), counts);
    }

    /// <summary>The cases of one manager for the manager: nothing is hidden from who has counted it.</summary>
    public async Task<ReportDocument> OwnAsync(ChangeReader reader, Guid managerId, string area, ReportPeriod period)
    {
        var draft = new ReportDraft(null, area, period.From, period.To) { Recodes = new ReportRecodes(OriginRecode.Top5,
            PlaceRecode.None) };
        var scope = new ReportScope(area, ManagerId: managerId);
        var counts = await count.OfOwnAsync(reader, scope, period);
        var tables = new ReportTables(_labels, indicators.All, []);
        var built = tables.Build(counts, scope, draft.Recodes);
        return Document(draft, "eigene Fälle", new WriteReport(_labels, tables, indicators.Listed).Execute(new FigureBook(built, null),
            counts));
    }

    public static ProtectedReport Protect(IReadOnlyList<BuiltTable> tables, int threshold, IReadOnlyList<ReleasedFamily> earlier,
        CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(LongestProof);
        try
        {
            return ProtectReport.Execute(tables, new DisclosureRule(threshold), earlier, limit.Token);
        }
        catch (DisclosureRefusal refusal)
        {
            throw new RuleViolation(refusal.Message);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new RuleViolation("Die Prüfung dauert zu lange. Fassen Sie mehr zusammen.");
        }
    }

    private async Task<IReadOnlyList<ReportPlace>> PlacesAsync(ReportScope scope, CancellationToken cancellation) =>
        await directory.QueryAsync<ReportPlace>("""
            select m.ags, m.name, m.association_key, a.name as association from public_directory.municipality m
            left join public_directory.association a on a.key = m.association_key where m.county_key = @county order by m.ags limit 500
            """, new { county = scope.CountyKey }, cancellation);

    private static ReportDocument Document(ReportDraft draft, string areaName, IReadOnlyList<ReportTable> tables) => new(
        draft.TitleOrUsual, areaName, draft.Period.From, draft.Period.To, draft.People == ReportPeople.Period
            ? "Personen, deren Beratung im Zeitraum lief" : $"Personen, deren Beratung am {ReportDocument.Day(draft.Period.To)} lief",
        draft.Threshold, tables, Method(draft));

    private static string[] Method(ReportDraft draft) =>
    [
        "Gezählt werden Personen, nicht Gespräche, wo es nicht anders dasteht. Wer innerhalb des Kreises übergeben wurde, zählt einmal.",
        "„Nicht erhoben“ ist eine eigene Antwort und steht nie im Nenner.",
        FormattableString.Invariant(
            $"Werte von 1 bis {draft.Threshold - 1} Personen sind verborgen (•), ")
            + "bei Herkunft, Aufenthalt, Behinderung und Orten von 1 bis 9. "
            + "Dazu sind so viele größere verborgen, dass sich kein kleiner errechnen lässt, auch nicht mit früheren Berichten.",
        "Anteile und Mittelwerte stehen nur da, wo alle Zahlen dastehen, aus denen sie gebildet sind.",
        "Arbeit einzelner Fachkräfte ist nicht erkennbar: Gebiete mit weniger als drei Fachkräften sind zusammengefasst.",
    ];

    private static ReportDocument WithoutReasons(ReportDocument document) => document with
    {
        Tables = [.. document.Tables.Select(table => table with
        {
            Rows = [.. table.Rows.Select(row => row with { Cells = [.. row.Cells.Select(cell => cell with { Why = null })] })],
        })],
    };

    private List<ReportBound> Bounds(ProtectedReport report, int threshold, ReportTables tables, ReportDocument document) =>
        [.. report.Tables.Where(built => built.Table.Amounts is null).SelectMany(built => report.Results[built.Table.Name].Figures
                .Where(figure => figure.Reason is HiddenReason.Small or HiddenReason.HiddenBefore).Select(figure => new ReportBound(
                    $"{TitleOf(document, built.Table.Name)}: " + string.Join(", ", built.Table.Axes.Select((axis, index) =>
                        Name(tables, built.Table.Name, index, axis, figure.At[index]))),
                    figure.Lower, figure.Upper, Math.Max(1, (built.Table.Threshold ?? threshold) - 2))))
            .OrderBy(bound => bound.Width ?? long.MaxValue).ThenBy(bound => bound.Figure, StringComparer.Ordinal).Take(MostBounds)];

    private string TitleOf(ReportDocument document, string table) => document.Find(table)?.Title
        ?? indicators.All.FirstOrDefault(one => one.Table == table)?.Title ?? "Punkte";

    private string Name(ReportTables tables, string table, int index, DisclosureAxis axis, int at)
    {
        if (at == axis.Categories.Count)
        {
            return "Summe";
        }

        var dimension = ReportTables.DimensionOf(table, index);
        return dimension == "ort" ? tables.PlaceTitle(axis.Categories[at]) : _labels.TitleOf(dimension, axis.Categories[at]);
    }

    private static IReadOnlyList<RecodeOption> Options(ReportTables tables, CountedFigures counts, ReportDraft draft) =>
        [.. Enum.GetValues<OriginRecode>().Select(origin =>
        {
            var one = tables.Build(counts, draft.Scope, draft.Recodes with { Origin = origin }).First(built => built.Table.Name
                == "herkunft");
            var result = ProtectTables.Execute(ProtectReport.InputsOf([one], new DisclosureRule(draft.Threshold), []).First());
            return new RecodeOption(origin, result.Tables[0].Figures.Count(figure => !figure.Shown), result.Tables[0].Figures.Count);
        })];
}
