namespace IntMan.Directory.Responsibilities;

/// <summary> Looks at every house number of streets on one day and says where nobody is named (gap), several posts answer equally
/// (overlap), a rule for a target group is outdone by a closer rule for everyone (contradiction) or the answer is only presumed. Each house
/// number is answered by <see cref="ResponsibilityResolver"/>, so that the findings are what visitors get; house numbers in the same rules
/// are answered once. </summary>
public static class CoverageScan
{
    public static IReadOnlyList<CoverageFinding> Execute(IReadOnlyCollection<StreetArea> streets, IReadOnlyCollection<Responsibility> rules,
        DateOnly day)
    {
        var byArea = new RulesByArea(rules, day);
        return [.. streets.SelectMany(street => Scan(street, byArea.For(street), day))];
    }

    internal static IEnumerable<CoverageFinding> Findings(StreetArea street,
        IReadOnlyList<(NumberSegment? Segment, Resolution Answer)> answers)
    {
        if (answers is [(null, var whole)])
        {
            return FindingsAt(whole).Select(found => found.At(street.Id, null));
        }

        var houseNumbers = new Dictionary<Found, List<NumberSegment>>();
        foreach (var (segment, answer) in answers)
        {
            foreach (var found in FindingsAt(answer))
            {
                houseNumbers.TryAdd(found, []);
                houseNumbers[found].Add(segment!.Value);
            }
        }

        return houseNumbers.Select(pair => pair.Key.At(street.Id, NumberSegments.HouseNumbersOf(pair.Value)));
    }

    private static IEnumerable<CoverageFinding> Scan(StreetArea street, List<Responsibility> rules, DateOnly day) =>
        Findings(street, StreetAnswers.Of(street, rules, StreetAnswers.SegmentsOf(rules), day));

    private static IEnumerable<Found> FindingsAt(Resolution resolution)
    {
        if (resolution.Answers.All(answer => answer.Level == AreaLevel.County))
        {
            yield return new Found(CoverageKind.Gap, TargetGroups.Everyone, []);
            yield break;
        }

        foreach (var answer in resolution.Answers)
        {
            if (answer.Rules.Any(rule => rule.PostId != answer.Rules[0].PostId))
            {
                yield return new Found(CoverageKind.Overlap, answer.TargetGroups[^1], answer.Rules);
            }

            if (answer.Certainty == Certainty.Presumed)
            {
                yield return new Found(CoverageKind.Presumed, answer.TargetGroups[^1], answer.Rules);
            }
        }

        foreach (var outdone in resolution.LessSpecific.Where(rule => rule.TargetGroup != TargetGroups.Everyone))
        {
            var winners = resolution.Answers.First(answer => answer.TargetGroups.Contains(outdone.TargetGroup)).Rules;
            if (winners.All(rule => rule.TargetGroup == TargetGroups.Everyone && rule.PostId != outdone.PostId))
            {
                yield return new Found(CoverageKind.Contradiction, outdone.TargetGroup, [.. winners, outdone]);
            }
        }
    }

    private sealed record Found(CoverageKind Kind, string TargetGroup, IReadOnlyList<Responsibility> Rules)
    {
        public CoverageFinding At(Guid street, HouseNumberSet? houseNumbers) => new(street, Kind, houseNumbers, TargetGroup, Rules);

        public bool Equals(Found? other) => other is not null && Kind == other.Kind && TargetGroup == other.TargetGroup
            && Rules.SequenceEqual(other.Rules);

        public override int GetHashCode() => HashCode.Combine(Kind, TargetGroup, Rules.Count > 0 ? Rules[0].Id : Guid.Empty);
    }
}

/// <summary>Something about the responsibility for house numbers of a street that somebody should look at.</summary>
public sealed record CoverageFinding(Guid StreetId, CoverageKind Kind, HouseNumberSet? HouseNumbers, string TargetGroup,
    IReadOnlyList<Responsibility> Rules);

/// <summary>Lücke, Überschneidung, Widerspruch, nur vermutet.</summary>
public enum CoverageKind
{
    // Nobody closer than the county is named.
    Gap,

    Overlap,

    Contradiction,

    Presumed,

    // Only who publishes a change is told: nobody holds the post that would answer.
    Vacant,
}
