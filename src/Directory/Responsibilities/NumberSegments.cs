namespace IntMan.Directory.Responsibilities;

// Cuts a street where a rule of house numbers begins or ends. Within a segment every house number is in the same rules, so that one house
// number answers for all: a scan looks at a few segments instead of up to 270,000 house numbers.
internal static class NumberSegments
{
    public static IEnumerable<NumberSegment> Of(IReadOnlyCollection<Responsibility> rules)
    {
        foreach (var parity in (Parity[])[Parity.Odd, Parity.Even])
        {
            var (start, end) = StreetSide.Whole(parity);
            var cuts = new SortedSet<int> { start };
            foreach (var (first, last) in rules.SelectMany(rule => (parity == Parity.Odd ? rule.HouseNumbers!.Odd
                : rule.HouseNumbers!.Even).Spans))
            {
                cuts.Add(first);
                cuts.Add(last + 1);
            }

            var from = start;
            foreach (var next in cuts.Where(cut => cut > start && cut <= end).Append(end + 1))
            {
                yield return new NumberSegment(parity, from, next - 1);
                from = next;
            }
        }
    }

    public static HouseNumberSet? HouseNumbersOf(IReadOnlyCollection<NumberSegment> segments)
    {
        var odd = new StreetSide(Parity.Odd, segments.Where(s => s.Parity == Parity.Odd).Select(s => (s.First, s.Last)));
        var even = new StreetSide(Parity.Even, segments.Where(s => s.Parity == Parity.Even).Select(s => (s.First, s.Last)));
        var houseNumbers = HouseNumberSet.Of(odd, even);
        return HouseNumberSet.Everything.Equals(houseNumbers) ? null : houseNumbers;
    }
}

internal readonly record struct NumberSegment(Parity Parity, int First, int Last)
{
    public HouseNumber HouseNumber => StreetSide.HouseNumberAt(Parity, First);
}
