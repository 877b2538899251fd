using System.Data;
using IntMan.Directory.Exchange.Import;
using Microsoft.EntityFrameworkCore;

namespace IntMan.Directory.Exchange.Export;

/// <summary>Writes every kind into a folder, under the names that <see cref="ImportFolder"/> reads. All files show the same moment.</summary>
public sealed class ExportFolder(DirectoryDbContext db)
{
    /// <summary>Only the owner may read the files: they hold names without consent and internal figures.</summary>
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <param name="folder">Is made if it is missing; files of the same name are replaced.</param>
    /// <param name="progress">Kind that is being written and its rows so far.</param>
    /// <param name="cancellation">Stops between two rows; a file is written completely or not at all.</param>
    /// <returns>Rows of each kind.</returns>
    public async Task<IReadOnlyDictionary<ImportKind, int>> ExecuteAsync(string folder, Func<ImportKind, IProgress<int>?> progress, CancellationToken cancellation)
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

    /// <summary>One kind into one file, which is replaced when the new one is complete.</summary>
    public async Task<int> WriteAsync(ImportKind kind, string file, IProgress<int>? progress, CancellationToken cancellation)
    {
        var part = file + ".part";
        try
        {
            int rows;
            await using (var csv = new FileStream(part, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = Private }))
            {
                rows = await new ExportFile(db).ExecuteAsync(kind, csv, progress, cancellation);
            }

            File.Move(part, file, overwrite: true);
            return rows;
        }
        finally
        {
            File.Delete(part);
        }
    }
}
