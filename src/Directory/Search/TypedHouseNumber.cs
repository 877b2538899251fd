using System.Globalization;
using IntMan.Directory.Responsibilities;

namespace IntMan.Directory.Search;

/// <summary>
/// A house number as somebody typed it: one house number, some house numbers of one building ("2-4"), or something that no rule can name
/// ("119/1", "119 1/2").
/// </summary>
public sealed record TypedHouseNumber(string Text, IReadOnlyList<HouseNumber> HouseNumbers, bool IsExact)
{
    // One building has no more numbers than that.
    private const int MostHouseNumbers = 20;

    public bool HasSuffix => !IsExact || HouseNumbers.Any(houseNumber => houseNumber.Letter.Length > 0);

    public static TypedHouseNumber? Parse(string? text)
    {
        var words = TypedWord.Of(text ?? "").SkipWhile(word => word.Key is "nr" or "hausnr" or "hausnummer").ToList();
        return words.Count > 0 && Read(words, 0, 0) is var (houseNumber, length) && length == words.Count ? houseNumber : null;
    }

    /// <returns>The house number that begins at a word, and how many words it takes; null where no number stands.</returns>
    internal static (TypedHouseNumber HouseNumber, int Length)? Read(IReadOnlyList<TypedWord> words, int from, int taken)
    {
        var reader = new TypedNumberReader(words, from, taken);
        return reader.Read() is { } houseNumber ? (houseNumber, reader.At - from) : null;
    }

    private sealed class TypedNumberReader(IReadOnlyList<TypedWord> words, int from, int taken)
    {
        private readonly List<HouseNumber> _numbers = [];
        private string _text = "";
        private bool _isExact = true;

        public int At { get; private set; } = from;

        private TypedWord? Next => Peek(0);

        public TypedHouseNumber? Read()
        {
            if (Next is not { IsNumber: true })
            {
                return null;
            }

            ReadHouseNumber();
            while (ReadFurther())
            {
            }

            return new TypedHouseNumber(_text, _numbers, _isExact);
        }

        private TypedWord? Peek(int ahead) => At + ahead < words.Count && (taken & (1 << (At + ahead))) == 0 ? words[At + ahead] : null;

        private bool ReadFurther()
        {
            var gap = Next?.Gap.Trim();
            return (Next, gap) switch
            {
                ({ IsNumber: true }, "-" or "–" or "—" or "−") => ReadRange(),
                ({ IsNumber: true }, "+" or "&") => ReadAnother(" + "),
                ({ IsNumber: true }, "/") => ReadSuffix($"/{Next!.Raw}", 1),
                ({ IsNumber: true, Gap.Length: > 0 }, "") when Peek(1) is { IsNumber: true, Gap: "/" } second =>
                    ReadSuffix($" {Next!.Raw}/{second.Raw}", 2),
                ({ IsFraction: true }, "") => ReadSuffix($" {Next!.Raw}", 1),
                ({ Key: "bis" }, "") when Peek(1) is { IsNumber: true } => SkipTo(ReadRange),
                ({ Key: "und" }, "") when Peek(1) is { IsNumber: true } => SkipTo(() => ReadAnother(" + ")),
                _ => false,
            };
        }

        private void ReadHouseNumber()
        {
            var number = int.Parse(Next!.Key, CultureInfo.InvariantCulture);
            At++;
            var letter = Next is { IsLetter: true } next && next.Gap.Trim().Length == 0 ? next.Key : "";
            At += letter.Length;
            _numbers.Add(new HouseNumber(number, letter));
            _text += _numbers[^1];
        }

        private bool ReadAnother(string sign)
        {
            _text += sign;
            ReadHouseNumber();
            return true;
        }

        // A building stands on one side of its street.
        private bool ReadRange()
        {
            var first = _numbers[^1];
            ReadAnother("–");
            var last = _numbers[^1];
            var between = Enumerable.Range(first.Number, Math.Max(0, last.Number - first.Number))
                .Where(number => number > first.Number && (number - first.Number) % 2 == 0).ToList();
            _isExact &= last.Number >= first.Number && between.Count <= MostHouseNumbers;
            _numbers.AddRange(between.Take(MostHouseNumbers).Select(number => new HouseNumber(number, "")));
            return true;
        }

        private bool ReadSuffix(string text, int length)
        {
            (_text, At, _isExact) = (_text + text, At + length, false);
            return true;
        }

        private bool SkipTo(Func<bool> read)
        {
            At++;
            return read();
        }
    }
}
