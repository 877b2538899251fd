namespace IntMan.Directory.Responsibilities;

internal sealed class HouseNumberReader(string text)
{
    private readonly List<NumberToken> _tokens = HouseNumberTokens.Of(text);
    private readonly List<NumberRange> _ranges = [];
    private int _next;
    private bool _parityStoodInFront;

    public int Position => _tokens[_next].Position;

    private NumberTokenKind Kind => _tokens[_next].Kind;

    public IReadOnlyList<NumberRange>? Read()
    {
        var afterSlash = false;
        while (ReadPart(afterSlash))
        {
            afterSlash = Take(NumberTokenKind.Slash);
            if (!afterSlash && !Take(NumberTokenKind.Separator))
            {
                return Kind == NumberTokenKind.End ? _ranges : null;
            }
        }

        return null;
    }

    private bool ReadPart(bool afterSlash)
    {
        var isAll = Take(NumberTokenKind.All);
        var parity = ReadParity();
        var (first, last) = (NumberRange.Lowest, NumberRange.Highest);
        var isBounded = Kind is NumberTokenKind.Number or NumberTokenKind.From or NumberTokenKind.Until;
        if (isBounded ? !ReadRange(out first, out last) : !isAll && parity == Parity.Both)
        {
            return false;
        }

        var standsInFront = isBounded && parity != Parity.Both;
        parity = parity == Parity.Both ? ReadParity() : parity;
        var range = new NumberRange(first, last, parity);
        if (!IsSensible(range, isAll) || (afterSlash && first <= _ranges[^1].Last))
        {
            return false;
        }

        _parityStoodInFront |= standsInFront && range.HasSeveralNumbers;
        _ranges.Add(range);
        return true;
    }

    private bool IsSensible(NumberRange range, bool isAll) => range.HasSeveralNumbers
        ? !_parityStoodInFront || range.Parity != Parity.Both
        : !isAll && (range.Parity == Parity.Both || int.IsOddInteger(range.First.Number) == (range.Parity == Parity.Odd));

    private bool ReadRange(out HouseNumber first, out HouseNumber last)
    {
        (first, last) = (NumberRange.Lowest, NumberRange.Highest);
        if (Take(NumberTokenKind.From))
        {
            return ReadHouseNumber(out first);
        }

        if (Take(NumberTokenKind.Until))
        {
            return ReadLast(first, out last);
        }

        if (!ReadHouseNumber(out first))
        {
            return false;
        }

        if (Take(NumberTokenKind.With))
        {
            last = new HouseNumber(first.Number, NumberRange.LastLetter);
            return first.Letter.Length == 0 && Take(NumberTokenKind.Letters);
        }

        last = first;
        return !(Take(NumberTokenKind.Dash) || Take(NumberTokenKind.Until)) || ReadLast(first, out last);
    }

    private bool ReadLast(HouseNumber first, out HouseNumber last)
    {
        if (Kind == NumberTokenKind.Letter && first.Letter.Length > 0)
        {
            last = new HouseNumber(first.Number, ReadLetter());
            return first <= last;
        }

        if (!ReadHouseNumber(out last) || last < first)
        {
            return false;
        }

        last = last.Letter.Length == 0 ? new HouseNumber(last.Number, NumberRange.LastLetter) : last;
        return true;
    }

    private bool ReadHouseNumber(out HouseNumber houseNumber)
    {
        var number = _tokens[_next].Value;
        if (!Take(NumberTokenKind.Number))
        {
            houseNumber = default;
            return false;
        }

        houseNumber = new HouseNumber(number, ReadLetter());
        return true;
    }

    private string ReadLetter()
    {
        var letter = (char)_tokens[_next].Value;
        return Take(NumberTokenKind.Letter) ? letter.ToString() : "";
    }

    private Parity ReadParity()
    {
        if (Take(NumberTokenKind.Even))
        {
            return Parity.Even;
        }

        return Take(NumberTokenKind.Odd) ? Parity.Odd : Parity.Both;
    }

    private bool Take(NumberTokenKind kind)
    {
        var isNext = Kind == kind;
        _next += isNext && kind != NumberTokenKind.End ? 1 : 0;
        return isNext;
    }
}
