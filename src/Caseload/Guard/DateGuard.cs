using System.Globalization;
using System.Text.RegularExpressions;

namespace IntMan.Caseload.Guard;

/// <summary>Dates: appointments may stand in a note, dates of birth and of the past may not.</summary>
internal sealed partial class DateGuard(GuardRules rules)
{
    private static readonly string[] Months =
        ["jan", "feb", "mär", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez"];

    private readonly HashSet<string> _birth = rules.Words("birth");
    private readonly HashSet<string> _letters = rules.Words("letters");
    private readonly HashSet<string> _until = rules.Words("until");
    private readonly GuardRule _birthDate = rules.Rule("birth-date");
    private readonly GuardRule _birthYear = rules.Rule("birth-year");
    private readonly GuardRule _old = rules.Rule("old-date");
    private readonly GuardRule _letter = rules.Rule("letter-date");
    private readonly GuardRule _far = rules.Rule("far-date");

    /// <summary>Finds what must not stand there, and says where any date stands, so that its digits are not taken for a number.</summary>
    public List<(int Start, int End)> Find(PlainText text, GuardContext context, GuardFindings found)
    {
        var places = new List<(int, int)>();
        foreach (var match in Date().EnumerateMatches(text.Text))
        {
            var day = DayOf(text.Text.Substring(match.Index, match.Length), context.Today);
            if (day is not { } date)
            {
                continue;
            }

            places.Add((match.Index, match.Index + match.Length));
            if (RuleOf(date, text, match.Index, context.Today) is { } rule)
            {
                found.Add(rule, match.Index, match.Length);
            }
        }

        foreach (Match match in BirthYear().Matches(text.Text))
        {
            var year = match.Groups["year"];
            if (!places.Exists(place => place.Item1 <= year.Index && year.Index < place.Item2))
            {
                found.Add(match.Groups["month"].Success ? _birthDate : _birthYear, match.Index, match.Length);
            }
        }

        return places;
    }

    private GuardRule? RuleOf(DateOnly date, PlainText text, int start, DateOnly today)
    {
        var before = Before(text.Text, start);
        if (before.Any(_birth.Contains))
        {
            return _birthDate;
        }

        if (date < today.AddMonths(-12))
        {
            return before.Any(_letters.Contains) ? _letter : _old;
        }

        return date > today.AddMonths(18) && !before.Any(_until.Contains) ? _far : null;
    }

    // The words right before the date, in the same sentence: "geb. am", "Bescheid vom".
    private static List<string> Before(string text, int start)
    {
        var from = Math.Max(0, start - 34);
        var words = Word().Matches(text[from..start]).Select(match => match.Value.ToLowerInvariant()).ToList();
        return words.Count > 4 ? words[^4..] : words;
    }

    private static DateOnly? DayOf(string text, DateOnly today)
    {
        var parts = Parts().Matches(text).Select(match => match.Value).ToArray();
        var (day, month, year) = parts[0].Length == 4 ? (parts[2], parts[1], parts[0]) : (parts[0], parts[1], parts[2]);
        var monthNumber = char.IsAsciiDigit(month[0]) ? Number(month)
            : Array.FindIndex(Months, name => month.StartsWith(name, StringComparison.OrdinalIgnoreCase)) + 1;
        if (monthNumber == 0 && month.StartsWith("mae", StringComparison.OrdinalIgnoreCase))
        {
            monthNumber = 3;
        }

        var fullYear = Number(year);
        if (year.Length == 2)
        {
            fullYear += fullYear + 2000 <= today.Year + 10 ? 2000 : 1900;
        }

        return monthNumber is >= 1 and <= 12 && fullYear is >= 1900 and <= 2199
            && Number(day) is var number && number >= 1 && number <= DateTime.DaysInMonth(fullYear, monthNumber)
            ? new DateOnly(fullYear, monthNumber, number) : null;
    }

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\b\d{1,2} ?[./-] ?\d{1,2} ?[./-] ?(\d{4}|\d{2})\b|\b\d{4}-\d{1,2}-\d{1,2}\b"
        + @"|\b\d{1,2}\.? ?(jan|feb|mär|maer|apr|mai|jun|jul|aug|sep|okt|nov|dez)[a-z]*\.? ?(\d{4}|\d{2})\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 200)]
    private static partial Regex Date();

    [GeneratedRegex(@"(\b(geb|geboren|geborene|geborener|geburtsjahr|jahrgang|jg|geburtsdatum|geburtsmonat)\b|\*)[ .:]{0,3}"
        + @"(im |in |am |ist |jahr )*"
        + @"(?<month>(\d{1,2} ?[./-] ?)|((jan|feb|mär|apr|mai|jun|jul|aug|sep|okt|nov|dez)[a-z]* ))?(?<year>(19|20)\d{2})\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 200)]
    private static partial Regex BirthYear();

    [GeneratedRegex(@"[\p{L}]+|\*", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Word();

    [GeneratedRegex(@"\d+|\p{L}+", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Parts();
}
