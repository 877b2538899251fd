using System.Globalization;
using System.Text;

namespace IntMan.Accounts;

/// <summary>
/// Estimates how many guesses find a password when somebody tries first what people choose: words, years and days, walks over the keyboard,
/// sequences, look-alikes, and repetitions of all of these. A text is worth the cheapest way to put it together from such pieces. It is
/// found in one pass that looks at each character a fixed number of times, so no password and no name makes it slow.
/// </summary>
public sealed class GuessCount(IReadOnlyDictionary<string, double> words, CancellationToken cancellation)
{
    public const int LongestWord = 24;

    // Powers of ten. A pattern costs more than two letters tried one by one, so that neighbours by chance do not make a good password weak.
    private const double Letter = 1;
    private const double Digit = 0.7;
    private const double Pattern = 2;
    private const double Year = 1.5;
    private const double DayAndMonth = 1.8;
    private const double Sign = 0.7;
    private const double LookAlike = 0.3;

    // What comes again is found this far back; what goes on evenly, as in aabbcc or 1qay2wsx, over shorter distances.
    private const int FarthestCopy = 32;
    private const int FarthestStep = 8;
    private const int LongestStep = 3;

    private static readonly Dictionary<char, (int Row, int Column)>[] Keyboards =
    [
        PlacesOf("1234567890", "qwertzuiop", "asdfghjkl", "yxcvbnm"),
        PlacesOf("1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"),
    ];

    public int Looks { get; private set; }

    public double Of(string text)
    {
        var folded = Fold(text);
        var plain = LettersAndDigits(folded);
        var readable = LettersAndDigits(folded.Replace('@', 'a').Replace('$', 's').Replace('!', 'i'));
        var signs = folded.Where(c => !char.IsLetterOrDigit(c)).Distinct().Count();
        return (signs * Sign) + new[] { plain, readable, string.Concat(plain.Reverse()) }.Distinct().Min(Cheapest);
    }

    public static string Fold(string text) => string.Concat(text.ToLowerInvariant()
        .Replace("ä", "ae", StringComparison.Ordinal).Replace("ö", "oe", StringComparison.Ordinal)
        .Replace("ü", "ue", StringComparison.Ordinal).Replace("ß", "ss", StringComparison.Ordinal)
        .Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark));

    private static string LettersAndDigits(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    private double Cheapest(string text)
    {
        var costs = Enumerable.Repeat(double.PositiveInfinity, text.Length + 1).ToArray();
        costs[0] = 0;
        var patterns = Patterns();
        var lookAlikes = new[] { ReadAs(text, 'i'), ReadAs(text, 'l') }.Distinct().Where(spelling => spelling != text).ToArray();
        for (var at = 0; at < text.Length; at++)
        {
            cancellation.ThrowIfCancellationRequested();
            Offer(costs, at, 1, char.IsAsciiDigit(text[at]) ? Digit : Letter);
            foreach (var pattern in patterns)
            {
                Looks++;
                costs[at + 1] = Math.Min(costs[at + 1], pattern.Extend(text, at, costs[at] + Pattern));
            }

            OfferDates(costs, text, at);
            OfferWords(costs, text, at, 0);
            foreach (var spelling in lookAlikes)
            {
                OfferWords(costs, spelling, at, LookAlike);
            }
        }

        return costs[^1];
    }

    private void OfferWords(double[] costs, string text, int at, double extra)
    {
        for (var length = 2; length <= Math.Min(LongestWord, text.Length - at); length++)
        {
            Looks++;
            if (words.TryGetValue(text.Substring(at, length), out var cost))
            {
                Offer(costs, at, length, cost + extra);
            }
        }
    }

    private static void OfferDates(double[] costs, string text, int at)
    {
        if (at + 4 > text.Length || text.AsSpan(at, 4).ContainsAnyExceptInRange('0', '9'))
        {
            return;
        }

        var (first, second) = (Two(text, at), Two(text, at + 2));
        if (first is 19 or 20)
        {
            Offer(costs, at, 4, Year);
        }

        if ((first is >= 1 and <= 31 && second is >= 1 and <= 12) || (first is >= 1 and <= 12 && second is >= 1 and <= 31))
        {
            Offer(costs, at, 4, DayAndMonth);
        }
    }

    private static void Offer(double[] costs, int at, int length, double cost) =>
        costs[at + length] = Math.Min(costs[at + length], costs[at] + cost);

    private static int Two(string text, int at) => ((text[at] - '0') * 10) + text[at + 1] - '0';

    private static string ReadAs(string text, char one) => string.Concat(text.Select(c => c switch
    {
        '0' => 'o',
        '1' => one,
        '3' => 'e',
        '4' => 'a',
        '5' => 's',
        '7' => 't',
        _ => c,
    }));

    private static List<EvenRun> Patterns()
    {
        var runs = new List<EvenRun>();
        for (var distance = 1; distance <= FarthestCopy; distance++)
        {
            runs.Add(new EvenRun(distance <= FarthestStep ? StepInOrder : Same, distance));
        }

        foreach (var keyboard in Keyboards)
        {
            for (var distance = 1; distance <= FarthestStep; distance++)
            {
                runs.Add(new EvenRun((before, after) => StepOn(keyboard, before, after), distance));
            }
        }

        return runs;
    }

    private static int? Same(char before, char after) => before == after ? 0 : null;

    // From z to a and from 9 to 0 it goes on.
    private static int? StepInOrder(char before, char after)
    {
        if (before == after)
        {
            return 0;
        }

        var size = char.IsAsciiDigit(before) && char.IsAsciiDigit(after) ? 10 : 26;
        if (size == 26 && !(char.IsAsciiLetterLower(before) && char.IsAsciiLetterLower(after)))
        {
            return null;
        }

        var step = (after - before + size) % size;
        step = step > size / 2 ? step - size : step;
        return Math.Abs(step) <= LongestStep ? step : null;
    }

    private static int? StepOn(Dictionary<char, (int Row, int Column)> keyboard, char before, char after) =>
        keyboard.TryGetValue(before, out var from) && keyboard.TryGetValue(after, out var to) && Math.Abs(to.Column - from.Column) <= 2
            ? ((to.Row - from.Row) * 5) + to.Column - from.Column
            : null;

    private static Dictionary<char, (int Row, int Column)> PlacesOf(params string[] rows) =>
        rows.SelectMany((keys, row) => keys.Select((key, column) => (key, row, column))).ToDictionary(k => k.key, k => (k.row, k.column));

    private sealed class EvenRun(Func<char, char, int?> step, int distance)
    {
        private int? _last;
        private double _cost = double.PositiveInfinity;

        public double Extend(string text, int at, double begun)
        {
            var next = at < distance ? null : step(text[at - distance], text[at]);
            _cost = next is not null && next == _last ? Math.Min(_cost, begun) : begun;
            _last = next;
            return next is null ? double.PositiveInfinity : _cost;
        }
    }
}
