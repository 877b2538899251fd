using System.Text.RegularExpressions;

namespace IntMan.Caseload.Guard;

/// <summary>The rules of the file that are patterns.</summary>
internal sealed class PatternGuard(GuardRules rules, GuardLists lists)
{
    private readonly GuardRule[] _patterns = [.. rules.All.Where(rule => rule.Pattern is not null)];
    private readonly HashSet<string> _units = rules.Words("units");
    private readonly HashSet<string> _notStreets = rules.Words("not_streets");

    public void Find(PlainText text, GuardContext context, GuardFindings found)
    {
        foreach (var rule in _patterns)
        {
            for (var match = rule.Pattern!.Match(text.Text); match.Success; match = match.NextMatch())
            {
                if (IsRight(rule.Check, match, context))
                {
                    var here = match.Groups["here"] is { Success: true } group ? group : (Capture)match;
                    found.Add(rule, here.Index, here.Length);
                }
            }
        }
    }

    private bool IsRight(string? check, Match match, GuardContext context) => check switch
    {
        null => true,
        "iban" => CheckDigits.IsIban(Compact(match.Value)),
        "health-insurance" => CheckDigits.IsHealthInsurance(Compact(match.Value)),
        "pension-insurance" => CheckDigits.IsPensionInsurance(Compact(match.Value)),
        "document" => match.Value.Count(char.IsAsciiDigit) >= 4 && CheckDigits.IsDocument(match.Value),
        "some-digits" => match.Groups["here"].Value.Count(char.IsAsciiDigit) >= 5,
        "street" => !IsAmount(match) && !_notStreets.Contains(match.Groups["word"].Value.ToLowerInvariant()) && !IsNoStreet(match),
        "lane" => !IsAmount(match) && char.IsUpper(match.Groups["word"].Value[0]) && IsUnknown(match, context),
        "postcode" => !IsAmount(match, "word") && char.IsUpper(match.Groups["word"].Value[0]) && !IsListed(match),
        "unknown-word" => IsUnknown(match, context),
        _ => throw new InvalidOperationException(check),
    };

    // "Schulweg 20 Minuten", "Am Montag 3 Termine"
    private bool IsAmount(Match match, string after = "after") => _units.Contains(match.Groups[after].Value.Trim().ToLowerInvariant());

    // "Kursplatz" and "Beratungsweg" are made of a listed word and the ending of a street, and no street of that name is known.
    private bool IsNoStreet(Match match)
    {
        var folded = GuardLists.Fold(match.Groups["word"].Value);
        return folded.EndsWith("platz", StringComparison.Ordinal) && lists.IsListed(folded[..^5].TrimEnd('s'));
    }

    private bool IsUnknown(Match match, GuardContext context)
    {
        var folded = GuardLists.Fold(match.Groups["word"].Value);
        return !lists.IsKnown(folded) && !context.Knows(folded);
    }

    private bool IsListed(Match match) => lists.German.Contains(GuardLists.Fold(match.Groups["word"].Value));

    private static string Compact(string text) => text.Replace(" ", "", StringComparison.Ordinal);
}
