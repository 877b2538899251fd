using System.Text.RegularExpressions;
using IntMan.Directory.Calendars;
using IntMan.Foundation.Text;

namespace IntMan.Portal.Content;

public static partial class OperatorPlaceholders
{
    // Marked as German, because translated pages have it too.
    private const string Unknown = "_noch nicht angegeben_";

    public static string Fill(string markdown, SiteSettings settings, string file) =>
        Placeholder().Replace(markdown, match => match.Groups[1].Value switch
    {
        "betreiber" => TextOr(settings.Operator, "Der Betreiber dieses Portals"),
        "anschrift" => TextOr(settings.OperatorAddress, Unknown),
        "telefon" => LinkOr(settings.OperatorPhone, PhoneNumber.ToUri),
        "mail" => LinkOr(settings.OperatorMail, address => $"mailto:{address}"),
        var name =>
        throw new InvalidDataException($"{file}: Den Platzhalter „{name}“ gibt es nicht. Es gibt betreiber, anschrift, telefon und mail."),
    });

    // Whether a visitor would read that something is not given yet.
    public static bool IsOpen(string markdown, SiteSettings settings) =>
        Placeholder().Matches(markdown).Any(match => string.IsNullOrWhiteSpace(match.Groups[1].Value switch
    {
        "anschrift" => settings.OperatorAddress,
        "telefon" => settings.OperatorPhone,
        "mail" => settings.OperatorMail,
        _ => settings.Operator,
    }));

    private static string TextOr(string? value, string otherwise) => string.IsNullOrWhiteSpace(value) ? otherwise : Escape(value);

    private static string LinkOr(string? value, Func<string, string?> address)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return Unknown;
        }

        return address(value) is { } target ? $"[{Escape(value)}](<{Escape(target)}>)" : Escape(value);
    }

    private static string Escape(string value) => Punctuation().Replace(value.ReplaceLineEndings("\n"), @"\$0");

    [GeneratedRegex(@"\{\{\s*(\w+)\s*\}\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"[\n!-/:-@\[-`{-~]")]
    private static partial Regex Punctuation();
}
