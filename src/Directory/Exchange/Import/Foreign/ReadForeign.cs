using System.Text;
using System.Text.Json;
using IntMan.Foundation.Text;

namespace IntMan.Directory.Exchange.Import.Foreign;

internal static class ReadForeign
{
    public const int LongestField = 50_000;

    private const string Description = "datapackage.json";

    public static bool IsJson(ReadOnlySpan<byte> file) => Start(file) is '{' or '[';

    // A directory of services in the exchange format, not a table.
    public static bool IsOne(byte[] file) => IsJson(file) || (Spreadsheet.IsArchive(file) && !Spreadsheet.IsOne(file));

    public static bool HoldsTables(byte[] file)
    {
        using var archive = TableLimits.Open(new MemoryStream(file, writable: false));
        return archive.Entries.Any(entry => entry.Name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)
            && ForeignPackage.TableOf(Path.GetFileNameWithoutExtension(entry.Name)) is not null);
    }

    public static ForeignPackage Archive(Stream zip, CancellationToken cancellation)
    {
        using var archive = TableLimits.Open(zip);
        return Tables([.. archive.Entries.Where(entry => entry.Name.Length > 0).Select(entry => (entry.Name, (Func<Stream>)entry.Open))],
            cancellation);
    }

    public static ForeignPackage Folder(string folder, CancellationToken cancellation) =>
        Tables([.. System.IO.Directory.GetFiles(folder).Order(StringComparer.Ordinal)
            .Select(path => (Path.GetFileName(path), (Func<Stream>)(() => File.OpenRead(path))))], cancellation);

    private static ForeignPackage Tables(IReadOnlyList<(string Name, Func<Stream> Open)> files, CancellationToken cancellation)
    {
        var (package, left) = (new ForeignPackage(), TableLimits.MostUnpacked);
        foreach (var (name, open) in files)
        {
            cancellation.ThrowIfCancellationRequested();
            var table = name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)
                ? ForeignPackage.TableOf(Path.GetFileNameWithoutExtension(name)) : null;
            if (table is null && name != Description)
            {
                package.UnknownFiles.Add(name);
                continue;
            }

            using var stream = open();
            var bytes = Read(stream, ref left);
            if (table is null)
            {
                Describe(package, bytes);
            }
            else
            {
                AddTable(package, table, name, bytes);
            }
        }

        package.SortOutTerms();
        return package.RowCount > 0 ? package : throw new TableRefusal(0, null,
            "Darin ist keine Tabelle eines HSDS-Verzeichnisses. Erwartet werden Dateien wie services.csv, organizations.csv und "
            + "locations.csv.");
    }

    private static void AddTable(ForeignPackage package, string table, string name, byte[] bytes)
    {
        // Stray control characters are no reason to refuse a whole directory.
        var text = CsvWriter.Plain(CsvText.Decode(bytes.Contains((byte)0) ? [.. bytes.Where(letter => letter != 0)] : bytes));
        if (string.IsNullOrWhiteSpace(text))
        {
            package.UnknownFiles.Add(name + " (leer)");
            return;
        }

        CsvTable csv;
        try
        {
            csv = CsvTable.Parse(text, LongestField);
        }
        catch (TableRefusal refusal)
        {
            throw new TableRefusal(0, null, $"{name}: {ImportError.Of(refusal).Message}");
        }

        foreach (var line in csv.Lines)
        {
            var values = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var (field, index) in line.Fields.Select((field, index) => (field, index)))
            {
                if (field.Length > 0)
                {
                    values.TryAdd(index < csv.Header.Length && csv.Header[index].Length > 0
                        ? csv.Header[index].ToLowerInvariant() : $"spalte {index + 1}", field);
                }
            }

            if (table == "address" && ForeignPackage.AddressTypeOf(name) is { } type)
            {
                values.TryAdd("address_type", type);
            }

            package.Add(table, new ForeignRow(name, line.Number, values));
        }
    }

    private static void Describe(ForeignPackage package, byte[] bytes)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes);
            package.Title = Text(json.RootElement, "title") ?? Text(json.RootElement, "name");
            package.Licence = json.RootElement.TryGetProperty("licenses", out var licences) && licences.ValueKind == JsonValueKind.Array
                && licences.GetArrayLength() > 0
                ? Text(licences[0], "name") ?? Text(licences[0], "title") : Text(json.RootElement, "license");
        }
        catch (JsonException)
        {
            package.UnknownFiles.Add(Description);
        }
    }

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            && value.GetString()!.Trim() is { Length: > 0 } text ? text : null;

    private static byte[] Read(Stream stream, ref long left)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[81920];
        for (int read; (read = stream.Read(chunk)) > 0;)
        {
            left -= read;
            if (left < 0 || buffer.Length + read > CsvText.MaxBytes)
            {
                throw TooLarge();
            }

            buffer.Write(chunk, 0, read);
        }

        return buffer.ToArray();
    }

    private static char Start(ReadOnlySpan<byte> file)
    {
        file = file.StartsWith(Encoding.UTF8.Preamble) ? file[Encoding.UTF8.Preamble.Length..] : file;
        file = file.TrimStart(" \r\n\t"u8);
        return file.Length == 0 ? ' ' : (char)file[0];
    }

    private static TableRefusal TooLarge() => new(0, null,
        "Das Verzeichnis ist zu groß (höchstens 50 MB je Datei und zusammen 100 MB). Teilen Sie es auf.");
}
