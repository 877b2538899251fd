using System.Text;
using System.Text.RegularExpressions;
using IntMan.Caseload.Guard;
using IntMan.Foundation.Changes;

namespace IntMan.Caseload.Statistics.Reports;

/// <summary>The text of a section: Markdown, with elements of the report on lines of their own.</summary>
public static partial class StatementText
{
    public const int Longest = 8000;

    // Years, months and counts of months are no figures of the report.
    private const int LargestDuration = 60;
    private const int FirstYear = 2000;
    private const int LastYear = 2100;

    // A report tells days of the past and numbers; people it must not tell.
    private static readonly HashSet<string> Harmless = new(StringComparer.Ordinal)
    {
        "old-date", "far-date", "letter-date", "birth-year", "long-number", "maybe-register-number", "maybe-name", "employer", "profile",
    };

    /// <summary>In order: a text, or an element.</summary>
    public static IEnumerable<(string? Markdown, StatementElement? Element)> Parts(string text)
    {
        var markdown = new StringBuilder();
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            if (Element().Match(line.Trim()) is { Success: true } found && StatementElement.Parse(found.Groups[1].Value) is { } element)
            {
                if (markdown.ToString().Trim().Length > 0)
                {
                    yield return (markdown.ToString(), null);
                }

                markdown.Clear();
                yield return (null, element);
            }
            else
            {
                markdown.Append(line).Append('\n');
            }
        }

        if (markdown.ToString().Trim().Length > 0)
        {
            yield return (markdown.ToString(), null);
        }
    }

    /// <summary>Refuses a text that tells who somebody is; each paragraph is looked at by the guard.</summary>
    public static void Check(string? text, TextGuard guard, DateOnly today)
    {
        Require.That((text ?? "").Length <= Longest, "Kürzen Sie den Text auf höchstens 8.000 Zeichen.", "Text");
        foreach (var paragraph in (text ?? "").ReplaceLineEndings("\n").Split("\n\n"))
        {
            var found = guard.Judge(paragraph, new GuardContext(today)).Findings
                .Where(finding => finding.Level == GuardLevel.Refused && !Harmless.Contains(finding.Rule)).ToList();
            Require.That(found.Count == 0, $"Entfernen Sie aus dem Text, was jemanden verrät: {string.Join(", ", found.Select(finding =>
                finding.Says).Distinct())}.", "Text");
        }
    }

    /// <summary>Numbers of the text that the report does not have: years and months may stand there.</summary>
    public static IReadOnlyList<string> Unfrozen(string text, ReportDocument report)
    {
        var frozen = report.Tables.SelectMany(table => table.Rows).SelectMany(row => row.Cells).Select(cell => cell.Text)
            .ToHashSet(StringComparer.Ordinal);
        return [.. Parts(text).Where(part => part.Markdown is not null).SelectMany(part => Number().Matches(part.Markdown!))
            .Select(match => match.Value).Distinct().Where(number => !frozen.Contains(number) && !IsTime(number))];
    }

    private static bool IsTime(string number) => int.TryParse(number, System.Globalization.CultureInfo.InvariantCulture, out var value)
        && (value is >= FirstYear and <= LastYear || (value <= LargestDuration && value > 0 && number.Length <= 2));

    [GeneratedRegex(@"^\[\[([a-z]+:[a-z0-9:-]+)\]\]$")]
    private static partial Regex Element();

    [GeneratedRegex(@"(?<![\w.,])\d{1,3}(\.\d{3})*(,\d+)?(?![\w])|(?<![\w.,])\d+(?![\w,])")]
    private static partial Regex Number();
}
