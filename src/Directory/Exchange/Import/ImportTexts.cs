using System.Globalization;
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

    public static Task<byte[]> TemplateAsync(ImportKind kind, CancellationToken cancellation) =>
        WriteAsync([ColumnsOf(kind).Select(column => column.Header)], cancellation);

    public static Task<byte[]> ErrorsAsync(IEnumerable<ImportError> errors, CancellationToken cancellation) => WriteAsync(
        errors.Select(error => new[] { error.Row.ToString(CultureInfo.InvariantCulture), error.Column ?? "", error.Value ?? "",
        error.Problem, error.Remedy }).Prepend(ErrorHeader),
        cancellation);

    public static Task<byte[]> NoticesAsync(IEnumerable<ImportNotice> notices, Func<NoticeKind, string> word,
        CancellationToken cancellation) => WriteAsync(
        notices.Select(notice => new[] { notice.File, notice.Row.ToString(CultureInfo.InvariantCulture), word(notice.Kind), notice.Text })
        .Prepend(["Datei", "Zeile", "Was", "Grund"]), cancellation);

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
