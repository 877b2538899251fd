using System.Globalization;
using IntMan.Directory.Published;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Responsibilities;

/// <summary>
/// One house number of a street: "7" or "12a". The plain number and each lettered house number are different house numbers: "5b" is not
/// "5".
/// </summary>
public readonly record struct HouseNumber(int Number, string Letter) : IComparable<HouseNumber>
{
    public const int Highest = 9999;

    public int Number { get; } = Number is >= 1 and <= Highest
        ? Number
        : throw new RuleViolation("Eine Hausnummer liegt zwischen 1 und 9999.", nameof(Number));

    public string Letter { get; } = Letter is "" or [>= 'a' and <= 'z']
        ? Letter
        : throw new RuleViolation("Der Zusatz einer Hausnummer ist ein einzelner Buchstabe, zum Beispiel 12a.", nameof(Letter));

    public static bool operator <(HouseNumber left, HouseNumber right) => left.CompareTo(right) < 0;

    public static bool operator >(HouseNumber left, HouseNumber right) => left.CompareTo(right) > 0;

    public static bool operator <=(HouseNumber left, HouseNumber right) => left.CompareTo(right) <= 0;

    public static bool operator >=(HouseNumber left, HouseNumber right) => left.CompareTo(right) >= 0;

    // Reads what a visitor types: "7", "12a", "12 a", "12A". Ranges and lists are refused, and so is "12/1", which is a house number of its
    // own in parts of Baden-Württemberg and must not be taken for 12.
    public static bool TryParse(string? text, out HouseNumber number)
    {
        number = default;
        var rest = text.AsSpan().Trim();
        var digits = 0;
        while (digits < rest.Length && char.IsAsciiDigit(rest[digits]))
        {
            digits++;
        }

        if (digits is 0 or > 4 || int.Parse(rest[..digits], CultureInfo.InvariantCulture) is not (> 0 and var value))
        {
            return false;
        }

        rest = rest[digits..].TrimStart();
        if (rest.Length > 1 || (rest.Length == 1 && !char.IsAsciiLetter(rest[0])))
        {
            return false;
        }

        number = new HouseNumber(value, rest.Length == 0 ? "" : char.ToLowerInvariant(rest[0]).ToString());
        return true;
    }

    public int CompareTo(HouseNumber other) =>
        Number != other.Number ? Number.CompareTo(other.Number) : string.CompareOrdinal(Letter, other.Letter);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}{Letter}");
}
