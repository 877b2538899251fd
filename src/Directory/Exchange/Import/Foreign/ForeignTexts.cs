using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using IntMan.Directory.Hours;
using IntMan.Foundation.Text;

namespace IntMan.Directory.Exchange.Import.Foreign;

// Repairs the texts of foreign directories, by rules that docs/hsds.md lists. Each method gives null for what cannot be kept; the caller
// reports it.
internal static partial class ForeignTexts
{
    // Milliseconds for a pattern; no honest text needs one.
    private const int MatchMilliseconds = 500;
    private const int LongestNumber = 200;
    private const int LongestShout = 3;
    private static readonly string[] DayNames = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];
    private static readonly Dictionary<string, DayOfWeek> OtherDays = new(StringComparer.OrdinalIgnoreCase)
    {
        ["1"] = DayOfWeek.Monday, ["2"] = DayOfWeek.Tuesday, ["3"] = DayOfWeek.Wednesday, ["4"] = DayOfWeek.Thursday,
            ["5"] = DayOfWeek.Friday, ["6"] = DayOfWeek.Saturday, ["7"] = DayOfWeek.Sunday,
        ["TUES"] = DayOfWeek.Tuesday, ["THUR"] = DayOfWeek.Thursday, ["THURS"] = DayOfWeek.Thursday, ["MI"] = DayOfWeek.Wednesday,
        ["DI"] = DayOfWeek.Tuesday, ["DO"] = DayOfWeek.Thursday, ["SO"] = DayOfWeek.Sunday,
    };

    public static string Plain(string text)
    {
        var plain = text.Replace("\\r\\n", "\n", StringComparison.Ordinal).Replace("\\n", "\n", StringComparison.Ordinal)
            .Replace("\\t", " ", StringComparison.Ordinal).ReplaceLineEndings("\n");
        if (plain.Contains('<', StringComparison.Ordinal))
        {
            plain = WithoutPart(WithoutPart(plain, "script"), "style");
            plain = ListItem().Replace(Block().Replace(plain, "\n"), "\n- ");
            plain = Markup().Replace(plain, "");
        }

        plain = plain.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(plain).Replace('\u00a0', ' ') : plain;
        return ManyBreaks().Replace(string.Join('\n', plain.Split('\n').Select(line => line.Trim())), "\n\n").Trim();
    }

    // By hand: a pattern would look for the end anew at every beginning.
    private static string WithoutPart(string text, string tag)
    {
        var (kept, at) = (new StringBuilder(), 0);
        while (text.IndexOf("<" + tag, at, StringComparison.OrdinalIgnoreCase) is >= 0 and var start)
        {
            var end = text.IndexOf("</" + tag, start, StringComparison.OrdinalIgnoreCase);
            var close = end < 0 ? -1 : text.IndexOf('>', end);
            if (close < 0)
            {
                break;
            }

            kept.Append(text, at, start - at);
            at = close + 1;
        }

        return at == 0 ? text : kept.Append(text, at, text.Length - at).ToString();
    }

    public static string Name(string text)
    {
        var name = Plain(text).Replace('\n', ' ');
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var shouts = name.Any(char.IsLetter) && !name.Any(char.IsLower) && words.Any(word => word.Count(char.IsLetter) > LongestShout);
        return shouts ? string.Join(' ', words.Select(word => word.Count(char.IsLetter) > LongestShout
            || word is "OF" or "AND" or "THE" or "UND" or "FÜR" or "DER" or "DIE" ? Capital(word) : word)) : string.Join(' ', words);
    }

    public static (TimeOnly Time, string? Note)? Time(string text)
    {
        var match = Clock().Match(text.Trim());
        if (!match.Success)
        {
            return text.Trim().ToUpperInvariant() is "NOON" or "12 NOON" ? (new TimeOnly(12, 0), null) : null;
        }

        int Part(string name) => match.Groups[name] is { Success: true } part ? int.Parse(part.ValueSpan, CultureInfo.InvariantCulture) : 0;
        var (hour, minute, half) = (Part("hour"), Part("minute"), match.Groups["half"].Value.ToLowerInvariant());
        var ofHalf = hour > 12 ? 24 : (hour % 12) + (half.StartsWith('p') ? 12 : 0);
        hour = half.Length == 0 ? hour : ofHalf;
        var rest = text.Trim()[match.Length..].Trim(' ', ',', '-', '(', ')', 'Z');
        var time = half.Length == 0 && (hour, minute) == (24, 0) ? new TimeOnly(23, 59) : ClockText.Of(hour, minute);
        return time is { } read ? (read, rest.Length == 0 ? null : rest) : null;
    }

    // Written as the standard wants it.
    public static bool IsPlainTime(string text) => PlainClock().IsMatch(text.Trim());

    public static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text.Length > 10 && text[4] == '-' ? text[..10] : text, ["yyyy-MM-dd", "dd.MM.yyyy", "d.M.yyyy", "yyyyMMdd"],
            CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is >= 1990 and <= 2100 ? day : null;

    public static List<(DayOfWeek Day, int Nth)>? Weekdays(string text)
    {
        var days = new List<(DayOfWeek, int)>();
        foreach (var part in text.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries))
        {
            var match = ByDay().Match(part.ToUpperInvariant());
            if (match.Success)
            {
                days.Add(((DayOfWeek)Array.IndexOf(DayNames, match.Groups["day"].Value), match.Groups["nth"].Length == 0
                    ? 0 : int.Parse(match.Groups["nth"].Value, CultureInfo.InvariantCulture)));
            }
            else if (Enum.TryParse<DayOfWeek>(part, ignoreCase: true, out var day) && !char.IsAsciiDigit(part[0]))
            {
                days.Add((day, 0));
            }
            else if (OtherDays.TryGetValue(part, out var other)
                || (HourLabels.Weekdays.Find(part) is { } german && (other = german) == german))
            {
                days.Add((other, 0));
            }
            else
            {
                return null;
            }
        }

        return days.Count == 0 ? null : days;
    }

    public static double? Number(string text) =>
        double.TryParse(text.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number) ? number : null;

    public static int? Whole(string text) => Number(text) is { } number && Math.Abs(number - Math.Round(number)) < 1e-9
        && Math.Abs(number) < 1_000_000 ? (int)Math.Round(number) : null;

    public static string? Phone(string text)
    {
        if (text.Length > LongestNumber)
        {
            return null;
        }

        var number = Extension().Replace(text.Trim().Trim('"'), "-${digits}");
        number = Spaces().Replace(NotDialled().Replace(number, " "), " ").Trim(' ', '-', '.', '/');
        return number.Count(char.IsAsciiDigit) is >= 3 and <= 20 && number.Length <= 31
            && (number[0] is '+' or '(' || char.IsAsciiDigit(number[0])) ? number : null;
    }

    public static string? Mail(string text)
    {
        var mail = text.Trim().Trim('<', '>', '"', '.').Replace("mailto:", "", StringComparison.OrdinalIgnoreCase);
        return MailShape().IsMatch(mail) ? mail : null;
    }

    public static string? Web(string text)
    {
        var address = text.Trim().Trim('<', '>', '"');
        address = address.Contains("://", StringComparison.Ordinal) ? address : "https://" + address;
        return address.Length <= 500 && !address.Any(char.IsWhiteSpace) && Uri.TryCreate(address, UriKind.Absolute, out var uri)
            && uri.Scheme is "http" or "https" && uri.Host.Contains('.', StringComparison.Ordinal) ? address : null;
    }

    private static string Capital(string word)
    {
        var lower = word.ToLower(CultureInfo.GetCultureInfo("de-DE"));
        return string.Create(lower.Length, lower, (letters, from) =>
        {
            for (var at = 0; at < letters.Length; at++)
            {
                letters[at] = at == 0 || !(char.IsLetter(from[at - 1]) || from[at - 1] == '\'')
                    ? char.ToUpperInvariant(from[at]) : from[at];
            }
        });
    }

    [GeneratedRegex(@"<\s{0,9}(br|/p|/div|/h[1-6]|/ul|/ol|p|div|h[1-6]|ul|ol)\b[^<>]{0,500}>", RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: MatchMilliseconds)]
    private static partial Regex Block();

    [GeneratedRegex(@"<\s{0,9}li\b[^<>]{0,500}>", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: MatchMilliseconds)]
    private static partial Regex ListItem();

    [GeneratedRegex(@"</?[a-z!][^<>]{0,1000}>", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: MatchMilliseconds)]
    private static partial Regex Markup();

    [GeneratedRegex(@"\n{3,}", RegexOptions.None, matchTimeoutMilliseconds: MatchMilliseconds)]
    private static partial Regex ManyBreaks();

    [GeneratedRegex(@"^((?<hour>[0-9]{1,2})([:.](?<minute>[0-9]{1,2}))?([:.][0-9]{2})?|(?<hour>[0-9]{2})(?<minute>[0-9]{2}))(?![0-9])"
        + @"\s{0,9}((?<half>[ap])\.?m\b\.?)?(\s{0,9}Uhr)?([+-][0-9]{2}:?[0-9]{2})?", RegexOptions.IgnoreCase,
            matchTimeoutMilliseconds: MatchMilliseconds)]
    private static partial Regex Clock();

    [GeneratedRegex(@"^[0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{2}:?[0-9]{2})?$", RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: MatchMilliseconds)]
    private static partial Regex PlainClock();

    [GeneratedRegex(@"^(?<nth>[+-]?[1-5])?(?<day>MO|TU|WE|TH|FR|SA|SU)$", RegexOptions.None, matchTimeoutMilliseconds: MatchMilliseconds)]
    private static partial Regex ByDay();

    [GeneratedRegex(@"[\s,;]{0,9}(ext|extension|x|durchwahl|app)\.?:?\s{0,9}(?<digits>[0-9]{1,6})\s{0,9}$", RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: MatchMilliseconds)]
    private static partial Regex Extension();

    [GeneratedRegex(@"[^0-9 ()/.+\-]+", RegexOptions.None, matchTimeoutMilliseconds: MatchMilliseconds)]
    private static partial Regex NotDialled();

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: MatchMilliseconds)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^[^@\s,;<>""]{1,64}@[^@\s,;<>""]{1,185}\.[^@\s,;<>"".]{2,60}$", RegexOptions.None,
        matchTimeoutMilliseconds: MatchMilliseconds)]
    private static partial Regex MailShape();
}
