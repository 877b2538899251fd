using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Seeds;

namespace IntMan.Directory.Tests.Import;

public sealed class ImportKindsTests
{
    [Theory]
    [InlineData("municipalities", ImportKind.Municipalities)]
    [InlineData("people", ImportKind.People)]
    [InlineData("streets", ImportKind.Streets)]
    [InlineData("office-hours", ImportKind.OfficeHours)]
    public void Name_OfTheCommandLine_IsTheKind(string name, ImportKind kind) => Assert.Equal(kind, ImportKinds.Parse(name));

    [Fact]
    public void Name_Unknown_IsRefused() => Assert.Throws<ArgumentException>(() => ImportKinds.Parse("OfficeHours"));

    [Theory]
    [InlineData(1, 55)]
    [InlineData(20, 1_101)]
    [InlineData(200, 11_010)]
    public void SyntheticMunicipalities_AtAScale_AreAsManyAsPromised(int scale, int expected) =>
        Assert.Equal(expected, SyntheticCounty.Municipalities(scale));

    [Fact]
    public void SyntheticMunicipalities_AtTheLargestScale_HaveDifferentNames()
    {
        var count = SyntheticCounty.Municipalities(400);
        Assert.Equal(count, Enumerable.Range(0, count).Select(SyntheticNames.Municipality).Distinct().Count());
    }

    [Fact]
    public void SyntheticStreets_OfOneMunicipality_AreDifferent() =>
        Assert.Equal(60, Enumerable.Range(0, 60).Select(index => SyntheticNames.Street(index * 211 % SyntheticNames.StreetNames))
            .Distinct().Count());
}
