using System.Globalization;
using IntMan.Foundation.Text;

namespace IntMan.Directory.Exchange.Import;

internal sealed partial class ImportRow(ColumnMap columns, CsvLine line, NoticeBook? notices = null)
{
    private const int LongestQuote = 60;
    private static readonly string[] DayFormats = ["yyyy-MM-dd", "dd.MM.yyyy", "d.M.yyyy", "dd.MM.yyyy HH:mm", "dd.MM.yyyy HH:mm:ss"];

    public int Number => line.Number;

    public bool Has(string key) => columns.PositionOf(key) is not null || columns.ForAll(key) is not null;

    public string? Text(string key)
    {
        if (columns.PositionOf(key) is not { } position || position >= line.Fields.Length || line.Fields[position].Length == 0)
        {
            return columns.ForAll(key);
        }

        return columns.KeepsLines(key) ? line.Fields[position] : line.Fields[position].ReplaceLineEndings(" ");
    }

    public string? Text(string key, string? known) => Has(key) ? Text(key) : known;

    public string RequiredText(string key) => Text(key) ?? throw Refuse(key, "Die Angabe fehlt.");

    public string Content(IEnumerable<string> keys) => string.Join('\u001f', keys.Select(Text));

    public TableRefusal Refuse(string? key, string sentence) => new(Number, columns.HeaderOf(key), sentence);

    public TableRefusal RefuseValue(string key, string sentence) => Refuse(key, $"„{Shorten(Text(key) ?? "")}“ {sentence}");

    public DateOnly? Day(string key) => Text(key) switch
    {
        null => null,
        { } text when DateOnly.TryParseExact(text, DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is >= 1990 and <= 2100 => day,
        _ => throw RefuseValue(key, "ist kein Datum. Schreiben Sie zum Beispiel 2026-12-31 oder 31.12.2026."),
    };

    public DateOnly? Day(string key, DateOnly? known) => Has(key) ? Day(key) : known;

    public DateOnly RequiredDay(string key) => Day(key) ?? throw Refuse(key, "Das Datum fehlt. Schreiben Sie zum Beispiel 2026-12-31.");

    public TimeOnly? Time(string key) => Text(key) is not { } text ? null
        : ClockText.Read(text) ?? throw RefuseValue(key, "ist keine Uhrzeit. Schreiben Sie zum Beispiel 09:00.");

    public TimeOnly RequiredTime(string key) => Time(key) ?? throw Refuse(key, "Die Uhrzeit fehlt. Schreiben Sie zum Beispiel 09:00.");

    public int? Count(string key) => Text(key) switch
    {
        null => null,
        { } text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        _ => throw RefuseValue(key, "ist keine ganze Zahl."),
    };

    public decimal? Quantity(string key) => Text(key) switch
    {
        null => null,
        { } text when decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture, out var number) => number,
        _ => throw RefuseValue(key, "ist keine Zahl. Schreiben Sie zum Beispiel 0,75."),
    };

    // With decimal comma or point; binary, so that a coordinate comes back to the last digit.
    public double? Degrees(string key) => Text(key) switch
    {
        null => null,
        { } text when double.TryParse(text.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number) => number,
        _ => throw RefuseValue(key, "ist keine Zahl. Schreiben Sie zum Beispiel 47,659."),
    };

    // Spreadsheets show eleven digits and write what they show: what differs by centimetres is the same.
    public double? Degrees(string key, double? known)
    {
        var written = Has(key) ? Degrees(key) : known;
        return written is { } degrees && known is { } before && Math.Abs(degrees - before) <= 1e-7 ? before : written;
    }

    public T? Choice<T>(string key, Labels<T> words)
        where T : struct => Text(key) is not { } text ? null
        : words.Find(text) ?? throw RefuseValue(key, $"ist hier nicht vorgesehen. Möglich sind: {words.Offered}.");

    public T RequiredChoice<T>(string key, Labels<T> words)
        where T : struct => Choice(key, words) ?? throw Refuse(key, $"Die Angabe fehlt. Möglich sind: {words.Offered}.");

    public bool? YesNo(string key) => Choice(key, Labels.YesNo);

    public T? Reference<T>(string key, IReadOnlyDictionary<string, T> known, string what)
        where T : class => Text(key) is not { } text ? null
        : known.GetValueOrDefault(text) ?? throw RefuseValue(key,
            $"ist nicht bekannt. Prüfen Sie das Kürzel oder legen Sie zuerst {what} an.");

    public T RequiredReference<T>(string key, IReadOnlyDictionary<string, T> known, string what)
        where T : class => Reference(key, known, what) ?? throw Refuse(key, $"Nennen Sie {what}.");

    public void Note(string key, string why) => notices?.Repair(Number, $"{columns.HeaderOf(key)}: {why}", Text(key));

    // Says that something was read otherwise than it stands in the file.
    private string Mended(string key, string mended, string why)
    {
        notices?.Repair(Number, $"{columns.HeaderOf(key)}: {why}", $"{Text(key)} → {mended}");
        return mended;
    }

    private static string Shorten(string text) => text.Length <= LongestQuote ? text : text[..LongestQuote] + "…";
}
