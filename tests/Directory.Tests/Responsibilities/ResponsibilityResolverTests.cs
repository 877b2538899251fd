using IntMan.Directory.Responsibilities;
using static IntMan.Directory.Tests.Responsibilities.Ettlingen;

namespace IntMan.Directory.Tests.Responsibilities;

public sealed class ResponsibilityResolverTests
{
    private readonly Ettlingen _ettlingen = new();

    [Theory]
    [InlineData("119")]
    [InlineData("155")]
    public void Rheinstr_NamedDoor_BelongsToTheManagerOfTheDoors(string number)
    {
        var resolution = _ettlingen.Resolve(_ettlingen.At("Rheinstraße", number));

        AssertAnswer(resolution, AreaLevel.HouseNumber, Certainty.Documented, SecondPost);
        Assert.False(resolution.AsksHouseNumber);
        Assert.Empty(resolution.SplitHouseNumbers);
    }

    [Theory]
    [InlineData("117")]
    [InlineData("119a")]
    [InlineData("137")]
    public void Rheinstr_AnotherDoor_IsAnsweredByTheNextLevel(string number)
    {
        Assert.Empty(_ettlingen.Resolve(_ettlingen.At("Rheinstr.", number)).Answers);

        _ettlingen.Rules.Add(Rule(CountyPost, Area.OfCounty(CountyKey)));
        AssertAnswer(_ettlingen.Resolve(_ettlingen.At("Rheinstr.", number)), AreaLevel.County, Certainty.LevelOnly, CountyPost);

        _ettlingen.Rules.Add(Rule(TownPost, Area.OfMunicipality(Ags)));
        AssertAnswer(_ettlingen.Resolve(_ettlingen.At("Rheinstr.", number)), AreaLevel.Municipality, Certainty.Documented, TownPost);
    }

    [Fact]
    public void Rheinstr_WithoutNumber_AsksAndSaysWhoHasTheRest()
    {
        _ettlingen.Rules.Add(Rule(TownPost, Area.OfMunicipality(Ags)));

        var resolution = _ettlingen.Resolve(_ettlingen.At("rheinstrasse"));

        Assert.True(resolution.AsksHouseNumber);
        Assert.Equal("119, 155", Assert.Single(resolution.SplitHouseNumbers).Numbers);
        AssertAnswer(resolution, AreaLevel.Municipality, Certainty.Documented, TownPost);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("1")]
    [InlineData("12a")]
    [InlineData("999")]
    public void Lindenweg_AnyNumber_BelongsToOneManagerAndIsNotAsked(string? number)
    {
        var resolution = _ettlingen.Resolve(_ettlingen.At("lindenweg", number));

        AssertAnswer(resolution, AreaLevel.Street, Certainty.Documented, FirstPost);
        Assert.False(resolution.AsksHouseNumber);
    }

    [Theory]
    [InlineData("Pforzheimer Straße")]
    [InlineData("Pforzheimerstr.")]
    [InlineData("PFORZHEIMER-STRASSE")]
    public void Pforzheimerstr_AnySpelling_BelongsToTheThirdManager(string spelling) =>
        AssertAnswer(_ettlingen.Resolve(_ettlingen.At(spelling, "7")), AreaLevel.Street, Certainty.Documented, ThirdPost);

    [Fact]
    public void Districts_WithoutStreet_BelongToTheirManagers()
    {
        AssertAnswer(_ettlingen.Resolve(_ettlingen.At(district: "Spessart")), AreaLevel.District, Certainty.Documented, FirstPost);
        AssertAnswer(_ettlingen.Resolve(_ettlingen.At(district: "Bruchhausen")), AreaLevel.District, Certainty.Documented, ThirdPost);
    }

    [Fact]
    public void Ladder_EveryLevelHasARule_TheNearestWinsAndTheRestIsShownInOrder()
    {
        _ettlingen.Rules.AddRange([
            Rule(CountyPost, Area.OfCounty(CountyKey)), Rule(TownPost, Area.OfMunicipality(Ags)),
            Rule(ThirdPost, Area.OfAssociation("082155001")),
            Rule(ThirdPost, Area.OfStreet(_ettlingen.StreetId("Rheinstr.")))]);

        var resolution = _ettlingen.Resolve(_ettlingen.At("Rheinstr.", "119", "Spessart") with { AssociationKey = "082155001" });

        AssertAnswer(resolution, AreaLevel.HouseNumber, Certainty.Documented, SecondPost);
        Assert.Equal([AreaLevel.Street, AreaLevel.District, AreaLevel.Municipality, AreaLevel.Association, AreaLevel.County],
            resolution.LessSpecific.Select(r => r.Level));
    }

    [Fact]
    public void Association_NearestLevel_IsLevelOnlyAlthoughDocumented()
    {
        _ettlingen.Rules.Add(Rule(ThirdPost, Area.OfAssociation("082155001")));

        AssertAnswer(_ettlingen.Resolve(_ettlingen.At() with { AssociationKey = "082155001" }), AreaLevel.Association,
            Certainty.LevelOnly, ThirdPost);
        Assert.Empty(_ettlingen.Resolve(_ettlingen.At() with { AssociationKey = "082155002" }).Answers);
    }

