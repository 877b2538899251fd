namespace IntMan.Directory.Responsibilities;

internal static class StreetAnswers
{
    public static IReadOnlyList<NumberSegment> SegmentsOf(IEnumerable<Responsibility> rules)
    {
        var split = rules.Where(rule => rule.Level == AreaLevel.HouseNumber).ToList();
        return split.Count == 0 ? [] : [.. NumberSegments.Of(split)];
    }

    public static IReadOnlyList<(NumberSegment? Segment, Resolution Answer)> Of(StreetArea street, List<Responsibility> rules,
        IReadOnlyList<NumberSegment> segments, DateOnly day)
    {
        if (segments.Count == 0)
        {
            return [(null, ResponsibilityResolver.Resolve(street.At(null), null, day, rules))];
        }

        var split = rules.FindAll(rule => rule.Level == AreaLevel.HouseNumber);
        var others = rules.FindAll(rule => rule.Level != AreaLevel.HouseNumber);
        var answers = new List<(NumberSegment?, Resolution)>(segments.Count);
        Resolution? beside = null;
        foreach (var segment in segments)
        {
            var houseNumber = segment.HouseNumber;
            var here = split.FindAll(rule => rule.HouseNumbers!.Contains(houseNumber));
            answers.Add((segment, here.Count == 0
                ? beside ??= ResponsibilityResolver.Resolve(street.At(houseNumber), null, day, others)
                : ResponsibilityResolver.Resolve(street.At(houseNumber), null, day, [.. others, .. here])));
        }

        return answers;
    }
}
