using IntMan.Directory.Published;
using IntMan.Directory.Responsibilities;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;

namespace IntMan.Directory.Tests.Responsibilities;

/// <summary>What a change of responsibilities does to the rules, and what the publish gate says about it.</summary>
public sealed class ResponsibilityPlanTests
{
    private static readonly DateOnly Today = new(2026, 11, 18);
    private static readonly DateOnly NewYear = new(2027, 1, 1);
    private static readonly StreetArea Rheinstr = new(new Guid("00000000-0000-0000-0000-000000000011"), Ettlingen.Ags, null, null);
    private static readonly StreetArea Lindenweg = new(new Guid("00000000-0000-0000-0000-000000000012"), Ettlingen.Ags, null, null);
    private static readonly (Guid West, Guid Sued) Posts = (Ettlingen.SecondPost, Ettlingen.FirstPost);

    [Fact]
    public void Range_MovedToAnotherPost_LeavesTheOtherNumbersWhereTheyWere()
    {
        var rule = Ettlingen.Rule(Posts.West, Area.OfStreet(Rheinstr.Id, "101–155 ungerade"));
        var plan = ResponsibilityPlan.Of(Change(Area.OfStreet(Rheinstr.Id, "119–127 ungerade"), Posts.Sued), [rule], Today);
        Assert.Equal([rule], plan.Replaced);
        Assert.Equal([(Posts.West, "101–117 ungerade, 129–155 ungerade"), (Posts.Sued, "119–127 ungerade")],
            plan.Added.Select(added => (added.PostId, added.Numbers!)));
        Assert.All(plan.Added, added => Assert.Equal((NewYear, null), (added.ValidFrom, added.ValidUntil)));
    }

    [Fact]
    public void Tandem_EndsNobody()
    {
        var plan = ResponsibilityPlan.Of(Change(Area.OfStreet(Rheinstr.Id), Posts.Sued) with { Joins = true },
            [Ettlingen.Rule(Posts.West, Area.OfStreet(Rheinstr.Id))], Today);
        Assert.Empty(plan.Replaced);
        Assert.Equal(Posts.Sued, Assert.Single(plan.Added).PostId);
    }

    [Fact]
    public void WholeStreet_LeavesRulesForItsNumbersAndForOtherGroupsAlone()
    {
        var whole = Ettlingen.Rule(Posts.West, Area.OfStreet(Rheinstr.Id));
        Responsibility[] rules = [whole, Ettlingen.Rule(Posts.West, Area.OfStreet(Rheinstr.Id, "7")),
            Ettlingen.Rule(Posts.West, Area.OfStreet(Rheinstr.Id), "ukraine"), Ettlingen.Rule(Posts.West, Area.OfStreet(Lindenweg.Id))];
        Assert.Equal([whole], ResponsibilityPlan.Of(Change(Area.OfStreet(Rheinstr.Id), Posts.Sued), rules, Today).Replaced);
    }

    [Fact]
    public void Past_CannotBeChanged() => Refused("Was schon war, bleibt stehen.", "ValidFrom",
        Change(Area.OfStreet(Rheinstr.Id), Posts.Sued) with { ValidFrom = new DateOnly(2026, 11, 17) });

    [Fact]
    public void Nobody_WhereNobodyIs_IsRefused() => Refused("Hier ist niemand eingetragen.", "PostId",
        Change(Area.OfStreet(Rheinstr.Id), null));

    [Fact]
    public void SamePost_IsRefused() => Refused("Diese Stelle ist hier schon eingetragen.", "PostId",
        Change(Area.OfStreet(Rheinstr.Id), Posts.West) with { Source = "Vorstellung des Integrationsmanagements in Ettlingen, 2018" },
        Ettlingen.Rule(Posts.West, Area.OfStreet(Rheinstr.Id)));

    [Fact]
    public void LaterChange_MustBeWithdrawnFirst() => Refused(
        "Für diesen Bereich ist ab 1. Februar 2027 schon eine Änderung geplant.", "ValidFrom",
        Change(Area.OfStreet(Rheinstr.Id, "5"), Posts.Sued),
        new Responsibility(Posts.West, Area.OfStreet(Rheinstr.Id, "1–9"), TargetGroups.Everyone, new DateOnly(2027, 2, 1)));

    [Fact]
    public void Gate_MovedStreet_SwitchesFromOneToTheOtherWithoutFindings()
    {
        var report = Gate(Change(Area.OfStreet(Rheinstr.Id), Posts.Sued), Ettlingen.Rule(Posts.West, Area.OfStreet(Rheinstr.Id)),
            Ettlingen.Rule(Posts.West, Area.OfStreet(Lindenweg.Id)));
        var found = Assert.Single(report.Switches);
        Assert.Equal((TargetGroups.Everyone, Posts.West, Posts.Sued, "Rheinstr."),
            (found.TargetGroup, Assert.Single(found.From), Assert.Single(found.To), Assert.Single(found.Where).ToString()));
        Assert.Empty(report.Findings);
        Assert.Equal((NewYear, 1), (report.From, report.Streets));
    }

