using System.Buffers;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using IntMan.Directory.Exchange.Import.Foreign;
using IntMan.Directory.Published;
using IntMan.Foundation.Time;

namespace IntMan.Directory.Exchange.Hsds;

/// <summary> Writes the published services for others to take over: as JSON, a full service a line, or as tabular package (ZIP archive of
/// CSV files with the names of HSDS 3). Both are what the API tells, and the import reads both. </summary>
public sealed class ExportHsds(ReadHsds read, TimeProvider clock)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private static readonly SearchValues<char> Special = SearchValues.Create(",;\"\r\n\t");
    private static readonly HsdsQuery Everything = new() { Full = true };

    public async Task<int> LinesAsync(Stream target, IProgress<int>? progress, CancellationToken cancellation)
    {
        var count = 0;
        await foreach (var service in read.StreamServicesAsync(Everything, cancellation))
        {
            await JsonSerializer.SerializeAsync(target, service, service.GetType(), HsdsJson.Options, cancellation);
            target.WriteByte((byte)'\n');
            count++;
            progress?.Report(count);
        }

        return count;
    }

    public async Task<int> TablesAsync(Stream target, IProgress<int>? progress, CancellationToken cancellation)
    {
        using var lines = new MemoryStream();
        var count = await LinesAsync(lines, progress, cancellation);
        using var archive = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        await WriteAsync(archive, "datapackage.json",
            """{"name": "hsds", "title": "Angebote", "profile": "tabular-data-package", "version": "3.1"}""", cancellation);
        var organizations = new List<string>();
        await foreach (var organization in read.StreamOrganizationsAsync(Everything, cancellation))
        {
            organizations.Add(JsonSerializer.Serialize(organization, organization.GetType(), HsdsJson.Options));
        }

        var package = count == 0 ? new ForeignPackage()
            : ReadForeignJson.Read(Utf8.GetString(lines.GetBuffer().AsSpan(0, (int)lines.Length)), "HSDS", organizations);
        foreach (var (table, rows) in package.Tables.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            await WriteAsync(archive, FileOf(table), Csv(rows), cancellation);
        }

        return count;
    }

    private static string FileOf(string table) => table switch
    {
        "taxonomy" => "taxonomies.csv", "address" => "addresses.csv", "accessibility" => "accessibility.csv",
            "service_capacity" => "service_capacities.csv", "metadata" => "metadata.csv",
        _ => table + "s.csv",
    };

    private static string Csv(List<ForeignRow> rows)
    {
        var columns = rows.SelectMany(row => row.Values.Keys).Distinct().OrderBy(column => column != "id").ToList();
        var text = new StringBuilder().AppendJoin(',', columns).Append("\r\n");
        foreach (var row in rows)
        {
            text.AppendJoin(',', columns.Select(column => Quote(row.Values.GetValueOrDefault(column) ?? ""))).Append("\r\n");
        }

        return text.ToString();
    }

    // Numbers of phones begin with a plus sign and are no formulas; programs of others read these files.
    private static string Quote(string text)
    {
        var field = text.Length > 0 && text[0] is '=' or '@' ? "'" + text : text;
        return field.AsSpan().ContainsAny(Special) ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;
    }

    private async Task WriteAsync(ZipArchive archive, string name, string text, CancellationToken cancellation)
    {
        var entry = archive.CreateEntry(name);
        entry.LastWriteTime = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), MunicipalCalendar.Zone);
        await using var file = entry.Open();
        await file.WriteAsync(Utf8.GetBytes(text), cancellation);
    }
}
