using System.Text.RegularExpressions;

namespace IntMan.Caseload.Guard;

/// <summary>Runs of digits that no pattern has named: telephone numbers and numbers of registers, also with blanks and strokes between the
/// digits, or spelled out.</summary>
internal sealed partial class NumberGuard(GuardRules rules)
{
    private readonly HashSet<string> _units = rules.Words("units");
    private readonly HashSet<string> _phoneWords = rules.Words("phone");
    private readonly HashSet<string> _numerals = [.. rules.Words("numerals").Select(GuardLists.Fold)];
    private readonly HashSet<string> _openNumbers = rules.Words("open_numbers");
    private readonly string[] _openPrefixes = [.. rules.Words("open_prefixes")];
    private readonly GuardRule _phone = rules.Rule("phone");
    private readonly GuardRule _tax = rules.Rule("tax-number");
    private readonly GuardRule _maybeRegister = rules.Rule("maybe-register-number");
    private readonly GuardRule _long = rules.Rule("long-number");

    public void Find(PlainText text, List<(int Start, int End)> dates, GuardFindings found)
    {
        foreach (var match in Run().EnumerateMatches(text.Text))
        {
            var (start, end) = (match.Index, match.Index + match.Length);
            if (!dates.Exists(date => date.Start < end && start < date.End) && RuleOf(text.Text, start, end) is { } rule)
            {
                found.Add(rule, start, end - start);
            }
        }

        FindSpelledOut(text, found);
    }

    private GuardRule? RuleOf(string text, int start, int end)
    {
        var raw = text[start..end];
        var digits = string.Concat(raw.Where(char.IsAsciiDigit));
        if (IsCaseNumber().IsMatch(raw) || _openNumbers.Contains(digits) || Array.Exists(_openPrefixes, open =>
            digits.StartsWith(open, StringComparison.Ordinal)) || _units.Contains(WordAfter(text, end)))
        {
            return null;
        }

        if (CheckDigits.IsTaxNumber(digits))
        {
            return _tax;
        }

        if (IsPhone(raw, digits) || (digits.Length >= 5 && IsPhoneSaidBefore(text, start)))
        {
            return _phone;
        }

        return digits.Length switch
        {
            12 when IsDay(digits) => _maybeRegister,
            >= 9 => _long,
            _ => null,
        };
    }

    private static bool IsPhone(string raw, string digits) => raw[0] == '+' ? digits.Length is >= 8 and <= 15
        : digits[0] == '0' && digits.Length is >= 7 and <= 16;

    private bool IsPhoneSaidBefore(string text, int start) =>
        Words().Matches(text[Math.Max(0, start - 30)..start]).TakeLast(3).Any(word => _phoneWords.Contains(word.Value.ToLowerInvariant()));

    private static bool IsDay(string digits) =>
        string.CompareOrdinal(digits[2..4], "13") < 0 && string.CompareOrdinal(digits[4..6], "32") < 0;

    private void FindSpelledOut(PlainText text, GuardFindings found)
    {
        var (first, count) = (0, 0);
        for (var at = 0; at <= text.Words.Count; at++)
        {
            if (at < text.Words.Count && _numerals.Contains(text.Words[at].Folded))
            {
                (first, count) = (count == 0 ? at : first, count + 1);
                continue;
            }

            if (count >= 6)
            {
                found.Add(_phone, text.Words[first].Start, text.Words[at - 1].End - text.Words[first].Start);
            }

            count = 0;
        }
    }

    private static string WordAfter(string text, int end)
    {
        var from = end;
        while (from < text.Length && text[from] == ' ')
        {
            from++;
        }

        var until = from;
        while (until < text.Length && (char.IsLetter(text[until]) || text[until] is '€' or '%'))
        {
            until++;
        }

        return text[from..until].ToLowerInvariant();
    }

    [GeneratedRegex(@"(?:\+ ?)?\(?\d(?:[ ./()-]{0,3}\d){4,}", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Run();

    // The case's own number: municipality, manager, serial.
    [GeneratedRegex(@"^0\d{7} ?- ?\d{2,3} ?- ?\d{4}$", RegexOptions.CultureInvariant, 200)]
    private static partial Regex IsCaseNumber();

    [GeneratedRegex(@"\p{L}+\.?", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Words();
}
