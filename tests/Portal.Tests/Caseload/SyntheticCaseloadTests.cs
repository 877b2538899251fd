using IntMan.Portal.Commands;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Caseload;

/// <summary>The load of 1,600 people adds up to every figure of the report it is made after.</summary>
public sealed class SyntheticCaseloadTests(TestCluster cluster)
{
    [Fact]
    public async Task P2_HasEveryTotalOfTheReport_AndIsLoadedOnce()
    {
        await using var database = await cluster.OpenAsync(await cluster.CreateDatabaseAsync(Template.Migrated));
        var figures = await DemoCaseload.LoadLargeAsync(database, TestContext.Current.CancellationToken);
        var found = figures!.ToDictionary(figure => figure.Name, figure => figure.Found);
        Assert.Equal(
            [1_600, 43_240, 35_354, 7_886, 1_326, 734, 236, 191, 9_987, 7_310, 26_451, 4_057, 1_859, 1_613, 1_204, 10_661],
            new[]
            {
                "Personen", "Gespräche", "mit Einzelpersonen", "mit Familien", "Integrationspläne", "Herkunft sy", "Herkunft af",
                "Herkunft iq", "Thema kinder", "Thema gesundheit", "Thema anderes", "verwiesen arbeitsagentur",
                "verwiesen auslaenderbehoerde", "verwiesen vereine", "verwiesen gesundheit", "verwiesen andere",
            }.Select(name => found[name]));
        Assert.Equal(0, found["Plan ohne Einwilligung"] + found["Gesundheit ohne Einwilligung"]);
        Assert.Null(await DemoCaseload.LoadLargeAsync(database, TestContext.Current.CancellationToken));
    }
}
