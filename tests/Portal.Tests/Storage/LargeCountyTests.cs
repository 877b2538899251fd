using System.Diagnostics;
using AngleSharp.Dom;
using Dapper;
using IntMan.Directory.Exchange.Import;
using IntMan.Portal.Database;
using IntMan.Portal.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace IntMan.Portal.Tests.Storage;

/// <summary>What must not grow with the tables: round trips, rows read, and who is found first.</summary>
public sealed class LargeCountyTests(LargeCounty portal) : IClassFixture<LargeCounty>
{
    /// <summary>A search that ends after a few rows may look for them in any order.</summary>
    private const int FewRows = 50;

    private static readonly string[] LargeTables = ["street", "person", "post", "post_holder", "office_hour", "responsibility",
        "municipality", "mandate", "confirmation", "service", "service_place", "organisation", "place"];

    public static TheoryData<string> Addresses { get; } =
    [
        "/suche?q=Lindenweg%2012%20Ettlingen", "/suche?q=Rheinstr", "/suche?q=Hauptstrasse%205", "/suche?q=Spessart",
        "/suche?q=Uhdingen-M%C3%BChlhofen", "/suche?q=Rheinstr.%20119%2C%2078224%20Singen", "/suche?q=IB", "/suche?q=IB%20Salem",
        "/suche?q=Ettlingen", "/suche?q=Libellnau", "/suche?q=Singen",
        "/suche?q=xyzzyqwert", "/suche/treffer?q=linden", "/gemeinden/08215017", "/gemeinden/09900001",
        "/ansprechpersonen/mirela-ampelstein", "/ansprechpersonen/ludger-klosterwiese",
        "/ansprechpersonen/koordination-bodenseekreis", "/kalender/sprechstunden/mirela-ampelstein.ics", "/kalender/gemeinden/08215017.ics",
        "/gemeinden/08215017.json",
        "/ansprechpersonen/mirela-ampelstein.json", "/ansprechpersonen/mirela-ampelstein.vcf", "/",
        "/angebote", "/angebote?q=schuldenberatung&lb=finanzen&ohne=1&kostenlos=1",
        "/angebote?q=deutschkurs&ort=09900001&spr=Arabisch&offen=1", "/suche?q=Schuldnerberatung",
    ];

    [Theory]
    [MemberData(nameof(Addresses))]
    [InlineData("/gemeinden")]
    [InlineData("/gemeinden?q=ettl&seite=1")]
    [InlineData("/sitemap.xml")]
    public async Task Page_AsksTheDatabaseAtMostTwice(string address)
    {
        using var warm = await portal.GetAsync(address);
        using var sent = new SentStatements(portal.Database);
        using var response = await portal.GetAsync(address);
        sent.AssertAtMost(2);
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Page_ReadsNoLargeTableWhole(string address)
    {
        // The services are read once, when the portal starts.
        using var warm = await portal.GetAsync("/angebote");
        await FlushStatisticsAsync();
        var before = await ReadRowsAsync();
        for (var time = 0; time < 7; time++)
        {
            // From the sixth time on PostgreSQL may plan without looking at the values.
            using var response = await portal.GetAsync(address);
        }

        await FlushStatisticsAsync();
        var after = await ReadRowsAsync();
        Assert.All(LargeTables, table => Assert.True(after[table] - before[table] <= 7 * FewRows,
            $"{address} reads {table} whole: {(after[table] - before[table]) / 7} rows a time"));
    }

    [Theory]
    [InlineData("Lindenweg 12 Ettlingen", "Lindenweg 12, Ettlingen", "Mirela Ampelstein")]
    [InlineData("Rheinstr 119 Ettlingen", "Rheinstr. 119, Ettlingen", "Tarek Wolkenfeld")]
    [InlineData("Bulacher Strasse", "Bulacher Str., Ettlingen", "Tarek Wolkenfeld")]
    [InlineData("Ueberlingen", "Überlingen", "Elif Seerosenthal")]
    [InlineData("Uberlingen", "Überlingen", "Elif Seerosenthal")]
    [InlineData("Spessart", "Spessart, Ettlingen", "Mirela Ampelstein")]
    [InlineData("Wolkenfeld", "Tarek Wolkenfeld", "Tarek Wolkenfeld")]
    public async Task Search_AmongManyPlaces_StillAnswersFirst(string typed, string heading, string contact)
    {
        var page = await portal.DocumentAsync("/suche?q=" + Uri.EscapeDataString(typed));
        Assert.Equal(heading, page.One("h1").Words());
        Assert.Equal(contact, page.One("article h2").Words());
    }

    [Fact]
    public async Task List_OfManyPlaces_ComesInPages()
    {
        var first = await portal.DocumentAsync("/gemeinden");
        Assert.Equal(50, first.QuerySelectorAll("tbody tr").Length);
        Assert.Equal("190 Orte", first.One("#h-liste").Words());
        Assert.Contains("Seite 1 von 4", first.MainText(), StringComparison.Ordinal);
        Assert.Null(first.QuerySelector("a[rel=prev]"));
        Assert.Equal("/gemeinden?seite=2", first.One("a[rel=next]").GetAttribute("href"));
        var last = await portal.DocumentAsync("/gemeinden?seite=4");
        Assert.Equal(40, last.QuerySelectorAll("tbody tr").Length);
        Assert.Null(last.QuerySelector("a[rel=next]"));
        Assert.Equal("/gemeinden?seite=3", last.One("a[rel=prev]").GetAttribute("href"));
    }

    [Fact]
    public async Task List_EveryPageOfIt_HasEachPlaceOnce()
    {
        var names = new List<string>();
        for (var number = 1; number <= 4; number++)
        {
            names.AddRange((await portal.DocumentAsync($"/gemeinden?seite={number}")).QuerySelectorAll("tbody th a")
                .Select(a => a.GetAttribute("href")!));
        }

        Assert.Equal(190, names.Distinct().Count());
    }

    [Theory]
    [InlineData("?seite=5")]
    [InlineData("?seite=1000")]
    public async Task List_BehindTheLastPage_IsNotEmpty(string query)
    {
        var page = await portal.DocumentAsync("/gemeinden" + query);
        Assert.NotEmpty(page.QuerySelectorAll("tbody tr"));
        Assert.DoesNotContain("Kein Ort passt", page.MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Home_OfManyPlaces_ListsCounties()
    {
        var home = await portal.DocumentAsync("/");
        Assert.Equal("Alle Kreise", home.One("#h-orte").Words());
        Assert.NotNull(home.QuerySelector("a[href='/gemeinden?kreis=08435']"));
    }

    // A server process reports what it has read when it ends.
    private async Task FlushStatisticsAsync()
    {
        portal.Services.GetRequiredService<PortalDatabase>().Public.Clear();
        await using var connection = await portal.Cluster.ConnectAsync("postgres");
        var waited = Stopwatch.StartNew();
        while (await connection.ExecuteScalarAsync<long>(
            "select count(*) from pg_stat_activity where datname = @Database and application_name = 'portal_public'",
            new { portal.Database }) > 0)
        {
            Assert.True(waited.Elapsed < TimeSpan.FromSeconds(20), "The portal's connections do not end.");
        }
    }

    private async Task<Dictionary<string, long>> ReadRowsAsync()
    {
        await using var connection = await portal.Cluster.ConnectAsync(portal.Database);
        return (await connection.QueryAsync<(string Table, long Rows)>(
            "select relname, seq_tup_read from pg_stat_user_tables where schemaname = 'directory'"))
            .ToDictionary(row => row.Table, row => row.Rows);
    }
}
