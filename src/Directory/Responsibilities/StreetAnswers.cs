namespace IntMan.Directory.Responsibilities;

internal static class StreetAnswers
{
    public static IReadOnlyList<DoorSegment> SegmentsOf(IEnumerable<Responsibility> rules)
    {
        var split = rules.Where(rule => rule.Level == AreaLevel.HouseNumber).ToList();
        return split.Count == 0 ? [] : [.. DoorSegments.Of(split)];
    }

    public static IReadOnlyList<(DoorSegment? Segment, Resolution Answer)> Of(StreetArea street, List<Responsibility> rules,
        IReadOnlyList<DoorSegment> segments, DateOnly day)
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
