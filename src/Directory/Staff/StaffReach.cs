using Dapper;
using IntMan.Directory.Editing;
using IntMan.Foundation.Access;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Staff;

/// <summary>Whether an entry lies in somebody's part of the directory. One that has been removed counts by its last recorded state, so that
/// those who kept it can restore it.</summary>
public sealed class StaffReach(StaffSource source)
{
    public async Task<bool> ContainsAsync(AccessScope scope, EntryKey entry, CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        return await DirectoryScope.ContainsAsync(new ChangeReader(connection, null, null, cancellation), scope, entry.Entity, [entry.Key]);
    }

    // The version a form must have seen to save; null when the entry has gone.
    public async Task<uint?> VersionOfAsync(EntryKey entry, CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        var (name, type) = DirectoryScope.KeyOf(entry.Entity);
        return (uint?)await connection.ExecuteScalarAsync<long?>(new CommandDefinition(
            $"select xmin::text::bigint from directory.{entry.Entity} where {name} = @Key::{type}", new { entry.Key },
            cancellationToken: cancellation));
    }
}
