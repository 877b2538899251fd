using System.Data;
using Microsoft.EntityFrameworkCore;

namespace IntMan.Directory.Exchange.Import;

/// <summary>Takes over a folder of CSV files named after their kind ("streets.csv") in one transaction, in the order of
/// <see cref="ImportKind"/>.</summary>
public sealed class ImportFolder(DirectoryDbContext db, TimeProvider clock)
{
    // Stops at the first file with errors: what follows would only repeat them.
    public async Task<ImportReport> ExecuteAsync(string folder, CancellationToken cancellation)
    {
        var files = Enum.GetValues<ImportKind>()
            .Select(kind => (Kind: kind, Path: Path.Combine(folder, ImportKinds.FileNameOf(kind))))
            .Where(file => File.Exists(file.Path))
            .ToList();
        var total = new ImportReport(0, 0, 0, 0, [], []);
        if (files.Count == 0)
        {
            return total with { Errors = [ImportError.At(0, null, $"Der Ordner „{Path.GetFileName(folder)}“ enthält keine Importdateien.")],
                ErrorCount = 1 };
        }

        db.Database.SetCommandTimeout(ImportFile.Unlimited);
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellation);
        foreach (var (kind, path) in files)
        {
            await using var csv = File.OpenRead(path);
            total = total.And(await new ImportFile(db, clock).LoadAsync(kind, csv, null, cancellation), Path.GetFileName(path));
            if (total.ErrorCount > 0)
            {
                await transaction.RollbackAsync(cancellation);
                return total;
            }
        }

        await transaction.CommitAsync(cancellation);
        return total;
    }
}
