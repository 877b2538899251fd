using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Services;

/// <summary>What people type, and what must stand first (tests/Directory.Tests/Services/search-queries.csv), over the demo
/// county.</summary>
public sealed class SearchQualityTests(PortalHost portal) : IClassFixture<PortalHost>
{
    public static TheoryData<string, string> Queries { get; } =
        [.. File.ReadLines(Path.Combine(Repository.Root, "tests", "Directory.Tests", "Services", "search-queries.csv")).Skip(1)
            .Select(line => line.Split(';')).Select(columns => (columns[0], columns[1]))];

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task Search_OfTheTable_FindsTheRightServiceFirst(string typed, string expected)
    {
        var page = await portal.DocumentAsync("/angebote?q=" + Uri.EscapeDataString(typed));
        var found = page.QuerySelectorAll(".ip-result h3 a").Select(link => link.GetAttribute("href")!["/angebote/".Length..]).ToList();
        Assert.True(found.Count > 0 && expected.Split('|').Contains(found[0]),
            $"„{typed}“: {expected} expected, found {string.Join(", ", found.Take(5))}");
    }

    [Fact]
    public void Table_HasEnoughQueries() => Assert.True(Queries.Count >= 60);
}
