using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace IntMan.Foundation.Text;

/// <summary>Reads spreadsheets (.xlsx, .xlsm, .xls) as the texts that people see in them. The only file that knows how they are
/// read.</summary>
public static partial class Spreadsheet
{
    private const int LongestPadding = 15;

    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    /// <summary>Whether the bytes are a spreadsheet, also one that cannot be read here.</summary>
    /// <exception cref="TableRefusal">It is an archive that is broken or too large.</exception>
    public static bool IsOne(byte[] file)
    {
        if (IsOld(file))
        {
            return true;
        }

        if (!IsArchive(file))
        {
            return false;
        }

        using var archive = TableLimits.Open(new MemoryStream(file, writable: false));
        return archive.Entries.Any(entry => entry.FullName is "[Content_Types].xml" or "mimetype");
    }

    public static bool IsArchive(ReadOnlySpan<byte> file) => file.StartsWith("PK\u0003\u0004"u8);

    /// <exception cref="TableRefusal">It cannot be read: broken, protected, too large, another program's.</exception>
    public static IReadOnlyList<Sheet> Read(byte[] file, int longestField = CsvTable.MaxFieldLength)
    {
        // Names of sheets of the old format are in the letters of the machine that wrote them.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        RefuseOthers(file);
        try
        {
            using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(WithErrorsAsText(file), writable: false));
            var (sheets, looked) = (new List<Sheet>(), 0L);
            if (reader.ResultsCount == 0)
            {
                throw new InvalidDataException("no sheets");
            }

            do
            {
                sheets.Add(new Sheet(reader.Name, reader.VisibleState != "visible", Rows(reader, longestField, ref looked)));
            }
            while (reader.NextResult());

            return sheets;
        }
        catch (InvalidPasswordException)
        {
            throw new TableRefusal(0, null, "Die Tabelle ist mit einem Passwort geschützt. Speichern Sie sie ohne Passwort.");
        }
        catch (Exception e) when (e is ExcelReaderException or InvalidDataException or System.Xml.XmlException or ArgumentException
            or FormatException or IndexOutOfRangeException or EndOfStreamException or OverflowException or NotSupportedException)
        {
            // The reader meets a broken file with whatever its code happens to throw.
            throw new TableRefusal(0, null,
                "Die Tabelle lässt sich nicht öffnen, sie ist beschädigt. Öffnen Sie sie in Excel, speichern Sie sie neu als .xlsx.");
        }
    }

    private static bool IsOld(ReadOnlySpan<byte> file) => file.StartsWith<byte>([0xD0, 0xCF, 0x11, 0xE0]);

    private static void RefuseOthers(byte[] file)
    {
        if (IsOld(file))
        {
            return;
        }

        using var archive = TableLimits.Open(new MemoryStream(file, writable: false));
        if (!archive.Entries.Any(entry => entry.FullName == "xl/workbook.xml"))
        {
            throw new TableRefusal(0, null,
                "Diese Art von Tabelle kann das Portal nicht lesen. Speichern Sie sie als Excel-Datei (.xlsx) oder als „CSV UTF-8“.");
        }
    }

    // A cell whose formula came to nothing is empty for the reader; what people see there is its text.
    private static byte[] WithErrorsAsText(byte[] file)
    {
        if (IsOld(file))
        {
            return file;
        }

        using var copy = new MemoryStream();
        copy.Write(file);
        var isChanged = false;
        using (var archive = new ZipArchive(copy, ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (var sheet in archive.Entries.Where(entry => entry.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)))
            {
                isChanged |= SayErrors(sheet);
            }
        }

        return isChanged ? copy.ToArray() : file;
    }

    private static bool SayErrors(ZipArchiveEntry sheet)
    {
        using var stream = sheet.Open();
        using var reader = new StreamReader(stream, leaveOpen: true);
        var xml = reader.ReadToEnd();
        if (!xml.Contains(" t=\"e\"", StringComparison.Ordinal))
        {
            return false;
        }

        stream.SetLength(0);
        using var writer = new StreamWriter(stream, leaveOpen: true);
        writer.Write(xml.Replace(" t=\"e\"", " t=\"str\"", StringComparison.Ordinal));
        return true;
    }

    private static List<CsvLine> Rows(IExcelDataReader reader, int longestField, ref long looked)
    {
        var (rows, cells) = (new List<CsvLine>(), 0L);
        while (reader.Read())
        {
            // A cell far away makes all between it and the others count.
            looked += Math.Max(reader.FieldCount, 1);
            CsvTable.RefuseTooMany(0, looked);
            var fields = Enumerable.Range(0, reader.FieldCount).Select(at => TextOf(reader, at)).ToArray();
            var last = Array.FindLastIndex(fields, field => field.Length > 0);
            if (last >= TableLimits.MostColumns)
            {
                throw CsvTable.TooWide();
            }

            if (last >= 0)
            {
                fields = fields[..(last + 1)];
                CsvTable.Check(reader.Depth + 1, fields, badQuotes: false, longestField);
                rows.Add(new CsvLine(reader.Depth + 1, [.. fields.Select(CsvTable.Clean)]));
                CsvTable.RefuseTooMany(rows.Count - 1, cells += fields.Length);
            }
        }

        return rows;
    }

    private static string TextOf(IExcelDataReader reader, int at) => reader.GetValue(at) switch
    {
        null => "",
        string text => CsvWriter.Plain(text),
        bool yes => yes ? "ja" : "nein",
        DateTime day => TextOf(day),
        TimeSpan time => TextOf(DateTime.MinValue + time),
        double number => TextOf(number, reader.GetNumberFormatString(at) ?? ""),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        var other => other.ToString() ?? "",
    };

    // A time alone is a time on the day before the first one of the program.
    // What has no day of its own is stored in 1899 or 1900.
    private static string TextOf(DateTime moment) => moment.ToString(
        moment switch
        {
            { Year: < 1901, Second: 0 } => "HH:mm",
            { Year: < 1901 } => "HH:mm:ss",
            _ => moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm",
        },
        CultureInfo.InvariantCulture);

    // A number shown as 07616 or 9,00 is 7616 or 9 in the file.
    internal static string TextOf(double number, string format)
    {
        var places = Places().Match(format);
        if (!places.Success || !(Math.Abs(number) < 1e15))
        {
            return Math.Abs(number) < 1e15 ? ((decimal)number).ToString("0.###############", German) : number.ToString("R", German);
        }

        var (whole, fraction) = (places.Groups["whole"].Length, places.Groups["fraction"].Length);
        return fraction > 0 ? number.ToString("F" + fraction, German)
            : number.ToString(new string('0', Math.Clamp(whole, 1, LongestPadding)), German);
    }

    [GeneratedRegex(@"^(?<whole>0{1,15})([.,](?<fraction>0{1,6}))?(;.*|_-)?$", RegexOptions.Singleline, matchTimeoutMilliseconds: 500)]
    private static partial Regex Places();
}

/// <summary>One sheet of a spreadsheet.</summary>
/// <param name="Name">As its tab says.</param>
/// <param name="IsHidden">People do not see it.</param>
/// <param name="Rows">Rows in which something stands, with the number that the program shows beside them.</param>
public sealed record Sheet(string Name, bool IsHidden, IReadOnlyList<CsvLine> Rows);
