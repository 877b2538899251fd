namespace IntMan.Foundation.Time;

/// <summary> The days on which something holds: the first and the last day count, and without a last day it goes on. The only place in C#
/// that compares them; SQL asks foundation.valid_on, foundation.valid_within and foundation.reaches, and so do queries that call the static
/// methods here. </summary>
public readonly record struct Validity
{
    /// <exception cref="ArgumentException">It would end before it begins.</exception>
    public Validity(DateOnly first, DateOnly? last)
    {
        if (last < first)
        {
            throw new ArgumentException($"A validity cannot begin on {first:O} and end on {last:O}.", nameof(last));
        }

        (First, Last) = (first, last);
    }

    public DateOnly First { get; }

    public DateOnly? Last { get; }

    public static bool IsValidOn(DateOnly first, DateOnly? last, DateOnly day) => first <= day && Reaches(last, day);

    public static bool Reaches(DateOnly? last, DateOnly day) => last is null || day <= last;

    public bool Contains(DateOnly day) => IsValidOn(First, Last, day);

    public bool Overlaps(Validity other) => Reaches(other.First) && other.Reaches(First);

    /// <summary>It is not over before the day; it may begin later still.</summary>
    public bool Reaches(DateOnly day) => Reaches(Last, day);

    /// <summary>The days that both have; null when there are none.</summary>
    public Validity? Intersection(Validity other)
    {
        if (!Overlaps(other))
        {
            return null;
        }

        var last = other.Last is { } end && Reaches(end) ? end : Last;
        return new Validity(First > other.First ? First : other.First, last);
    }
}
