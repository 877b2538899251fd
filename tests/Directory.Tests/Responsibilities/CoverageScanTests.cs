using FsCheck;
using FsCheck.Fluent;
using IntMan.Directory.Responsibilities;

namespace IntMan.Directory.Tests.Responsibilities;

/// <summary>The scan of whole streets says the same as the resolver asked at each house number.</summary>
public sealed class CoverageScanTests
{
    private static readonly DateOnly Day = new(2027, 1, 1);
    private static readonly Guid[] Ids = [.. Enumerable.Range(1, 6).Select(n => new Guid($"00000000-0000-0000-0000-00000000000{n}"))];
    private static readonly StreetArea Rheinstr = new(Ids[0], "08215017", Ids[5], "082155001");
    private static readonly (Guid West, Guid Sued) Posts = (Ids[2], Ids[3]);

    [Fact]
    public void Execute_StreetThatNobodyNames_IsAGapAsAWhole()
    {
        var found = Assert.Single(Scan(Rule(Posts.West, Area.OfCounty("08215"))));
        Assert.Equal((Rheinstr.Id, CoverageKind.Gap, null), (found.StreetId, found.Kind, found.HouseNumbers));
    }

    [Fact]
    public void Execute_NumbersOfAStreet_LeaveTheOthersAsGap()
    {
        var found = Assert.Single(Scan(Rule(Posts.West, Area.OfStreet(Rheinstr.Id, "1–27 ungerade")),
            Rule(Posts.Sued, Area.OfStreet(Rheinstr.Id, "alle geraden"))));
        Assert.Equal((CoverageKind.Gap, "ab 29 ungerade"), (found.Kind, found.HouseNumbers!.ToString()));
    }

    [Fact]
    public void Execute_NumbersOfTwoPosts_OverlapWhereBothAreNamed()
    {
        var found = Assert.Single(Scan(Rule(Posts.West, Area.OfStreet(Rheinstr.Id, "1–30")),
            Rule(Posts.Sued, Area.OfStreet(Rheinstr.Id, "ab 25"))));
        Assert.Equal((CoverageKind.Overlap, "25–30"), (found.Kind, found.HouseNumbers!.ToString()));
        Assert.Equal([Posts.West, Posts.Sued], found.Rules.Select(rule => rule.PostId));
    }

    [Fact]
    public void Execute_RuleForAGroupBehindAStreetForEveryone_IsAContradiction()
    {
        var outdone = Rule(Posts.Sued, Area.OfMunicipality("08215017"), "ukraine");
        var found = Assert.Single(Scan(Rule(Posts.West, Area.OfStreet(Rheinstr.Id)), outdone));
        Assert.Equal((CoverageKind.Contradiction, "ukraine", outdone), (found.Kind, found.TargetGroup, found.Rules[^1]));
    }

    [Fact]
    public void Execute_RuleThatEndedTheDayBefore_DoesNotCount()
    {
        var ended = Rule(Posts.West, Area.OfStreet(Rheinstr.Id));
        ended.Set(new DateOnly(2026, 12, 31), false, null);
        Assert.Equal(CoverageKind.Gap, Assert.Single(Scan(ended)).Kind);
    }

    [Fact]
    public void Execute_AnyRules_SaysAtEachDoorWhatTheResolverSays() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Arb.From(AnyRules), rules =>
        {
            var found = CoverageScan.Execute([Rheinstr], rules, Day);
            return HouseNumbers.All(houseNumber => found.Where(f => f.HouseNumbers?.Contains(houseNumber) != false).Select(Line)
                .Order(StringComparer.Ordinal)
                .SequenceEqual(ByResolver(houseNumber, rules).Order(StringComparer.Ordinal)));
        }));

    private static readonly HouseNumber[] HouseNumbers = [.. from number in Enumerable.Range(1, 14)
        .Concat([9998, 9999]) from letter in (string[])["", "a", "b", "z"] select new HouseNumber(number, letter)];

    private static readonly Gen<Area> AnyArea = Gen.OneOf(
        Gen.Elements(Area.OfCounty("08215"), Area.OfAssociation("082155001"), Area.OfMunicipality("08215017"), Area.OfDistrict(Ids[5]),
        Area.OfStreet(Ids[1]), Area.OfStreet(Rheinstr.Id)),
        Gen.Elements("1–9 ungerade", "2-8 ger.", "3a", "ab 5", "5b–7", "alle geraden", "1, 3, 12", "bis 6", "4 mit Buchstaben")
        .Select(numbers => Area.OfStreet(Rheinstr.Id, numbers)));

    private static readonly Gen<List<Responsibility>> AnyRules = Gen.Choose(0, 9).SelectMany(count => (
        from post in Gen.Elements(Ids[2..5])
        from area in AnyArea
        from targetGroup in Gen.Elements("alle", "alle", "zentral", "ukraine")
        from start in Gen.Choose(-3, 1)
        from isPresumed in Gen.Elements(true, false)
        select Rule(post, area, targetGroup, start, isPresumed)).ListOf(count));

    /// <summary>Written from the meaning of the findings, one house number at a time, group by group.</summary>
    private static HashSet<string> ByResolver(HouseNumber houseNumber, List<Responsibility> rules)
    {
        var here = rules.Where(r => r.Validity.Contains(Day) && Rheinstr.At(houseNumber).IsIn(r)).ToList();
        if (here.TrueForAll(r => r.Level == AreaLevel.County))
        {
            return ["Gap alle "];
        }

        var lines = new HashSet<string>();
        foreach (var answer in ResponsibilityResolver.Resolve(Rheinstr.At(houseNumber), null, Day, rules).Answers)
        {
            var ids = string.Join(' ', answer.Rules.Select(r => r.Id));
            lines.UnionWith(answer.Rules.Select(r => r.PostId).Distinct().Count() > 1 ? [$"Overlap {answer.TargetGroups[^1]} {ids}"] : []);
            lines.UnionWith(answer.Rules.All(r => r.IsPresumed) && answer.Level < AreaLevel.Association
                ? [$"Presumed {answer.TargetGroups[^1]} {ids}"] : []);
            lines.UnionWith(here.Where(r => r.TargetGroup != "alle" && answer.TargetGroups.Contains(r.TargetGroup)
                && !answer.Rules.Any(w => w.TargetGroup == r.TargetGroup || w.PostId == r.PostId))
                .Select(r => $"Contradiction {r.TargetGroup} {ids} {r.Id}"));
        }

        return lines;
    }

    private static string Line(CoverageFinding finding) =>
        $"{finding.Kind} {finding.TargetGroup} {string.Join(' ', finding.Rules.Select(r => r.Id))}";

    private static IReadOnlyList<CoverageFinding> Scan(params Responsibility[] rules) => CoverageScan.Execute([Rheinstr], rules, Day);

    private static Responsibility Rule(Guid post, Area area, string targetGroup = TargetGroups.Everyone, int start = -60,
        bool isPresumed = false)
    {
        var rule = new Responsibility(post, area, targetGroup, Day.AddDays(start));
        rule.Set(null, isPresumed, null);
        return rule;
    }
}
