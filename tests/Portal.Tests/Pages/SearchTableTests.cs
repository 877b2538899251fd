using System.Text;
using AngleSharp.Dom;
using IntMan.Directory.Exchange.Import;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Pages;

/// <summary>
/// What people type and what stands first (search-table.csv). An answer is sure: "Zuständig für", or the entry of who was asked for by
/// name. Whatever is
/// not accounted for word by word is a question.
/// </summary>
public sealed class SearchTableTests(PortalHost portal) : IClassFixture<PortalHost>, IAsyncLifetime
{
    private const string Municipalities = """
        ags;name_kurz;kreis_schluessel;kreis_name;kreis_typ;land
        08335099;Karoburg;08335;Konstanz;Landkreis;Baden-Württemberg
        08425005;Altheim;08425;Alb-Donau-Kreis;Landkreis;Baden-Württemberg
        08426008;Altheim;08426;Biberach;Landkreis;Baden-Württemberg
        """;

    // Streets named like squares, by a letter and a number, as Mannheim has them.
    private const string Streets = """
        AGS;Straße;Hausnummern;Stelle;gültig ab
        08335099;Q 3;;im-singen-dezentral;2026-01-01
        08335099;L 1;;im-singen-dezentral;2026-01-01
        08335099;L 14;1-20;im-singen-zentral;2026-01-01
        08335099;Kiefernweg II;;im-singen-dezentral;2026-01-01
        08335099;Kiefernweg V;;im-singen-zentral;2026-01-01
        08335099;Sonnige Au;;im-singen-zentral;2026-01-01
        08335099;Hans-Sachs-Ring;;im-singen-dezentral;2026-01-01
        """;

    private static readonly List<string[]> Rows =
    [
        .. File.ReadLines(Path.Combine(Repository.Root, "tests", "Portal.Tests", "Pages", "search-table.csv")).Skip(1)
            .Select(line => line.Split(';')),
    ];

    public static TheoryData<string, string, string, string, string> Searches { get; } =
        [.. Rows.Select(columns => (columns[0], columns[1], columns[2], columns[3], columns[4]))];

    public async ValueTask InitializeAsync()
    {
        await using var database = await portal.Cluster.OpenAsync(portal.Database);
        await using var directory = database.CreateDirectory();
        foreach (var (kind, csv) in new[] { (ImportKind.Municipalities, Municipalities), (ImportKind.Streets, Streets) })
        {
            var report = await new ImportFile(directory, portal.Clock).ExecuteAsync(
                kind, new MemoryStream(Encoding.UTF8.GetBytes(csv)), dryRun: false, null, TestContext.Current.CancellationToken);
            Assert.Empty(report.Errors);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [MemberData(nameof(Searches))]
    public async Task Search_OfTheTable_AnswersOrAsks(string typed, string kind, string heading, string first, string person)
    {
        var page = await portal.DocumentAsync("/suche?q=" + Uri.EscapeDataString(typed));
        var found = page.QuerySelectorAll("main article h2, main li.ip-result h3").Select(e => e.Words()).FirstOrDefault("");
        Assert.Equal($"{kind} | {heading} | {first}", $"{KindOf(page)} | {page.One("h1").Words()} | {(first.Length == 0 ? "" : found)}");
        Assert.Equal(person, person.Length == 0 ? "" : page.QuerySelector("main article h2").Words());
    }

    [Fact]
    public void Table_HasEnoughSearches_FortyWithAPlaceThatDoesNotHaveTheStreet()
    {
        Assert.InRange(Rows.Count, 120, int.MaxValue);
        Assert.InRange(Rows.Count(row => row[2].Contains("“ in ", StringComparison.Ordinal)), 40, int.MaxValue);
    }

    private static string KindOf(IDocument page) => page.Title!.Split(" – ")[0] switch
    {
        "Bitte noch genauer" => "Frage",
        "Nichts gefunden" => "Nichts",
        var title when title.StartsWith("Angebote zu", StringComparison.Ordinal) => "Angebote",
        _ => "Antwort",
    };
}
