namespace IntMan.Caseload.Statistics.Disclosure;

/// <summary>
/// What follows from published figures by adding and subtracting: the space their vectors span, in a row-echelon basis modulo the prime
/// 2^61-1, and of each protected figure the rest that does not follow. Exact where decimals would round.
/// </summary>
internal sealed class PublishedSpace
{
    private const ulong Prime = (1UL << 61) - 1;

    private readonly int _width;
    private readonly List<(int Pivot, ulong[] Row)> _basis = [];
    private readonly List<ulong[]> _protected;

    public PublishedSpace(int width, IEnumerable<IEnumerable<(int Variable, int Sign)>> protectedVectors)
    {
        _width = width;
        _protected = [.. protectedVectors.Select(Dense)];
    }

    /// <summary>Takes the vector in, whatever it gives away.</summary>
    public void Publish(IEnumerable<(int Variable, int Sign)> vector)
    {
        if (Rest(vector) is { } row)
        {
            Add(row, [.. _protected.Select(rest => Reduced(rest, row))]);
        }
    }

    /// <summary>Takes the vector in unless a protected figure would follow from it.</summary>
    public bool TryPublish(IEnumerable<(int Variable, int Sign)> vector)
    {
        if (Rest(vector) is not { } row)
        {
            return true;
        }

        var rests = new List<ulong[]>(_protected.Count);
        foreach (var rest in _protected)
        {
            var next = Reduced(rest, row);
            if (IsZero(next) && !IsZero(rest))
            {
                return false;
            }

            rests.Add(next);
        }

        Add(row, rests);
        return true;
    }

    private (int Pivot, ulong[] Row)? Rest(IEnumerable<(int Variable, int Sign)> vector)
    {
        var row = Dense(vector);
        foreach (var known in _basis)
        {
            row = Reduced(row, known);
        }

        var pivot = Array.FindIndex(row, value => value != 0);
        if (pivot < 0)
        {
            return null;
        }

        var inverse = Inverse(row[pivot]);
        for (var at = pivot; at < _width; at++)
        {
            row[at] = Times(row[at], inverse);
        }

        return (pivot, row);
    }

    private void Add((int Pivot, ulong[] Row) row, List<ulong[]> rests)
    {
        _basis.Add(row);
        for (var index = 0; index < rests.Count; index++)
        {
            _protected[index] = rests[index];
        }
    }

    private ulong[] Dense(IEnumerable<(int Variable, int Sign)> vector)
    {
        var dense = new ulong[_width];
        foreach (var (variable, sign) in vector)
        {
            dense[variable] = sign > 0 ? 1 : Prime - 1;
        }

        return dense;
    }

    // The row itself when it does not meet the pivot.
    private static ulong[] Reduced(ulong[] row, (int Pivot, ulong[] Row) known)
    {
        var factor = row[known.Pivot];
        if (factor == 0)
        {
            return row;
        }

        var result = (ulong[])row.Clone();
        var minus = Prime - factor;
        for (var at = 0; at < result.Length; at++)
        {
            if (known.Row[at] != 0)
            {
                result[at] = Plus(result[at], Times(known.Row[at], minus));
            }
        }

        return result;
    }

    private static bool IsZero(ulong[] row) => !row.AsSpan().ContainsAnyExcept(0UL);

    private static ulong Plus(ulong a, ulong b) => a + b is var sum && sum >= Prime ? sum - Prime : sum;

    private static ulong Times(ulong a, ulong b)
    {
        if (a <= 1 || b <= 1)
        {
            return a * b;
        }

        var high = Math.BigMul(a, b, out var low);
        return Plus(low & Prime, ((high << 3) | (low >> 61)) % Prime);
    }

    private static ulong Inverse(ulong value)
    {
        var (result, power, exponent) = (1UL, value, Prime - 2);
        while (exponent > 0)
        {
            result = (exponent & 1) == 1 ? Times(result, power) : result;
            power = Times(power, power);
            exponent >>= 1;
        }

        return result;
    }
}
