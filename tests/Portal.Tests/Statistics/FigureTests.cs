using IntMan.Caseload.Statistics.Figures;
using IntMan.Portal.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace IntMan.Portal.Tests.Statistics;

/// <summary>Every figure of a report with the value that <see cref="StatisticsCounty"/> has by hand.</summary>
public sealed class FigureTests(StatisticsCounty portal) : IClassFixture<StatisticsCounty>
{
    private static readonly ReportPeriod Year = new(new(2026, 1, 1), new(2026, 10, 31));

    [Theory]
    [InlineData("herkunft", "af/m 15, er/m 3, iq/m 7, nicht-erhoben/m 2, nicht-erhoben/nicht-erhoben 3, so/m 1, sy/m 5, sy/w 24")]
    [InlineData("alter", "25-34/m 33, 25-34/nicht-erhoben 2, 25-34/w 13, nicht-erhoben/nicht-erhoben 1, u16/w 11")]
    [InlineData("ort", "08435016 29, 08435034 31")]
    [InlineData("plan", "a 20, b 40")]
    [InlineData("neu", "neu 55, weiter 5")]
    [InlineData("stand", "beendet 10, laufend 50")]
    [InlineData("ende", "Reached 7, laufend 50, weitere 3")]
    [InlineData("stichtag", "NoNeed 9, Running 40, offen 11")]
    [InlineData("k:anstellung", "ja 18, nein 20, nicht-erhoben 10, nicht-gefragt 12")]
    [InlineData("behinderung", "nicht-erhoben 60")]
    [InlineData("p0", "erhoben 15, nicht-erhoben 45")]
    [InlineData("p6", "erhoben 15, nicht-erhoben 45")]
    [InlineData("p12", "nicht-erhoben 60")]
    public async Task People_AreCountedOnce(string table, string expected) => Assert.Equal(expected, string.Join(", ",
        (await CountAsync(new ReportScope(StatisticsCounty.County))).People(table).Select(line =>
            $"{line.Row}{(line.Col is null ? "" : "/" + line.Col)} {line.Value}").Order(StringComparer.Ordinal)));

    [Theory]
    [InlineData("gespraeche",
        "q1/Person 90 of 60 largest 31, q2/Person 60 of 60 largest 1, q3/Family 20 of 20 largest 1, q4/Person 5 of 5 largest 1")]
    [InlineData("kanal", "Mail 30 of 1 largest 30, OfficeHour 60 of 60 largest 1, Phone 65 of 65 largest 1, Visit 20 of 20 largest 1")]
    [InlineData("themen", "finanzen 80 of 60 largest 2, freizeit 30 of 1 largest 30, gesundheit 60 of 60 largest 1, "
        + "kinder 60 of 60 largest 1, sprache 5 of 5 largest 1, wohnen 20 of 20 largest 1")]
    [InlineData("land", "anderes 115 of 65 largest 31, gesundheit 60 of 60 largest 1, kinder 60 of 60 largest 1")]
    [InlineData("weiterleitungen", "andere 8 of 8 largest 1, arbeitsagentur 50 of 50 largest 1")]
    [InlineData("ziele", "No 2 of 2 largest 1, Open 6 of 6 largest 1, Partly 4 of 4 largest 1, Yes 8 of 8 largest 1")]
    [InlineData("gestiegen", "ja 10 of 10 largest 1")]
    [InlineData("ampeln", "gelb/beginn 10 of 10 largest 1, gruen/stand 10 of 10 largest 1")]
    public async Task Sums_KnowTheCasesBehindThem(string table, string expected) => Assert.Equal(expected, string.Join(", ",
        (await CountAsync(new ReportScope(StatisticsCounty.County))).Amounts(table).Select(line => FormattableString.Invariant(
            $"{line.Row}{(line.Col is null ? "" : "/" + line.Col)} {line.Value} of {line.Cases} largest {line.Largest}"))
            .Order(StringComparer.Ordinal)));

    [Fact]
    public async Task Points_AreThoseThatHoldAtTheMoment()
    {
        var counts = await CountAsync(new ReportScope(StatisticsCounty.County));
        Assert.Equal((1500, 15), (counts.Sum("p0")!.Value, counts.Sum("p0")!.Cases));
        Assert.Equal((2100, 15), (counts.Sum("p6")!.Value, counts.Sum("p6")!.Cases));
        Assert.Null(counts.Sum("p12"));
    }

    [Fact]
    public async Task Parts_CountTheirOwn()
    {
        var town = await CountAsync(new ReportScope("08435016"));
        Assert.Equal((29, 29, 80), (town.People("stand").Sum(line => line.Value), town.People("ort").Single().Value,
            town.Amounts("kanal").Sum(line => line.Value)));
        var provider = await portal.Cluster.ScalarAsync<Guid>(portal.Database, "select p.organisation_id from directory.post p join "
            + "directory.post_holder h on h.post_id = p.id join directory.person d on d.id = h.person_id where d.slug = 'nadim-rebstoeckl' "
            + "limit 1");
        Assert.Equal(20, (await CountAsync(new ReportScope(StatisticsCounty.County, ProviderId: provider))).People("stand")
            .Sum(line => line.Value));
    }

    [Fact]
    public async Task ReportingDate_CountsWhoIsThereOnTheDay()
    {
        var counts = await portal.Services.GetRequiredService<CountFigures>().ExecuteAsync(new ReportScope(StatisticsCounty.County), Year,
            ReportPeople.ReportingDate, TestContext.Current.CancellationToken);
        Assert.Equal(50, counts.People("stand").Single().Value);
    }

    [Fact]
    public async Task Hash_ChangesWithTheData_AndOnlyWithIt()
    {
        var before = (await CountAsync(new ReportScope("08435034"))).DataHash;
        Assert.Equal(before, (await CountAsync(new ReportScope("08435034"))).DataHash);
        Assert.Matches("^[0-9a-f]{64}$", before);
        Assert.NotEqual(before, (await CountAsync(new ReportScope("08435016"))).DataHash);
    }

    private Task<CountedFigures> CountAsync(ReportScope scope) => portal.Services.GetRequiredService<CountFigures>()
        .ExecuteAsync(scope, Year, ReportPeople.Period, TestContext.Current.CancellationToken);
}
