namespace IntMan.Directory.Responsibilities;

internal static class HouseNumberText
{
    public static List<string> PartsOf(StreetSide odd, StreetSide even)
    {
        var evens = even.Ranges().ToList();
        var ranges = new List<NumberRange>();
        foreach (var range in odd.Ranges())
        {
            var partner = evens.FindIndex(e => Joined(range, e) is not null);
            if (partner < 0)
            {
                ranges.Add(range);
                continue;
            }

            ranges.Add(Joined(range, evens[partner])!.Value);
            evens.RemoveAt(partner);
        }

        return [.. ranges.Concat(evens).OrderBy(r => r.First).SelectMany(PartsOf)];
    }

    private static NumberRange? Joined(NumberRange one, NumberRange other)
    {
        var (first, second) = one.First < other.First ? (one.First, other.First) : (other.First, one.First);
        var (last, lastButOne) = one.Last > other.Last ? (one.Last, other.Last) : (other.Last, one.Last);
        var leavesNoneOut = second == new HouseNumber(first.Number + 1, "")
            && lastButOne == new HouseNumber(last.Number - 1, NumberRange.LastLetter)
            && last.Letter.Length > 0;
        return leavesNoneOut ? new NumberRange(first, last, Parity.Both) : null;
    }

    private static IEnumerable<string> PartsOf(NumberRange range)
    {
        var (first, last, parity) = range;
        if (first == last)
        {
            return [$"{first}"];
        }

        if (!range.HasSeveralNumbers)
        {
            return PartsOfOneNumber(first, last);
        }

        var side = parity switch { Parity.Even => " gerade", Parity.Odd => " ungerade", _ => "" };
        var isOpen = last.Letter == NumberRange.LastLetter && last.Number >= (parity == Parity.Even
            ? HouseNumber.Highest - 1 : HouseNumber.Highest);
        if (isOpen)
        {
            var isAll = first.Letter.Length == 0 && first.Number == (parity == Parity.Even ? 2 : 1);
            return isAll ? [parity == Parity.Both ? "alle" : $"alle{side}n"] : [$"ab {first}{side}"];
        }

        return [last.Letter == NumberRange.LastLetter ? $"{first}–{last.Number}{side}" : $"{first}–{last}{side}"];
    }

    private static IEnumerable<string> PartsOfOneNumber(HouseNumber first, HouseNumber last) => (first.Letter, last.Letter) switch
    {
        ("", NumberRange.LastLetter) => [$"{first} mit Buchstaben"],
        ("", "a") => [$"{first}", $"{last}"],
        ([var a], [var b]) when b - a == 1 => [$"{first}", $"{last}"],
        _ => [$"{first}–{last}"],
    };
}
