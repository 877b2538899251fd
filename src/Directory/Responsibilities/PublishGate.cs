namespace IntMan.Directory.Responsibilities;

/// <summary> Before a change goes live, every number of every street it touches is answered with the rules as they are and as they would
/// be: what switches from whom to whom, which gaps, overlaps and contradictions are new, and who would be handed to a post that
/// nobody holds. Later days on which rules begin or end there
/// are looked at too. </summary>
public static class PublishGate
{
    private const int MostDays = 6;

    public static GateReport Check(Territory territory, ResponsibilityPlan plan, IReadOnlyCollection<NamedArea> touched)
    {
        var after = plan.After(territory.Rules);
        var (switches, findings) = (new List<(string Group, Guid[] From, Guid[] To, AreaNumbers Where)>(), new List<GateFinding>());
        var looked = new Dictionary<Guid, (List<Responsibility> Before, List<Responsibility> After)>();
        var seen = new HashSet<(Guid, CoverageKind, string, string)>();
        foreach (var day in DaysOfChange(plan.From, after))
        {
            var (rulesBefore, rulesAfter) = (new RulesByArea(territory.Rules, day), new RulesByArea(after, day));
            foreach (var named in touched)
            {
                var rules = (Before: rulesBefore.For(named.Area), After: rulesAfter.For(named.Area));

                // With the rules of the day before, a street has the findings of the day before.
                if (looked.TryGetValue(named.Area.Id, out var last) && last.Before.SequenceEqual(rules.Before)
                    && last.After.SequenceEqual(rules.After))
                {
                    continue;
                }

                looked[named.Area.Id] = rules;
                var segments = StreetAnswers.SegmentsOf(rules.Before.Concat(rules.After));
                var (was, becomes) = (StreetAnswers.Of(named.Area, rules.Before, segments, day),
                    StreetAnswers.Of(named.Area, rules.After, segments, day));
                switches.AddRange(day == plan.From ? SwitchesAt(named, was, becomes) : []);
                findings.AddRange(NewAt(named, was, becomes, day).Concat(VacantAt(territory, named, was, becomes, day))
                    .Where(found => seen.Add((named.Area.Id, found.Kind, found.TargetGroup, $"{found.Where.HouseNumbers}"))));
            }
        }

        return new GateReport(plan.From, touched.Count(named => named.IsStreet), [.. Together(switches)], findings);
    }

    private static IEnumerable<Switch> Together(IEnumerable<(string Group, Guid[] From, Guid[] To, AreaNumbers Where)> switches) => switches
        .GroupBy(found => (found.Group, From: string.Join(' ', found.From), To: string.Join(' ', found.To)))
        .Select(group => new Switch(group.Key.Group, group.First().From, group.First().To, [.. group.Select(found => found.Where)]))
        .OrderByDescending(found => found.Where.Count);

    private static IEnumerable<(string Group, Guid[] From, Guid[] To, AreaNumbers Where)> SwitchesAt(
        NamedArea named, IReadOnlyList<(NumberSegment? Segment, Resolution Answer)> was,
        IReadOnlyList<(NumberSegment? Segment, Resolution Answer)> becomes) => was.Zip(becomes)
        .SelectMany(pair => Differences(pair.First.Answer, pair.Second.Answer)
            .Select(found => (found.Group, found.From, found.To, pair.First.Segment)))
        .GroupBy(found => (found.Group, From: string.Join(' ', found.From), To: string.Join(' ', found.To)))
        .Select(group => (group.Key.Group, group.First().From, group.First().To,
            new AreaNumbers(named, HouseNumbersOf([.. group.Select(found => found.Segment)]))));

    private static HouseNumberSet? HouseNumbersOf(IReadOnlyList<NumberSegment?> segments) => segments is [null]
        ? null : NumberSegments.HouseNumbersOf([.. segments.OfType<NumberSegment>()]);

    // Who answers otherwise than before, for everyone and for the groups for which that is something else.
    private static IEnumerable<(string Group, Guid[] From, Guid[] To)> Differences(Resolution was, Resolution becomes)
    {
        var everyone = (From: PostsFor(TargetGroups.Everyone, was), To: PostsFor(TargetGroups.Everyone, becomes));
        if (!everyone.From.SequenceEqual(everyone.To))
        {
            yield return (TargetGroups.Everyone, everyone.From, everyone.To);
        }

        foreach (var group in was.Answers.Concat(becomes.Answers).SelectMany(answer => answer.TargetGroups)
            .Where(group => group != TargetGroups.Everyone).Distinct().Order(StringComparer.Ordinal))
        {
            var (from, to) = (PostsFor(group, was), PostsFor(group, becomes));
            if (!from.SequenceEqual(to) && !(from.SequenceEqual(everyone.From) && to.SequenceEqual(everyone.To)))
            {
                yield return (group, from, to);
            }
        }
    }

