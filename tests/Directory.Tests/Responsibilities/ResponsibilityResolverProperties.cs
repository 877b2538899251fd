using FsCheck;
using FsCheck.Fluent;
using IntMan.Directory.Responsibilities;

namespace IntMan.Directory.Tests.Responsibilities;

/// <summary>Random rules and addresses in a world so small that they meet: two of everything.</summary>
public sealed class ResponsibilityResolverProperties
{
    private static readonly DateOnly Day = new(2026, 11, 18);
    private static readonly Guid[] Ids = [.. Enumerable.Range(1, 6).Select(n => new Guid($"00000000-0000-0000-0000-00000000000{n}"))];
    private static readonly Gen<Guid> District = Gen.Elements(Ids[..2]);
    private static readonly Gen<Guid> Street = Gen.Elements(Ids[2..4]);
    private static readonly Gen<string?> Group = Gen.Elements<string?>(null, "alle", "zentral", "dezentral");

    private static readonly Gen<Area> AnyArea = Gen.OneOf(
        Gen.Elements("08215", "08335").Select(Area.OfCounty),
        Gen.Elements("082155001", "083355001").Select(Area.OfAssociation),
        Gen.Elements("08215017", "08335075").Select(Area.OfMunicipality),
        District.Select(Area.OfDistrict),
        Street.Select(id => Area.OfStreet(id)),
        Street.Zip(Gen.Elements("1–9 ungerade", "2-8 ger.", "119 + 155", "3a", "ab 5"), (id, numbers) => Area.OfStreet(id, numbers)));

    private static readonly Gen<Responsibility> AnyRule =
        from post in Gen.Elements(Ids)
        from area in AnyArea
        from targetGroup in Gen.Elements("alle", "alle", "zentral", "dezentral")
        from start in Gen.Choose(-3, 1)
        from length in Maybe(Gen.Choose(0, 5))
        from isPresumed in Gen.Elements(true, false)
        select Rule(post, area, targetGroup, Day.AddDays(start), length, isPresumed);

    private static readonly Gen<List<Responsibility>> Rules = Gen.Choose(0, 12).SelectMany(count => AnyRule.ListOf(count));

    private static readonly Gen<HouseAddress> Address =
        from county in Gen.Elements("08215", "08335")
        from association in Gen.Elements<string?>(null, "082155001")
        from ags in Gen.Elements<string?>(null, "08215017")
        from district in Maybe(District)
        from street in Maybe(Street)
        from number in Maybe(Gen.Choose(1, 9).Zip(Gen.Elements("", "a"), (n, letter) => new HouseNumber(n, letter)))
        select new HouseAddress(county, association, ags, district, street, number);

    private static readonly Gen<(HouseAddress Address, string? Group, List<Responsibility> Rules, Responsibility Extra)> Case =
        from address in Address
        from targetGroup in Group
        from rules in Rules
        from extra in AnyRule
        select (address, targetGroup, rules, extra);

    [Fact]
    public void Resolve_RuleElsewhere_NeverChangesTheAnswerHere() => Holds(c =>
        c.Address.IsIn(c.Extra) || AnswersOf(c.Rules, c.Address, c.Group) == AnswersOf([.. c.Rules, c.Extra], c.Address, c.Group));

    [Fact]
    public void Resolve_RuleOutsideItsPeriod_ChangesNothing() => Holds(c =>
        c.Extra.Validity.Contains(Day)
            || Shown(Resolve(c.Rules, c.Address, c.Group)) == Shown(Resolve([.. c.Rules, c.Extra], c.Address, c.Group)));

    [Fact]
    public void Resolve_LessSpecificRule_NeverChangesTheAnswerToAGroup() => Holds(c =>
    {
        var before = Resolve(c.Rules, c.Address, "zentral");
        return before.Answers.Count == 0 || c.Extra.Level <= before.Answers[0].Level
            || AnswersOf(c.Rules, c.Address, "zentral") == AnswersOf([.. c.Rules, c.Extra], c.Address, "zentral");
    });

