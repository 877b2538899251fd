using System.Buffers.Binary;

namespace IntMan.Caseload.Seeds;

/// <summary>The same throws from the same seed, on every machine and in every version (SplitMix64).</summary>
internal sealed class Dice(int seed)
{
    private ulong _state = (ulong)seed;

    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    public int Below(int count) => (int)(Unit() * count);

    public int Between(int first, int last) => first + Below(last - first + 1);

    public bool Chance(double share) => Unit() < share;

    public T Of<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    public T Weighted<T>(IReadOnlyCollection<(T Value, double Weight)> choices)
    {
        var left = Unit() * choices.Sum(choice => choice.Weight);
        foreach (var (value, weight) in choices)
        {
            left -= weight;
            if (left < 0)
            {
                return value;
            }
        }

        return choices.Last().Value;
    }

    /// <summary>The smaller the value, the sooner something is drawn without putting it back; a weight of two is drawn twice as
    /// often.</summary>
    public double DrawKey(double weight) => -Math.Log(1 - Unit()) / weight;

    public void Shuffle<T>(IList<T> list)
    {
        for (var at = list.Count - 1; at > 0; at--)
        {
            var other = Below(at + 1);
            (list[at], list[other]) = (list[other], list[at]);
        }
    }

    /// <summary>Marsaglia and Tsang.</summary>
    public double Gamma(double shape, double scale)
    {
        if (shape < 1)
        {
            return Gamma(shape + 1, scale) * Math.Pow(1 - Unit(), 1 / shape);
        }

        var d = shape - (1.0 / 3);
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = Normal();
            var v = Math.Pow(1 + (c * x), 3);
            if (v > 0 && Math.Log(1 - Unit()) < (0.5 * x * x) + d - (d * v) + (d * Math.Log(v)))
            {
                return d * v * scale;
            }
        }
    }

    /// <summary>A key of version 7 that sorts by its time.</summary>
    public Guid Key(DateTimeOffset at)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, ((ulong)at.ToUnixTimeMilliseconds() << 16) | (Next() & 0xFFF) | 0x7000);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], (Next() >> 2) | (1UL << 63));
        return new Guid(bytes, bigEndian: true);
    }

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - Unit())) * Math.Cos(2 * Math.PI * Unit());

    private ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