    [Fact]
    public void Singen_ByAccommodation_GivesTwoAnswersAndOneWhenAsked()
    {
        Responsibility[] rules = [Rule(SecondPost, Area.OfMunicipality("08335075"), "zentral"),
            Rule(FirstPost, Area.OfMunicipality("08335075"), "dezentral")];
        var singen = new HouseAddress("08335", null, "08335075", null, null, null);

        var both = ResponsibilityResolver.Resolve(singen, null, Today, rules);
        var central = ResponsibilityResolver.Resolve(singen, "zentral", Today, rules);
        var everyone = ResponsibilityResolver.Resolve(singen, TargetGroups.Everyone, Today, rules);

        Assert.Equal([("dezentral", FirstPost), ("zentral", SecondPost)],
            both.Answers.Select(a => (Assert.Single(a.TargetGroups), Assert.Single(a.Rules).PostId)));
        AssertAnswer(central, AreaLevel.Municipality, Certainty.Documented, SecondPost);
        Assert.Empty(central.LessSpecific);
        Assert.Empty(everyone.Answers);
    }

    [Fact]
    public void Groups_ExactBeatsEveryoneOnTheSameLevelOnly()
    {
        var street = _ettlingen.StreetId("Lindenweg");
        _ettlingen.Rules.AddRange([Rule(ThirdPost, Area.OfStreet(street), "ukraine"), Rule(TownPost, Area.OfMunicipality(Ags), "zentral")]);

        var ukraine = _ettlingen.Resolve(_ettlingen.At("Lindenweg"), "ukraine");

        AssertAnswer(ukraine, AreaLevel.Street, Certainty.Documented, ThirdPost);
        Assert.Equal(FirstPost, Assert.Single(ukraine.LessSpecific).PostId);
        AssertAnswer(_ettlingen.Resolve(_ettlingen.At("Lindenweg"), "zentral"), AreaLevel.Street, Certainty.Documented, FirstPost);
    }

    [Fact]
    public void Groups_NotAsked_SameWinnersAreOneAnswerAndEveryoneIsLast()
    {
        var street = _ettlingen.StreetId("Lindenweg");
        _ettlingen.Rules.AddRange([Rule(ThirdPost, Area.OfStreet(street), "ukraine"), Rule(TownPost, Area.OfMunicipality(Ags), "zentral")]);

        var resolution = _ettlingen.Resolve(_ettlingen.At("Lindenweg"));

        Assert.Equal(["ukraine", "zentral alle"], resolution.Answers.Select(a => string.Join(' ', a.TargetGroups)));
        Assert.Equal([ThirdPost, FirstPost], resolution.Answers.Select(a => Assert.Single(a.Rules).PostId));
        Assert.Equal(TownPost, Assert.Single(resolution.LessSpecific).PostId);
    }

    [Fact]
    public void Tandem_EqualRules_AreAllReturnedByPost()
    {
        _ettlingen.Rules.Insert(0, Rule(ThirdPost, Area.OfStreet(_ettlingen.StreetId("Lindenweg")), isPresumed: true));

        AssertAnswer(_ettlingen.Resolve(_ettlingen.At("Lindenweg", "12")), AreaLevel.Street, Certainty.Documented, FirstPost, ThirdPost);
    }

    [Fact]
    public void Certainty_EveryWinnerPresumed_IsPresumed()
    {
        _ettlingen.Rules.Add(Rule(ThirdPost, Area.OfStreet(_ettlingen.StreetId("Rheinstr.")), isPresumed: true));

        AssertAnswer(_ettlingen.Resolve(_ettlingen.At("Rheinstr.", "117")), AreaLevel.Street, Certainty.Presumed, ThirdPost);
    }

    [Theory]
    [InlineData("2017-10-31", false)]
    [InlineData("2017-11-01", true)]
    [InlineData("2018-06-30", true)]
    [InlineData("2018-07-01", false)]
    public void Validity_FirstAndLastDay_Count(string day, bool isValid)
    {
        var rules = new[] { Rule(SecondPost, Area.OfStreet(_ettlingen.StreetId("Rheinstr."), "119"), until: new DateOnly(2018, 6, 30)) };

        var houseNumber = ResponsibilityResolver.Resolve(_ettlingen.At("Rheinstr.", "119"), null, DateOnly.Parse(day, null), rules);
        var street = ResponsibilityResolver.Resolve(_ettlingen.At("Rheinstr."), null, DateOnly.Parse(day, null), rules);

        Assert.Equal(isValid, houseNumber.Answers.Count == 1);
        Assert.Equal(isValid, street.AsksHouseNumber);
    }

    [Fact]
    public void SplitStreet_OnlyForAnotherGroup_IsNotAsked()
    {
        _ettlingen.Rules.Add(Rule(ThirdPost, Area.OfStreet(_ettlingen.StreetId("Lindenweg"), "1–27 ungerade"), "ukraine"));

        Assert.False(_ettlingen.Resolve(_ettlingen.At("Lindenweg"), "zentral").AsksHouseNumber);
        Assert.True(_ettlingen.Resolve(_ettlingen.At("Lindenweg"), "ukraine").AsksHouseNumber);
        Assert.True(_ettlingen.Resolve(_ettlingen.At("Lindenweg")).AsksHouseNumber);
        Assert.True(_ettlingen.Resolve(_ettlingen.At("Rheinstr."), "zentral").AsksHouseNumber);
    }

    private static void AssertAnswer(Resolution resolution, AreaLevel level, Certainty certainty, params Guid[] posts)
    {
        var answer = Assert.Single(resolution.Answers);
        Assert.Equal((level, certainty), (answer.Level, answer.Certainty));
        Assert.Equal(posts, answer.Rules.Select(r => r.PostId));
    }
}
