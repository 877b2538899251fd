namespace IntMan.Directory.Responsibilities;

/// <summary>Who answers at every door of a street: doors in the same rules of house numbers are asked once.</summary>
internal static class StreetAnswers
{
    /// <summary>The segments into which rules of house numbers cut the street; none when no rule does.</summary>
    public static IReadOnlyList<DoorSegment> SegmentsOf(IEnumerable<Responsibility> rules)
    {
        var split = rules.Where(rule => rule.Level == AreaLevel.HouseNumber).ToList();
        return split.Count == 0 ? [] : [.. DoorSegments.Of(split)];
    }

    /// <param name="street">Where.</param>
    /// <param name="rules">In force on the day, of the street and the levels above it.</param>
    /// <param name="segments">Cut at least where the rules cut it; empty for the street as a whole.</param>
    /// <param name="day">The day.</param>
    public static IReadOnlyList<(DoorSegment? Segment, Resolution Answer)> Of(StreetArea street, List<Responsibility> rules, IReadOnlyList<DoorSegment> segments, DateOnly day)
    {
        if (segments.Count == 0)
        {
            return [(null, ResponsibilityResolver.Resolve(street.At(null), null, day, rules))];
        }

        var split = rules.FindAll(rule => rule.Level == AreaLevel.HouseNumber);
        var others = rules.FindAll(rule => rule.Level != AreaLevel.HouseNumber);
        var answers = new List<(DoorSegment?, Resolution)>(segments.Count);
        Resolution? beside = null;
        foreach (var segment in segments)
        {
            var door = segment.Door;
            var here = split.FindAll(rule => rule.Doors!.Contains(door));
            answers.Add((segment, here.Count == 0
                ? beside ??= ResponsibilityResolver.Resolve(street.At(door), null, day, others)
                : ResponsibilityResolver.Resolve(street.At(door), null, day, [.. others, .. here])));
        }

        return answers;
    }
}
