using System.Globalization;
using System.IO.Compression;
using IntMan.Directory.Exchange.Export;
using IntMan.Foundation.Text;

namespace IntMan.Directory.Exchange.Import;

/// <summary>Small files around an import: an empty template, and the errors of a dry run.</summary>
public static class ImportTexts
{
    private static readonly string[] ErrorHeader = ["Zeile", "Spalte", "Inhalt", "Problem", "So geht es"];

    // Columns of a kind: German header and whether the file must have it.
    public static IReadOnlyList<(string Header, bool IsRequired)> ColumnsOf(ImportKind kind) =>
        [.. ExportFile.LayoutOf(kind).Where(column => !column.IsOnlyRead).Select(column => (column.Header, column.IsRequired))];

    /// <summary>Key of the column that a header or one of its other names means.</summary>
    public static string? KeyOf(ImportKind kind, string header) =>
        ExportFile.LayoutOf(kind).FirstOrDefault(column => column.Names.Contains(Labels.Fold(header)))?.Key;

    public static Task<byte[]> TemplateAsync(ImportKind kind, CancellationToken cancellation) =>
        WriteAsync([ColumnsOf(kind).Select(column => column.Header)], cancellation);

    public static Task<byte[]> ErrorsAsync(IEnumerable<ImportError> errors, CancellationToken cancellation) => WriteAsync(
        errors.Select(error => new[] { error.Row.ToString(CultureInfo.InvariantCulture), error.Column ?? "", error.Value ?? "",
        error.Problem, error.Remedy }).Prepend(ErrorHeader),
        cancellation);

    public static string WordOf(NoticeKind kind) => kind switch { NoticeKind.Repaired => "repariert", NoticeKind.Skipped => "übergangen",
        _ => "nicht übernommen" };

    // Row by row, and small enough to be kept: mostly the same words again and again.
    internal static async Task<byte[]?> PackAsync(IReadOnlyCollection<ImportNotice> notices, CancellationToken cancellation)
    {
        if (notices.Count == 0)
        {
            return null;
        }

        using var packed = new MemoryStream();
        await using (var target = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            await target.WriteAsync(await NoticesAsync(notices, cancellation), cancellation);
        }

        return packed.ToArray();
    }

    internal static byte[]? Unpack(byte[]? packed)
    {
        if (packed is null)
        {
            return null;
        }

        using var content = new MemoryStream();
        using var source = new BrotliStream(new MemoryStream(packed, writable: false), CompressionMode.Decompress);
        source.CopyTo(content);
        return content.ToArray();
    }

    private static Task<byte[]> NoticesAsync(IEnumerable<ImportNotice> notices, CancellationToken cancellation) => WriteAsync(
        notices.Select(notice => new[] { notice.File, notice.Row.ToString(CultureInfo.InvariantCulture), WordOf(notice.Kind), notice.Text,
            notice.Content ?? "" }).Prepend(["Datei", "Zeile", "Was", "Grund", "Inhalt"]), cancellation);

    private static async Task<byte[]> WriteAsync(IEnumerable<IEnumerable<string>> lines, CancellationToken cancellation)
    {
        using var file = new MemoryStream();
        await using (var writer = new CsvWriter(file))
        {
            foreach (var line in lines)
            {
                await writer.WriteAsync(line, cancellation);
            }
        }

        return file.ToArray();
    }
}
