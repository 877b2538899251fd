using System.Diagnostics.CodeAnalysis;
using IntMan.Directory.Published;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Responsibilities;

/// <summary>
/// House numbers of a street as German offices write them ("Rheinstr. 119 + 155", Ettlingen 2018): lists, ranges, parity, letters.
/// </summary>
public sealed class HouseNumberSet : IEquatable<HouseNumberSet>
{
    public const int MaxLength = 500;

    public const int MaxParts = 100;

    private const int LongestQuote = 40;
    private static readonly char[] Separators = [',', ';', '+', '&'];

    private readonly StreetSide _odd;
    private readonly StreetSide _even;
    private readonly string _text;

    private HouseNumberSet(StreetSide odd, StreetSide even, string text) => (_odd, _even, _text) = (odd, even, text);

    public static HouseNumberSet Everything { get; } = Parse("alle");

    internal StreetSide Odd => _odd;

    internal StreetSide Even => _even;

    public static HouseNumberSet Parse(string text) => Read(text, out var complaint)
        ?? throw new RuleViolation(complaint, nameof(Responsibility.Numbers));

    public static bool TryParse(string? text, [NotNullWhen(true)] out HouseNumberSet? set)
    {
        set = Read(text ?? "", out _);
        return set is not null;
    }

    public bool Contains(HouseNumber number) => _odd.Contains(number) || _even.Contains(number);

    public bool Overlaps(HouseNumberSet other) => _odd.Overlaps(other._odd) || _even.Overlaps(other._even);

    public bool Covers(HouseNumberSet other) => other.Except(this) is null;

    public HouseNumberSet? Except(HouseNumberSet other) => Of(_odd.Except(other._odd), _even.Except(other._even));

    internal static HouseNumberSet? Of(StreetSide odd, StreetSide even) =>
        odd.Spans.Count + even.Spans.Count == 0 ? null
            : new HouseNumberSet(odd, even, string.Join(", ", HouseNumberText.PartsOf(odd, even)));

    public override string ToString() => _text;

    public bool Equals(HouseNumberSet? other) => other is not null && _text == other._text;

    public override bool Equals(object? obj) => Equals(obj as HouseNumberSet);

    public override int GetHashCode() => _text.GetHashCode(StringComparison.Ordinal);

    private static HouseNumberSet? Read(string text, out string complaint)
    {
        complaint = "Nennen Sie mindestens eine Hausnummer, zum Beispiel 119, 155 oder 1–27 ungerade.";
        text = text.Trim();
        if (text.Length == 0)
        {
            return null;
        }

        complaint =
            $"Die Liste der Hausnummern ist zu lang. Möglich sind {MaxParts} Angaben und {MaxLength} Zeichen. Fassen Sie Hausnummern "
            + "zusammen, zum Beispiel 1–27 ungerade, oder legen Sie eine zweite Zuständigkeit an.";
        if (text.Length > MaxLength)
        {
            return null;
        }

        var reader = new HouseNumberReader(text);
        if (reader.Read() is not { } ranges)
        {
            complaint =
                $"Hausnummer „{UnreadablePart(text, reader.Position)}“ ist nicht lesbar. Schreiben Sie zum Beispiel 119, 155 oder 1–27 "
                + "ungerade.";
            return null;
        }

        var (odd, even) = (new StreetSide(Parity.Odd, ranges), new StreetSide(Parity.Even, ranges));
        var parts = HouseNumberText.PartsOf(odd, even);
        var canonical = string.Join(", ", parts);

        // The canonical text is stored and read again, so it has to keep the limits as well.
        return ranges.Count <= MaxParts && parts.Count <= MaxParts && canonical.Length <= MaxLength
            ? new HouseNumberSet(odd, even, canonical) : null;
    }

    private static string UnreadablePart(string text, int position)
    {
        var start = position == 0 ? 0 : text.LastIndexOfAny(Separators, position - 1) + 1;
        var end = text.IndexOfAny(Separators, position);
        var part = text[start..(end < 0 ? text.Length : end)].Trim();
        part = part.Length == 0 ? text : part;
        return part.Length <= LongestQuote ? part : $"{part[..LongestQuote].Trim()} …";
    }
}
