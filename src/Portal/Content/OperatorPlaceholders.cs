using System.Text.RegularExpressions;
using IntMan.Directory.Calendars;
using IntMan.Foundation.Text;

namespace IntMan.Portal.Content;

/// <summary>Fills {{betreiber}}, {{anschrift}}, {{telefon}} and {{mail}} of the content pages from the settings, as Markdown.</summary>
public static partial class OperatorPlaceholders
{
    // Marked as German, because translated pages have it too.
    private const string Unknown = "_noch nicht angegeben_";

    /// <exception cref="InvalidDataException">The text holds a placeholder that does not exist.</exception>
    public static string Fill(string markdown, SiteSettings settings, string file) => Placeholder().Replace(markdown, match => match.Groups[1].Value switch
    {
        "betreiber" => TextOr(settings.Operator, "Der Betreiber dieses Portals"),
        "anschrift" => TextOr(settings.OperatorAddress, Unknown),
        "telefon" => LinkOr(settings.OperatorPhone, PhoneNumber.ToUri),
        "mail" => LinkOr(settings.OperatorMail, address => $"mailto:{address}"),
        var name => throw new InvalidDataException($"{file}: Den Platzhalter „{name}“ gibt es nicht. Es gibt betreiber, anschrift, telefon und mail."),
    });

    /// <summary>Whether a visitor would read that something is not given yet.</summary>
    public static bool IsOpen(string markdown, SiteSettings settings) => Placeholder().Matches(markdown).Any(match => string.IsNullOrWhiteSpace(match.Groups[1].Value switch
    {
        "anschrift" => settings.OperatorAddress,
        "telefon" => settings.OperatorPhone,
        "mail" => settings.OperatorMail,
        _ => settings.Operator,
    }));

    private static string TextOr(string? value, string otherwise) => string.IsNullOrWhiteSpace(value) ? otherwise : Escape(value);

    private static string LinkOr(string? value, Func<string, string?> address) =>
        string.IsNullOrWhiteSpace(value) ? Unknown : address(value) is { } target ? $"[{Escape(value)}](<{Escape(target)}>)" : Escape(value);

    /// <summary>A backslash makes any punctuation plain, and a line end a line break (CommonMark 2.4 and 6.7).</summary>
    private static string Escape(string value) => Punctuation().Replace(value.ReplaceLineEndings("\n"), @"\$0");

    [GeneratedRegex(@"\{\{\s*(\w+)\s*\}\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"[\n!-/:-@\[-`{-~]")]
    private static partial Regex Punctuation();
}
