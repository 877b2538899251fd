namespace IntMan.Directory.Responsibilities;

// The house numbers of one parity as sorted spans that neither overlap nor touch. Positions count the house numbers of this side in walking
// order (1, 1a … 1z, 3, 3a …), so that neighbours differ by one and equal sets of house numbers have equal spans.
internal sealed class StreetSide
{
    private const int LettersPerNumber = 27;

    private readonly Parity _parity;
    private readonly List<(int First, int Last)> _spans = [];

    public StreetSide(Parity parity, IEnumerable<NumberRange> ranges)
    {
        _parity = parity;
        Add(ranges.Where(r => r.Parity == Parity.Both || r.Parity == parity).Select(SpanOf).Where(s => s.First <= s.Last));
    }

    public StreetSide(Parity parity, IEnumerable<(int First, int Last)> spans)
    {
        _parity = parity;
        Add(spans);
    }

    public static (int First, int Last) Whole(Parity parity) => parity == Parity.Odd
        ? (Position(1, ""), Position(HouseNumber.Highest, NumberRange.LastLetter))
        : (Position(2, ""), Position(HouseNumber.Highest - 1, NumberRange.LastLetter));

    public IReadOnlyList<(int First, int Last)> Spans => _spans;

    public static HouseNumber HouseNumberAt(Parity parity, int position)
    {
        var letter = position % LettersPerNumber;
        return new HouseNumber((position / LettersPerNumber * 2) + (parity == Parity.Odd ? 1 : 0), letter == 0
            ? "" : ((char)('a' + letter - 1)).ToString());
    }

    public StreetSide Except(StreetSide other)
    {
        var rest = new List<(int First, int Last)>();
        foreach (var (first, last) in _spans)
        {
            var next = first;
            foreach (var (from, until) in other._spans.Where(s => s.First <= last && s.Last >= first))
            {
                if (next < from)
                {
                    rest.Add((next, from - 1));
                }

                next = until + 1;
            }

            if (next <= last)
            {
                rest.Add((next, last));
            }
        }

        return new StreetSide(_parity, rest);
    }

    private void Add(IEnumerable<(int First, int Last)> spans)
    {
        foreach (var span in spans.Order())
        {
            if (_spans.Count > 0 && span.First <= _spans[^1].Last + 1)
            {
                _spans[^1] = (_spans[^1].First, Math.Max(_spans[^1].Last, span.Last));
            }
            else
            {
                _spans.Add(span);
            }
        }
    }

    public bool Contains(HouseNumber houseNumber)
    {
        if (!IsHere(houseNumber.Number))
        {
            return false;
        }

        var position = Position(houseNumber.Number, houseNumber.Letter);
        foreach (var (first, last) in _spans)
        {
            if (first <= position && position <= last)
            {
                return true;
            }
        }

        return false;
    }

    public bool Overlaps(StreetSide other) => _spans.Exists(s => other._spans.Exists(o => s.First <= o.Last && o.First <= s.Last));

    public IEnumerable<NumberRange> Ranges()
    {
        foreach (var (first, last) in _spans)
        {
            if (last % LettersPerNumber == 0 && last > first)
            {
                yield return new NumberRange(HouseNumberAt(first), HouseNumberAt(last - 1), _parity);
                yield return new NumberRange(HouseNumberAt(last), HouseNumberAt(last), _parity);
            }
            else
            {
                yield return new NumberRange(HouseNumberAt(first), HouseNumberAt(last), _parity);
            }
        }
    }

    private static int Position(int number, string letter) => (number / 2 * LettersPerNumber)
        + (letter.Length == 0 ? 0 : letter[0] - 'a' + 1);

    private bool IsHere(int number) => int.IsOddInteger(number) == (_parity == Parity.Odd);

    private (int First, int Last) SpanOf(NumberRange range) => (
        IsHere(range.First.Number) ? Position(range.First.Number, range.First.Letter) : Position(range.First.Number + 1, ""),
        IsHere(range.Last.Number) ? Position(range.Last.Number, range.Last.Letter) : Position(range.Last.Number - 1,
            NumberRange.LastLetter));

    private HouseNumber HouseNumberAt(int position) => HouseNumberAt(_parity, position);
}
