using System.Data;
using IntMan.Directory.Exchange.Import;
using IntMan.Foundation.Text;
using Microsoft.EntityFrameworkCore;

namespace IntMan.Directory.Exchange.Export;

/// <summary>Writes every kind into a folder, under the names that <see cref="ImportFolder"/> reads. All files show the same
/// moment.</summary>
public sealed class ExportFolder(DirectoryDbContext db)
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public async Task<IReadOnlyDictionary<ImportKind, int>> ExecuteAsync(string folder, Func<ImportKind, IProgress<int>?> progress,
        CancellationToken cancellation)
    {
        System.IO.Directory.CreateDirectory(folder);
        var rows = new Dictionary<ImportKind, int>();
        await using var moment = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        foreach (var kind in Enum.GetValues<ImportKind>())
        {
            rows[kind] = await WriteAsync(kind, Path.Combine(folder, ImportKinds.FileNameOf(kind)), progress(kind), cancellation);
        }

        return rows;
    }

    public async Task<int> WriteAsync(ImportKind kind, string file, IProgress<int>? progress, CancellationToken cancellation)
    {
        var part = file + ".part";
        try
        {
            int rows;
            await using (var csv = new FileStream(part,
                new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = Private }))
            {
                rows = file.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase)
                    ? await WriteSheetsAsync(new ExportFile(db), [kind], csv, cancellation)
                    : await new ExportFile(db).ExecuteAsync(kind, csv, progress, cancellation);
            }

            File.Move(part, file, overwrite: true);
            return rows;
        }
        finally
        {
            File.Delete(part);
        }
    }

    // A spreadsheet with a sheet for each kind.
    internal static async Task<int> WriteSheetsAsync(ExportFile export, IEnumerable<ImportKind> kinds, Stream target,
        CancellationToken cancellation)
    {
        await using var book = await SheetWriter.CreateAsync(target, cancellation);
        var rows = 0;
        foreach (var kind in kinds)
        {
            rows += await export.ExecuteAsync(kind, book, null, cancellation);
        }

        await book.FinishAsync(cancellation);
        return rows;
    }
}
