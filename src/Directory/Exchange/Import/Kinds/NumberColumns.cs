using IntMan.Foundation.Text;

namespace IntMan.Directory.Exchange.Import.Kinds;

// House numbers as street directories of towns keep them: from, to, letters and the side of the street in columns of their own.
internal static class NumberColumns
{
    private static readonly Labels<Side> Sides = new(
        (Side.Even, ["gerade", "g", "ger", "2", "even", "rechts gerade"]), (Side.Odd, ["ungerade", "u", "ung", "unger", "1", "odd"]),
        (Side.Both, ["beide", "b", "alle", "fortlaufend", "f", "0", "3", "both", "durchgehend"]));

    private static readonly HashSet<string> WholeStreet = ["gesamt", "gesamtestrasse", "ganz", "ganzestrasse", "komplett", "durchgehend"];

    private enum Side
    {
        Both,
        Even,
        Odd,
    }

    public static IReadOnlyList<Column> Columns { get; } =
    [
        Column.Optional("NumberFrom", "Hausnummer von", "hnr von", "hausnr von", "hausnummer ab") with { IsOnlyRead = true },
        Column.Optional("LetterFrom", "Zusatz von", "hnrz von", "buchstabe von") with { IsOnlyRead = true },
        Column.Optional("NumberTo", "Hausnummer bis", "hnr bis", "hausnr bis") with { IsOnlyRead = true },
        Column.Optional("LetterTo", "Zusatz bis", "hnrz bis", "buchstabe bis") with { IsOnlyRead = true },
        Column.Optional("Side", "gerade/ungerade", "seite", "straßenseite", "g/u") with { IsOnlyRead = true },
    ];

    // Null: the whole street.
    public static string? Of(ImportRow row) => row.Text("Numbers") is { } written ? Written(row, written) : Joined(row);

    private static string? Written(ImportRow row, string written) => written switch
    {
        _ when WholeStreet.Contains(Labels.Fold(written)) => null,
        _ when IsDay(written) => throw row.RefuseValue("Numbers",
            "ist ein Datum: Die Tabellenkalkulation hat Hausnummern wie 1-4 umgewandelt. Formatieren Sie die Spalte als Text und geben Sie "
            + "die Hausnummern neu ein."),
        _ => written,
    };

    private static string? Joined(ImportRow row)
    {
        var (from, to) = (NumberAndLetter(row, "NumberFrom", "LetterFrom"), NumberAndLetter(row, "NumberTo", "LetterTo"));
        var side = row.Choice("Side", Sides) switch { Side.Even => "gerade", Side.Odd => "ungerade", _ => null };
        return (from, to, side) switch
        {
            (null, null, null) => null,
            (null, null, _) => $"alle {side}n",
            (null, _, _) => $"{(side == "gerade" ? 2 : 1)}–{to} {side}".TrimEnd(),
            (_, null, _) => from,
            _ when from == to => from,
            _ => $"{from}–{to} {side}".TrimEnd(),
        };
    }

    // Empty places of a directory are filled with zeros.
    private static string? NumberAndLetter(ImportRow row, string numberKey, string letterKey)
    {
        var number = row.Text(numberKey)?.TrimStart('0').Trim();
        return string.IsNullOrEmpty(number) ? null : number + row.Text(letterKey)?.ToLowerInvariant();
    }

    // "01. Apr", "Apr 01", "2026-04-01": what is left of 1-4.
    private static bool IsDay(string text) => DateOnly.TryParse(text, System.Globalization.CultureInfo.GetCultureInfo("de-DE"), out _)
        && (text.Any(char.IsLetter) || text.Count(sign => sign is '.' or '-') == 2) && text.Any(char.IsAsciiDigit);
}