    private static Guid[] PostsFor(string group, Resolution resolution)
    {
        var answer = resolution.Answers.FirstOrDefault(answer => answer.TargetGroups.Contains(group))
            ?? resolution.Answers.FirstOrDefault(answer => answer.TargetGroups.Contains(TargetGroups.Everyone));
        return answer is null ? [] : [.. answer.Rules.Select(rule => rule.PostId).Distinct().Order()];
    }

    private static IEnumerable<GateFinding> NewAt(
        NamedArea named, IReadOnlyList<(NumberSegment? Segment, Resolution Answer)> was,
        IReadOnlyList<(NumberSegment? Segment, Resolution Answer)> becomes, DateOnly day)
    {
        var known = CoverageScan.Findings(named.Area, was).ToLookup(Same);
        return from finding in CoverageScan.Findings(named.Area, becomes)
               where finding.Kind != CoverageKind.Presumed
               let houseNumbers = HouseNumbersBeside(finding, known[Same(finding)])
               where houseNumbers is not null
               select new GateFinding(day, finding.Kind, new AreaNumbers(named, HouseNumberSet.Everything.Equals(houseNumbers) ? null
                   : houseNumbers),
                   finding.TargetGroup, PostsOf(finding));
    }

    // House numbers that a change hands to posts that nobody holds on that day.
    private static IEnumerable<GateFinding> VacantAt(Territory territory, NamedArea named,
        IReadOnlyList<(NumberSegment? Segment, Resolution Answer)> was, IReadOnlyList<(NumberSegment? Segment, Resolution Answer)> becomes,
        DateOnly day) => was.Zip(becomes)
        .Select(pair => (pair.Second.Segment, From: PostsFor(TargetGroups.Everyone, pair.First.Answer),
            To: PostsFor(TargetGroups.Everyone, pair.Second.Answer)))
        .Where(part => part.To.Length > 0 && !part.From.SequenceEqual(part.To)
            && Array.TrueForAll(part.To, post => territory.IsVacant(post, day)))
        .GroupBy(part => string.Join(' ', part.To))
        .Select(group => new GateFinding(day, CoverageKind.Vacant,
            new AreaNumbers(named, HouseNumbersOf([.. group.Select(part => part.Segment)])), TargetGroups.Everyone,
                group.First().To));

    private static (Guid Street, CoverageKind Kind, string Group, string Posts) Same(CoverageFinding finding) =>
        (finding.StreetId, finding.Kind, finding.TargetGroup, string.Join(' ', PostsOf(finding).Order()));

    private static IReadOnlyList<Guid> PostsOf(CoverageFinding finding) => [.. finding.Rules.Select(rule => rule.PostId).Distinct()];

    private static HouseNumberSet? HouseNumbersBeside(CoverageFinding finding, IEnumerable<CoverageFinding> known) =>
        known.Aggregate(finding.HouseNumbers ?? HouseNumberSet.Everything, (HouseNumberSet? houseNumbers, CoverageFinding earlier) =>
            earlier.HouseNumbers is null ? null : houseNumbers?.Except(earlier.HouseNumbers));

    private static IEnumerable<DateOnly> DaysOfChange(DateOnly from, IReadOnlyCollection<Responsibility> rules) => rules
        .SelectMany(rule => (DateOnly?[])[rule.ValidFrom, rule.ValidUntil?.AddDays(1)]).OfType<DateOnly>().Where(day => day > from)
            .Append(from).Distinct().Order().Take(MostDays);
}

/// <summary>What a change would do.</summary>
public sealed record GateReport(DateOnly From, int Streets, IReadOnlyList<Switch> Switches, IReadOnlyList<GateFinding> Findings);

/// <summary>These streets switch from A to B.</summary>
public sealed record Switch(string TargetGroup, IReadOnlyList<Guid> From, IReadOnlyList<Guid> To, IReadOnlyList<AreaNumbers> Where);

public sealed record AreaNumbers(NamedArea NamedArea, HouseNumberSet? HouseNumbers)
{
    public override string ToString() => HouseNumbers is null ? NamedArea.Name : $"{NamedArea.Name} {HouseNumbers}";
}

public sealed record GateFinding(DateOnly Day, CoverageKind Kind, AreaNumbers Where, string TargetGroup, IReadOnlyList<Guid> Posts);
