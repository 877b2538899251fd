using Dapper;
using IntMan.Directory.Editing;
using IntMan.Foundation.Access;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Exchange.Import.Jobs;

/// <summary>What an administration has said about the columns of its own files: whoever keeps the same part of the directory is not asked
/// again.</summary>
public sealed class RememberReading(StaffSource source)
{
    private const int LongestOwner = 400;

    public async Task<FileReading?> FindAsync(AccessScope scope, ImportKind kind, CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        return ImportJob.ReadingOf(await connection.ExecuteScalarAsync<string?>(new CommandDefinition(
            "select reading::text from directory.import_reading where owner = @owner and kind = @kind",
            new { owner = OwnerOf(scope), kind = kind.ToString() }, cancellationToken: cancellation)));
    }

    internal static Task SaveAsync(Change<DirectoryDbContext> change, ImportKind kind, FileReading reading) => change.ExecuteAsync("""
        insert into directory.import_reading (owner, kind, reading, changed_at) values (@owner, @kind, @reading::jsonb, @At)
        on conflict (owner, kind) do update set reading = excluded.reading, changed_at = excluded.changed_at
        """, new { owner = OwnerOf(change.Scope), kind = kind.ToString(), reading = ImportJob.Serialize(reading), change.At });

    private static string OwnerOf(AccessScope scope)
    {
        var keys = scope.All ? "alle" : string.Join(' ', scope.Counties.Concat(scope.Municipalities).Order(StringComparer.Ordinal));
        return keys.Length == 0 ? "niemand" : keys[..Math.Min(keys.Length, LongestOwner)];
    }
}
