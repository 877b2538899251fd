using System.Data;
using System.IO.Compression;
using IntMan.Directory.Editing;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Published;
using IntMan.Directory.Staff;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace IntMan.Directory.Exchange.Export;

/// <summary>Writes the entries that somebody keeps, as files that the same person can import again.</summary>
public sealed class ExportEntries(StaffSource source, DirectoryChanges changes, TimeProvider clock)
{
    /// <summary>Subject of the audit entry for all kinds at once.</summary>
    private const string All = "alles";

    public async Task ExecuteAsync(Caller caller, ImportKind? kind, bool asSheets, Stream target,
        CancellationToken cancellation)
    {
        var subject = kind is { } one ? ImportKinds.NameOf(one) : All;
        await changes.WriteAsync(caller, null, change => change.AuditAsync("directory.export", subject), cancellation);
        await using var db = new DirectoryDbContext(new DbContextOptionsBuilder<DirectoryDbContext>()
            .UseNpgsql(source.Connections.CreateConnection(), true).Options);
        await using var moment = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        await db.Database.ExecuteSqlRawAsync("set local statement_timeout = '60s'; set local idle_in_transaction_session_timeout = '60s'",
            cancellation);
        var export = new ExportFile(db) { Scope = caller.Scope.Area };
        if (asSheets)
        {
            await ExportFolder.WriteSheetsAsync(export, kind is null ? Enum.GetValues<ImportKind>() : [kind.Value], target, cancellation);
            return;
        }

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
