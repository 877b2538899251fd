using System.Text.RegularExpressions;
using IntMan.Foundation.Text;

namespace IntMan.Directory.Exchange.Import;

internal sealed partial class ImportRow
{
    private static readonly char[] Separators = [',', ';', '/'];

    // Spreadsheets drop the zero at the beginning.
    private const string LostZero = "führende Null ergänzt";

    public string? OfficialKey(string key, int digits)
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        var padded = WithZero(text, digits);
        if (padded.Length != digits || !padded.All(char.IsAsciiDigit))
        {
            throw RefuseValue(key, $"ist kein Schlüssel mit {digits} Ziffern.");
        }

        return padded == text ? text : Mended(key, padded, LostZero);
    }

    // Keys of a list; one that nobody knows is tried with the zero that it may have lost.
    public string[] OfficialKeys(string key, Func<string, bool> isKnown) => [.. List(key, []).Select(text =>
        WithZero(WithZero(text, 5), 8) is var padded && !isKnown(text) && isKnown(padded) ? Mended(key, padded, LostZero) : text)];

    public string? PostalCode(string key, string? known, bool isAbroad)
    {
        if (!Has(key))
        {
            return known;
        }

        return Text(key) is { Length: 4 } text && text.All(char.IsAsciiDigit) && text != known && !isAbroad
            ? Mended(key, "0" + text, LostZero + "; steht ein Ort im Ausland, nennen Sie den Staat") : Text(key);
    }

    public string[] PostalCodes(string key, string[] known) => !Has(key) ? known : [.. List(key, known).Select(text =>
        text.Length == 4 && text.All(char.IsAsciiDigit) && !known.Contains(text) ? Mended(key, "0" + text, LostZero) : text)];

    public string? Phone(string key, string? known)
    {
        if (!Has(key) || Text(key) is not { } text || text == known)
        {
            return Has(key) ? Text(key) : known;
        }

        if (!PhoneShape().IsMatch(text))
        {
            throw RefuseValue(key, "ist keine Telefonnummer. Schreiben Sie zum Beispiel 030 23125 100.");
        }

        if (!LacksZero(text) || notices?.AddsZeros == false)
        {
            return text;
        }

        var lost = text.StartsWith("49", StringComparison.Ordinal) && text.Length > 10 ? "+" : "0";
        return notices?.AddsZeros == true ? Mended(key, lost + text, "Null oder + am Anfang ergänzt")
            : throw RefuseValue(key, "beginnt ohne 0. Hat die Tabellenkalkulation sie gelöscht? Schreiben Sie zum Beispiel 0621 55512.");
    }

    // A number of digits only that is too long for one without area code.
    public static bool LacksZero(string text) => text.Length > 6 && text[0] is not '0' && text.All(char.IsAsciiDigit);

    private static string WithZero(string text, int digits) =>
        text.Length == digits - 1 && text.All(char.IsAsciiDigit) ? "0" + text : text;

    public string? Email(string key, string? known) => !Has(key) ? known : Checked(
        key, EmailShape().IsMatch, "ist keine E-Mail-Adresse. Schreiben Sie zum Beispiel beratung@gemeinde.example.");

    public string? Website(string key, string? known) => !Has(key) ? known : Checked(
        key,
        text => Uri.TryCreate(text, UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp),
        "ist keine Internetadresse. Sie beginnt mit https://.");

    private string? Checked(string key, Predicate<string> fits, string complaint) =>
        Text(key) is not { } text || fits(text) ? Text(key) : throw RefuseValue(key, complaint);

    // A list in one field, separated by comma, semicolon or slash; by | where it has one, because then the items may hold the others.
    public string[] List(string key, string[] known)
    {
        var text = Text(key) ?? "";
        var separators = text.Contains('|') ? ['|'] : Separators;
        return Has(key) ? text.Split(separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : known;
    }

    public static string Join(string[] items)
    {
        var apart = items.Length == 1 ? items[0] + " |" : string.Join(" | ", items);
        return items.Any(item => item.AsSpan().ContainsAny(Separators)) ? apart : string.Join(", ", items);
    }

    public T[] Choices<T>(string key, Labels<T> words, T[] known)
        where T : struct => !Has(key) ? known
        : [.. List(key, []).Select(text => words.Find(text) ?? throw RefuseValue(key,
            $"enthält „{text}“. Möglich sind: {words.Offered}."))];

    [GeneratedRegex(@"^[+0-9(][0-9 ()/.\-]{2,30}$", RegexOptions.None, matchTimeoutMilliseconds: 500)]
    private static partial Regex PhoneShape();

    [GeneratedRegex(@"^[^@\s,;<>]{1,64}@[^@\s,;<>]{1,190}$", RegexOptions.None, matchTimeoutMilliseconds: 500)]
    private static partial Regex EmailShape();
}
