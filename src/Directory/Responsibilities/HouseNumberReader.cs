namespace IntMan.Directory.Responsibilities;

internal sealed class HouseNumberReader(string text)
{
    private readonly List<DoorToken> _tokens = HouseNumberTokens.Of(text);
    private readonly List<DoorRange> _ranges = [];
    private int _next;
    private bool _parityStoodInFront;

    public int Position => _tokens[_next].Position;

    private DoorTokenKind Kind => _tokens[_next].Kind;

    public IReadOnlyList<DoorRange>? Read()
    {
        var afterSlash = false;
        while (ReadPart(afterSlash))
        {
            afterSlash = Take(DoorTokenKind.Slash);
            if (!afterSlash && !Take(DoorTokenKind.Separator))
            {
                return Kind == DoorTokenKind.End ? _ranges : null;
            }
        }

        return null;
    }

    private bool ReadPart(bool afterSlash)
    {
        var isAll = Take(DoorTokenKind.All);
        var parity = ReadParity();
        var (first, last) = (DoorRange.Lowest, DoorRange.Highest);
        var isBounded = Kind is DoorTokenKind.Number or DoorTokenKind.From or DoorTokenKind.Until;
        if (isBounded ? !ReadRange(out first, out last) : !isAll && parity == Parity.Both)
        {
            return false;
        }

        var standsInFront = isBounded && parity != Parity.Both;
        parity = parity == Parity.Both ? ReadParity() : parity;
        var range = new DoorRange(first, last, parity);
        if (!IsSensible(range, isAll) || (afterSlash && first <= _ranges[^1].Last))
        {
            return false;
        }

        _parityStoodInFront |= standsInFront && range.HasSeveralNumbers;
        _ranges.Add(range);
        return true;
    }

    private bool IsSensible(DoorRange range, bool isAll) => range.HasSeveralNumbers
        ? !_parityStoodInFront || range.Parity != Parity.Both
        : !isAll && (range.Parity == Parity.Both || int.IsOddInteger(range.First.Number) == (range.Parity == Parity.Odd));

    private bool ReadRange(out HouseNumber first, out HouseNumber last)
    {
        (first, last) = (DoorRange.Lowest, DoorRange.Highest);
        if (Take(DoorTokenKind.From))
        {
            return ReadDoor(out first);
        }

        if (Take(DoorTokenKind.Until))
        {
            return ReadLast(first, out last);
        }

        if (!ReadDoor(out first))
        {
            return false;
        }

        if (Take(DoorTokenKind.With))
        {
            last = new HouseNumber(first.Number, DoorRange.LastLetter);
            return first.Letter.Length == 0 && Take(DoorTokenKind.Letters);
        }

        last = first;
        return !(Take(DoorTokenKind.Dash) || Take(DoorTokenKind.Until)) || ReadLast(first, out last);
    }

    private bool ReadLast(HouseNumber first, out HouseNumber last)
    {
        if (Kind == DoorTokenKind.Letter && first.Letter.Length > 0)
        {
            last = new HouseNumber(first.Number, ReadLetter());
            return first <= last;
        }

        if (!ReadDoor(out last) || last < first)
        {
            return false;
        }

        last = last.Letter.Length == 0 ? new HouseNumber(last.Number, DoorRange.LastLetter) : last;
        return true;
    }

    private bool ReadDoor(out HouseNumber door)
    {
        var number = _tokens[_next].Value;
        if (!Take(DoorTokenKind.Number))
        {
            door = default;
            return false;
        }

        door = new HouseNumber(number, ReadLetter());
        return true;
    }

    private string ReadLetter()
    {
        var letter = (char)_tokens[_next].Value;
        return Take(DoorTokenKind.Letter) ? letter.ToString() : "";
    }

    private Parity ReadParity() => Take(DoorTokenKind.Even) ? Parity.Even : Take(DoorTokenKind.Odd) ? Parity.Odd : Parity.Both;

    private bool Take(DoorTokenKind kind)
    {
        var isNext = Kind == kind;
        _next += isNext && kind != DoorTokenKind.End ? 1 : 0;
        return isNext;
    }
}
