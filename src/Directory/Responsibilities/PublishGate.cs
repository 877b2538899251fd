namespace IntMan.Directory.Responsibilities;

/// <summary>
/// Before a change goes live, every number of every street it touches is answered with the rules as they are and as they would be: what switches from
/// whom to whom, and which gaps, overlaps and contradictions are new. Later days on which rules begin or end there are looked at too.
/// </summary>
public static class PublishGate
{
    /// <summary>Later days that are looked at; a street with more planned changes is scanned for the first ones.</summary>
    private const int MostDays = 6;

    /// <param name="territory">Everything that decides there.</param>
    /// <param name="plan">What would change.</param>
    /// <param name="touched">The streets and places in the area of the change.</param>
    public static GateReport Check(Territory territory, ResponsibilityPlan plan, IReadOnlyCollection<Spot> touched)
    {
        var after = plan.After(territory.Rules);
        return new GateReport(plan.From, touched.Count(spot => spot.IsStreet), [.. SwitchesOn(plan.From, touched, territory.Rules, after)], [.. NewFindings(plan.From, touched, territory.Rules, after)]);
    }

    private static IEnumerable<Switch> SwitchesOn(DateOnly day, IReadOnlyCollection<Spot> touched, IReadOnlyCollection<Responsibility> before, IReadOnlyCollection<Responsibility> after)
    {
        var (rulesBefore, rulesAfter) = (new RulesByArea(before, day), new RulesByArea(after, day));
        return touched.SelectMany(spot => SwitchesAt(spot, rulesBefore.For(spot.Area), rulesAfter.For(spot.Area), day))
            .GroupBy(found => (found.Group, From: string.Join(' ', found.From), To: string.Join(' ', found.To)))
            .Select(group => new Switch(group.Key.Group, group.First().From, group.First().To, [.. group.Select(found => found.Where)]))
            .OrderByDescending(found => found.Where.Count);
    }

    private static IEnumerable<(string Group, Guid[] From, Guid[] To, SpotDoors Where)> SwitchesAt(Spot spot, List<Responsibility> before, List<Responsibility> after, DateOnly day)
    {
        var split = before.Concat(after).Where(rule => rule.Level == AreaLevel.HouseNumber).ToList();
        if (split.Count == 0)
        {
            return Differences(before, after, spot.Area.At(null), day).Select(found => (found.Group, found.From, found.To, new SpotDoors(spot, null)));
        }

        return DoorSegments.Of(split)
            .SelectMany(segment => Differences(before, after, spot.Area.At(segment.Door), day).Select(found => (found.Group, found.From, found.To, Segment: segment)))
            .GroupBy(found => (found.Group, From: string.Join(' ', found.From), To: string.Join(' ', found.To)))
            .Select(group => (group.Key.Group, group.First().From, group.First().To, new SpotDoors(spot, DoorSegments.DoorsOf([.. group.Select(found => found.Segment)]))));
    }

    /// <summary>Who answers otherwise than before, for everyone and for the groups for which that is something else.</summary>
    private static IEnumerable<(string Group, Guid[] From, Guid[] To)> Differences(List<Responsibility> before, List<Responsibility> after, DoorAddress address, DateOnly day)
    {
        var (was, becomes) = (ResponsibilityResolver.Resolve(address, null, day, before), ResponsibilityResolver.Resolve(address, null, day, after));
        var everyone = (From: PostsFor(TargetGroups.Everyone, was), To: PostsFor(TargetGroups.Everyone, becomes));
        if (!everyone.From.SequenceEqual(everyone.To))
        {
            yield return (TargetGroups.Everyone, everyone.From, everyone.To);
        }

        foreach (var group in was.Answers.Concat(becomes.Answers).SelectMany(answer => answer.TargetGroups).Where(group => group != TargetGroups.Everyone).Distinct().Order(StringComparer.Ordinal))
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
        var answer = resolution.Answers.FirstOrDefault(answer => answer.TargetGroups.Contains(group)) ?? resolution.Answers.FirstOrDefault(answer => answer.TargetGroups.Contains(TargetGroups.Everyone));
        return answer is null ? [] : [.. answer.Rules.Select(rule => rule.PostId).Distinct().Order()];
    }

