namespace IntMan.Directory.Responsibilities;

// The doors of one parity as sorted spans that neither overlap nor touch. Positions count the doors of this side in walking order (1, 1a
// … 1z, 3, 3a …), so that neighbours differ by one and equal sets of doors have equal spans.
internal sealed class StreetSide
{
    private const int DoorsPerNumber = 27;

    private readonly Parity _parity;
    private readonly List<(int First, int Last)> _spans = [];

    public StreetSide(Parity parity, IEnumerable<DoorRange> ranges)
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
        ? (Position(1, ""), Position(HouseNumber.Highest, DoorRange.LastLetter))
        : (Position(2, ""), Position(HouseNumber.Highest - 1, DoorRange.LastLetter));

    public IReadOnlyList<(int First, int Last)> Spans => _spans;

    public static HouseNumber DoorAt(Parity parity, int position)
    {
        var letter = position % DoorsPerNumber;
        return new HouseNumber((position / DoorsPerNumber * 2) + (parity == Parity.Odd ? 1 : 0), letter == 0
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

    public bool Contains(HouseNumber door)
    {
        if (!IsHere(door.Number))
        {
            return false;
        }

        var position = Position(door.Number, door.Letter);
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

    public IEnumerable<DoorRange> Ranges()
    {
        foreach (var (first, last) in _spans)
        {
            if (last % DoorsPerNumber == 0 && last > first)
            {
                yield return new DoorRange(DoorAt(first), DoorAt(last - 1), _parity);
                yield return new DoorRange(DoorAt(last), DoorAt(last), _parity);
            }
            else
            {
                yield return new DoorRange(DoorAt(first), DoorAt(last), _parity);
            }
        }
    }

    private static int Position(int number, string letter) => (number / 2 * DoorsPerNumber)
        + (letter.Length == 0 ? 0 : letter[0] - 'a' + 1);

    private bool IsHere(int number) => int.IsOddInteger(number) == (_parity == Parity.Odd);

    private (int First, int Last) SpanOf(DoorRange range) => (
        IsHere(range.First.Number) ? Position(range.First.Number, range.First.Letter) : Position(range.First.Number + 1, ""),
        IsHere(range.Last.Number) ? Position(range.Last.Number, range.Last.Letter) : Position(range.Last.Number - 1, DoorRange.LastLetter));

    private HouseNumber DoorAt(int position) => DoorAt(_parity, position);
}