    [Fact]
    public void Gate_EndedWithoutSuccessor_IsAGapForTheseNumbers()
    {
        var report = Gate(Change(Area.OfStreet(Rheinstr.Id, "119"), null),
            Ettlingen.Rule(Posts.West, Area.OfStreet(Rheinstr.Id, "119, 155")));
        Assert.Equal((CoverageKind.Gap, "Rheinstr. 119"), (Assert.Single(report.Findings).Kind, report.Findings[0].Where.ToString()));
        Assert.Empty(Assert.Single(report.Switches).To);
    }

    [Fact]
    public void Gate_GapThatWasThereBefore_IsNotTheFaultOfTheChange() =>
        Assert.Empty(Gate(Change(Area.OfStreet(Rheinstr.Id, "119"), Posts.Sued),
            Ettlingen.Rule(Posts.West, Area.OfStreet(Rheinstr.Id, "119, 155"))).Findings);

    [Fact]
    public void Gate_SecondPostBesideTheFirst_IsAnOverlap()
    {
        var report = Gate(Change(Area.OfStreet(Rheinstr.Id, "1–30"), Posts.Sued) with { Joins = true },
            Ettlingen.Rule(Posts.West, Area.OfStreet(Rheinstr.Id, "25–40")), Ettlingen.Rule(Posts.West, Area.OfStreet(Rheinstr.Id)));
        Assert.Equal((CoverageKind.Overlap, "Rheinstr. 25–30"), (Assert.Single(report.Findings).Kind, report.Findings[0].Where.ToString()));
    }

    [Fact]
    public void Gate_StreetForEveryoneBeforeARuleForAGroup_IsAContradiction()
    {
        var report = Gate(Change(Area.OfStreet(Rheinstr.Id), Posts.Sued),
            Ettlingen.Rule(Posts.West, Area.OfMunicipality(Ettlingen.Ags), "ukraine"),
            Ettlingen.Rule(Posts.West, Area.OfMunicipality(Ettlingen.Ags)));
        Assert.Equal((CoverageKind.Contradiction, "ukraine"), (Assert.Single(report.Findings).Kind, report.Findings[0].TargetGroup));
    }

    [Fact]
    public void Gate_RuleThatEndsLater_ShowsTheGapOfThatDay()
    {
        var ending = Ettlingen.Rule(Posts.West, Area.OfMunicipality(Ettlingen.Ags), until: new DateOnly(2027, 3, 31));
        var finding = Assert.Single(Gate(Change(Area.OfStreet(Rheinstr.Id), null), ending,
            Ettlingen.Rule(Posts.West, Area.OfStreet(Rheinstr.Id))).Findings);
        Assert.Equal((CoverageKind.Gap, new DateOnly(2027, 4, 1)), (finding.Kind, finding.Day));
    }

    [Theory]
    [InlineData("2026-12-31", true)]
    [InlineData("2027-01-01", false)]
    [InlineData(null, true)]
    public void Gate_StreetForAPostThatNobodyHolds_SaysSo(string? heldUntil, bool isVacant)
    {
        var held = heldUntil is null ? [] : new[] { (Post: Posts.Sued, Days: new Validity(new DateOnly(2026, 1, 1),
            DateOnly.Parse(heldUntil,
            System.Globalization.CultureInfo.InvariantCulture))) };
        var findings = Gate(Change(Area.OfStreet(Rheinstr.Id), Posts.Sued), held.ToLookup(pair => pair.Post, pair => pair.Days),
            Ettlingen.Rule(Posts.West, Area.OfStreet(Rheinstr.Id))).Findings;
        Assert.Equal(isVacant ? [(CoverageKind.Vacant, Posts.Sued)] : [],
            findings.Select(finding => (finding.Kind, Assert.Single(finding.Posts))));
    }

    private static ResponsibilityChange Change(Area area, Guid? post) =>
        new(area, TargetGroups.Everyone, post, NewYear, false, false, null);

    private static GateReport Gate(ResponsibilityChange change, params Responsibility[] rules) => Gate(change, null, rules);

    private static GateReport Gate(ResponsibilityChange change, ILookup<Guid, Validity>? holdings, params Responsibility[] rules)
    {
        var territory = new Territory(Ettlingen.Ags, "Ettlingen",
            [new NamedArea(Rheinstr, "Rheinstr.", true), new NamedArea(Lindenweg, "Lindenweg", true)], rules, new Dictionary<string,
                string>())
            { Holdings = holdings };
        return PublishGate.Check(territory, ResponsibilityPlan.Of(change, rules, Today), [.. territory.In(change.Area)]);
    }

    private static void Refused(string sentence, string field, ResponsibilityChange change, params Responsibility[] rules)
    {
        var refused = Assert.Throws<RuleViolation>(() => ResponsibilityPlan.Of(change, rules, Today));
        Assert.StartsWith(sentence, refused.Message, StringComparison.Ordinal);
        Assert.Equal(field, refused.Field);
    }
}