    private static IEnumerable<GateFinding> NewFindings(DateOnly from, IReadOnlyCollection<Spot> touched, IReadOnlyCollection<Responsibility> before, IReadOnlyCollection<Responsibility> after)
    {
        var looked = new Dictionary<Guid, (List<Responsibility> Before, List<Responsibility> After)>();
        var seen = new HashSet<(Guid, CoverageKind, string, string)>();
        foreach (var day in DaysOfChange(from, after))
        {
            var (rulesBefore, rulesAfter) = (new RulesByArea(before, day), new RulesByArea(after, day));
            foreach (var spot in touched)
            {
                var rules = (Before: rulesBefore.For(spot.Area), After: rulesAfter.For(spot.Area));

                // With the rules of the day before, a street has the findings of the day before.
                if (looked.TryGetValue(spot.Area.Id, out var last) && last.Before.SequenceEqual(rules.Before) && last.After.SequenceEqual(rules.After))
                {
                    continue;
                }

                looked[spot.Area.Id] = rules;
                foreach (var found in NewAt(spot, rules.Before, rules.After, day).Where(found => seen.Add((spot.Area.Id, found.Kind, found.TargetGroup, $"{found.Where.Doors}"))))
                {
                    yield return found;
                }
            }
        }
    }

    private static IEnumerable<GateFinding> NewAt(Spot spot, List<Responsibility> before, List<Responsibility> after, DateOnly day)
    {
        var known = CoverageScan.Scan(spot.Area, before, day).ToLookup(Same);
        return from finding in CoverageScan.Scan(spot.Area, after, day)
               where finding.Kind != CoverageKind.Presumed
               let doors = DoorsBeside(finding, known[Same(finding)])
               where doors is not null
               select new GateFinding(day, finding.Kind, new SpotDoors(spot, HouseNumberSet.Everything.Equals(doors) ? null : doors), finding.TargetGroup, PostsOf(finding));
    }

    /// <summary>Findings that say the same; those without the change are not its fault.</summary>
    private static (Guid Street, CoverageKind Kind, string Group, string Posts) Same(CoverageFinding finding) => (finding.StreetId, finding.Kind, finding.TargetGroup, string.Join(' ', PostsOf(finding).Order()));

    private static IReadOnlyList<Guid> PostsOf(CoverageFinding finding) => [.. finding.Rules.Select(rule => rule.PostId).Distinct()];

    /// <summary>The doors for which it is new; null when it is not.</summary>
    private static HouseNumberSet? DoorsBeside(CoverageFinding finding, IEnumerable<CoverageFinding> known) =>
        known.Aggregate(finding.Doors ?? HouseNumberSet.Everything, (HouseNumberSet? doors, CoverageFinding earlier) => earlier.Doors is null ? null : doors?.Except(earlier.Doors));

    private static IEnumerable<DateOnly> DaysOfChange(DateOnly from, IReadOnlyCollection<Responsibility> rules) => rules
        .SelectMany(rule => (DateOnly?[])[rule.ValidFrom, rule.ValidUntil?.AddDays(1)]).OfType<DateOnly>().Where(day => day > from).Append(from).Distinct().Order().Take(MostDays);
}

/// <summary>What a change would do.</summary>
/// <param name="From">First day.</param>
/// <param name="Streets">How many streets were scanned, with every number.</param>
/// <param name="Switches">Who answers instead of whom, the largest first; empty when nobody notices on that day.</param>
/// <param name="Findings">Gaps, overlaps and contradictions that are not there without the change.</param>
public sealed record GateReport(DateOnly From, int Streets, IReadOnlyList<Switch> Switches, IReadOnlyList<GateFinding> Findings);

/// <summary>These streets switch from A to B.</summary>
/// <param name="TargetGroup">For whom.</param>
/// <param name="From">Posts that answer without the change; none: the county's office.</param>
/// <param name="To">Posts that answer with it; none: the county's office.</param>
/// <param name="Where">The streets and places.</param>
public sealed record Switch(string TargetGroup, IReadOnlyList<Guid> From, IReadOnlyList<Guid> To, IReadOnlyList<SpotDoors> Where);

/// <param name="Spot">Street or place.</param>
/// <param name="Doors">Which doors; null for all.</param>
public sealed record SpotDoors(Spot Spot, HouseNumberSet? Doors)
{
    public override string ToString() => Doors is null ? Spot.Name : $"{Spot.Name} {Doors}";
}

/// <param name="Day">First day on which it is there.</param>
/// <param name="Kind">Gap, overlap or contradiction.</param>
/// <param name="Where">Street and doors.</param>
/// <param name="TargetGroup">For whom.</param>
/// <param name="Posts">Those who compete; none for a gap.</param>
public sealed record GateFinding(DateOnly Day, CoverageKind Kind, SpotDoors Where, string TargetGroup, IReadOnlyList<Guid> Posts);
