namespace IntMan.Directory.Responsibilities;

/// <summary>
/// Looks at every door of streets on one day and says where nobody is named (gap), several posts answer equally (overlap), a rule for a target group
/// is outdone by a closer rule for everyone (contradiction) or the answer is only presumed. Each door is answered by <see cref="ResponsibilityResolver"/>,
/// so that the findings are what visitors get; doors in the same rules are answered once.
/// </summary>
public static class CoverageScan
{
    /// <param name="streets">The streets to look at.</param>
    /// <param name="rules">At least all rules of the streets, their districts, municipalities, associations and counties.</param>
    /// <param name="day">Only rules in force on this day count.</param>
    /// <returns>By street in the given order; one finding for all doors of a street that share it.</returns>
    public static IReadOnlyList<CoverageFinding> Execute(IReadOnlyCollection<StreetArea> streets, IReadOnlyCollection<Responsibility> rules, DateOnly day)
    {
        var byArea = new RulesByArea(rules, day);
        return [.. streets.SelectMany(street => Scan(street, byArea.For(street), day))];
    }

    /// <summary>Findings of one street from its answers; doors of one finding are put together.</summary>
    internal static IEnumerable<CoverageFinding> Findings(StreetArea street, IReadOnlyList<(DoorSegment? Segment, Resolution Answer)> answers)
    {
        if (answers is [(null, var whole)])
        {
            return FindingsAt(whole).Select(found => found.At(street.Id, null));
        }

        var doors = new Dictionary<Found, List<DoorSegment>>();
        foreach (var (segment, answer) in answers)
        {
            foreach (var found in FindingsAt(answer))
            {
                doors.TryAdd(found, []);
                doors[found].Add(segment!.Value);
            }
        }

        return doors.Select(pair => pair.Key.At(street.Id, DoorSegments.DoorsOf(pair.Value)));
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

    /// <summary>A finding before it is known for which doors it holds; equal ones are put together.</summary>
    private sealed record Found(CoverageKind Kind, string TargetGroup, IReadOnlyList<Responsibility> Rules)
    {
        public CoverageFinding At(Guid street, HouseNumberSet? doors) => new(street, Kind, doors, TargetGroup, Rules);

        public bool Equals(Found? other) => other is not null && Kind == other.Kind && TargetGroup == other.TargetGroup && Rules.SequenceEqual(other.Rules);

        public override int GetHashCode() => HashCode.Combine(Kind, TargetGroup, Rules.Count > 0 ? Rules[0].Id : Guid.Empty);
    }
}

/// <summary>Something about the responsibility for doors of a street that somebody should look at.</summary>
/// <param name="StreetId">The street.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Doors">Which doors; null for the whole street.</param>
/// <param name="TargetGroup">Key of the target group the finding is about.</param>
/// <param name="Rules">The rules it comes from; none for a gap. Of a contradiction the last one is the rule that never answers here.</param>
public sealed record CoverageFinding(Guid StreetId, CoverageKind Kind, HouseNumberSet? Doors, string TargetGroup, IReadOnlyList<Responsibility> Rules);

/// <summary>Lücke, Überschneidung, Widerspruch, nur vermutet.</summary>
public enum CoverageKind
{
    /// <summary>Nobody closer than the county is named.</summary>
    Gap,

    /// <summary>Several posts answer equally; a wanted tandem is one too.</summary>
    Overlap,

    /// <summary>Somebody is named for the group, but a closer rule for everyone names another post.</summary>
    Contradiction,

    /// <summary>The rules that answer are only presumed.</summary>
    Presumed,
}
