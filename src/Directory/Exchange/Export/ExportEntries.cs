using System.Data;
using System.IO.Compression;
using IntMan.Directory.Editing;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Published;
using IntMan.Directory.Staff;
using IntMan.Foundation.Access;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace IntMan.Directory.Exchange.Export;

/// <summary>Writes the entries that somebody keeps, as files that the same person can import again.</summary>
public sealed class ExportEntries(StaffSource source, TimeProvider clock)
{
    public async Task ExecuteAsync(AccessScope scope, ImportKind? kind, Stream target, CancellationToken cancellation)
    {
        await using var db = new DirectoryDbContext(new DbContextOptionsBuilder<DirectoryDbContext>()
            .UseNpgsql(source.Connections).Options);
        await using var moment = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        await db.Database.ExecuteSqlRawAsync("set local statement_timeout = '60s'; set local idle_in_transaction_session_timeout = '60s'",
            cancellation);
        var export = new ExportFile(db) { Scope = scope };
        if (kind is not null)
        {
            await export.ExecuteAsync(kind.Value, target, null, cancellation);
            return;
        }

        using var archive = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var each in Enum.GetValues<ImportKind>())
        {
            var entry = archive.CreateEntry(ImportKinds.FileNameOf(each));
            entry.LastWriteTime = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), MunicipalCalendar.Zone);
            await using var csv = entry.Open();
            await export.ExecuteAsync(each, csv, null, cancellation);
        }
    }
}