    [Fact]
    public void Resolve_OrderOfTheRules_DoesNotMatter() => Holds(c =>
    {
        var reversed = Enumerable.Reverse(c.Rules).ToList();
        return Shown(Resolve(c.Rules, c.Address, c.Group)) == Shown(Resolve(reversed, c.Address, c.Group));
    });

    [Fact]
    public void Resolve_AnyRuleThatApplies_IsSaidOrShownAsLessSpecific() => Holds(c =>
    {
        var resolution = Resolve(c.Rules, c.Address, null);
        var applicable = c.Rules.Where(r => r.Validity.Contains(Day) && c.Address.IsIn(r)).ToHashSet();
        var winners = resolution.Answers.SelectMany(a => a.Rules).ToHashSet();
        return applicable.SetEquals(winners.Concat(resolution.LessSpecific)) && !winners.Overlaps(resolution.LessSpecific)
            && resolution.Answers.Count == 0 == (applicable.Count == 0);
    });

    [Fact]
    public void Resolve_Winners_AreNearestAndExactFirst() => Holds(c =>
    {
        var group = c.Group ?? TargetGroups.Everyone;
        var candidates = c.Rules.Where(r => r.Validity.Contains(Day) && c.Address.IsIn(r)
            && (r.TargetGroup == group || r.TargetGroup == TargetGroups.Everyone)).ToList();
        var nearest = candidates.Where(r => candidates.TrueForAll(o => r.Level <= o.Level)).ToList();
        var expected = nearest.Exists(r => r.TargetGroup == group) ? nearest.Where(r => r.TargetGroup == group) : nearest;
        return expected.ToHashSet().SetEquals(Resolve(c.Rules, c.Address, group).Answers.SelectMany(a => a.Rules));
    });

    [Fact]
    public void Resolve_HouseNumber_IsAskedOnlyIfAnAnswerCouldDependOnIt() => Holds(c =>
    {
        var unknown = c.Address with { Number = null };
        var resolution = Resolve(c.Rules, unknown, c.Group);
        var withoutHouseNumbers = c.Rules.Where(r => r.Level != AreaLevel.HouseNumber || r.StreetId != unknown.StreetId
            || unknown.StreetId is null).ToList();
        return resolution.AsksHouseNumber
            || Shown(Resolve(withoutHouseNumbers, c.Address, c.Group)) == Shown(Resolve(c.Rules, c.Address, c.Group));
    });

    private static Gen<T?> Maybe<T>(Gen<T> values)
        where T : struct => Gen.Frequency((3, values.Select(value => (T?)value)), (1, Gen.Constant<T?>(null)));

    private static void Holds(Func<(HouseAddress Address, string? Group, List<Responsibility> Rules, Responsibility Extra), bool> law) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(Arb.From(Case), law));

    private static Resolution Resolve(List<Responsibility> rules, HouseAddress address, string? targetGroup) =>
        ResponsibilityResolver.Resolve(address, targetGroup, Day, rules);

    private static string AnswersOf(List<Responsibility> rules, HouseAddress address, string? targetGroup) =>
        string.Join('\n', Resolve(rules, address, targetGroup).Answers.Select(Line));

    private static string Line(GroupAnswer answer) =>
        $"{string.Join(' ', answer.TargetGroups)} {answer.Level} {answer.Certainty} {string.Join(' ', answer.Rules.Select(r => r.Id))}";

    private static string Shown(Resolution resolution) => string.Join(
        '\n',
        [$"{resolution.AsksHouseNumber}",
            .. resolution.Answers.Select(Line),
            .. resolution.SplitHouseNumbers.Select(r => $"split {r.Id}"),
            .. resolution.LessSpecific.Select(r => $"less {r.Id}")]);

    private static Responsibility Rule(Guid post, Area area, string targetGroup, DateOnly start, int? length, bool isPresumed)
    {
        var rule = new Responsibility(post, area, targetGroup, start);
        rule.Set(length is { } days ? start.AddDays(days) : null, isPresumed, null);
        return rule;
    }
}
