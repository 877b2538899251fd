using System.Text.RegularExpressions;
using IntMan.Foundation.Text;

namespace IntMan.Directory.Exchange.Import;

internal sealed partial class ImportRow
{
    private static readonly char[] Separators = [',', ';', '/'];

    public string? OfficialKey(string key, int digits)
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        var padded = text.Length == digits - 1 ? "0" + text : text;
        return padded.Length == digits && padded.All(char.IsAsciiDigit) ? padded
            : throw RefuseValue(key, $"ist kein Schlüssel mit {digits} Ziffern.");
    }

    public string? Phone(string key, string? known) => !Has(key) ? known : Text(key) is not { } text
        || PhoneShape().IsMatch(text) ? Text(key)
        : throw RefuseValue(key, "ist keine Telefonnummer. Schreiben Sie zum Beispiel 030 23125 100.");

    public string? Email(string key, string? known) => !Has(key) ? known : Text(key) is not { } text
        || EmailShape().IsMatch(text) ? Text(key)
        : throw RefuseValue(key, "ist keine E-Mail-Adresse. Schreiben Sie zum Beispiel beratung@gemeinde.example.");

    public string? Website(string key, string? known) => !Has(key) ? known
        : Text(key) is not { } text || (Uri.TryCreate(text, UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)) ? Text(key)
        : throw RefuseValue(key, "ist keine Internetadresse. Sie beginnt mit https://.");

    // A list in one field, separated by comma, semicolon or slash; by | where it has one, because then the items may hold the others.
    public string[] List(string key, string[] known) => !Has(key) ? known : Text(key) is not { } text ? []
        : text.Split(text.Contains('|') ? ['|'] : Separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public static string Join(string[] items) => !items.Any(item => item.AsSpan().ContainsAny(Separators)) ? string.Join(", ", items)
        : items.Length == 1 ? items[0] + " |" : string.Join(" | ", items);

    public T[] Choices<T>(string key, Labels<T> words, T[] known)
        where T : struct => !Has(key) ? known
        : [.. List(key, []).Select(text => words.Find(text) ?? throw RefuseValue(key,
            $"enthält „{text}“. Möglich sind: {words.Offered}."))];

    [GeneratedRegex(@"^[+0-9(][0-9 ()/.\-]{2,30}$")]
    private static partial Regex PhoneShape();

    [GeneratedRegex(@"^[^@\s,;<>]{1,64}@[^@\s,;<>]{1,190}$")]
    private static partial Regex EmailShape();
}
