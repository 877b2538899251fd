using Dapper;
using IntMan.Directory.Editing;
using IntMan.Directory.Staff;
using IntMan.Foundation.Access;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Exchange.Import.Jobs;

/// <summary>
/// Uploaded files: one that waits is seen by its owner alone, one that was taken over by everybody who keeps at least the same part of the
/// directory. What somebody may not see is null, like what does not exist.
/// </summary>
public sealed class ShowImports(StaffSource source, TimeProvider clock)
{
    public const int MaxCount = 50;

    internal const string Covered = """
        (@scope_all or (not covers_all and counties <@ @scope_counties
            and not exists (select from unnest(municipalities) m
                where not (m = any(@scope_municipalities) or left(m, 5) = any(@scope_counties)))))
        """;

    private const string Columns = """
        id, account_id, actor::text, covers_all, municipalities, counties, kind, file_name, source, licence, reading::text, state,
            rows_read, rows_total,
          created_at, expires_at, settled_at, digest, note,
        change_set_id, (select actor_name from directory.change_set s where s.id = change_set_id) as applied_by
        """;

    public int Waiting()
    {
        using var connection = source.Connections.OpenConnection();
        return connection.ExecuteScalar<int>(
            "select count(*)::integer from directory.import_job where state in ('Checking', 'Applying', 'Undoing')");
    }

    public async Task<ImportJob?> FindAsync(Guid id, Guid accountId, AccessScope scope, CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        return await connection.QuerySingleOrDefaultAsync<ImportJob>(new CommandDefinition(
            $"select {Columns}, result::text from directory.import_job where id = @id and ((account_id = @accountId and expires_at > "
            + $"@now) or (change_set_id is not null and {Covered}))",
            scope.With(new { id, accountId, now = clock.GetUtcNow() }),
            cancellationToken: cancellation));
    }

    /// <summary>A file that waits for answers, with its content.</summary>
    public async Task<ImportJob?> FindAskingAsync(Guid id, Guid accountId, CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        return await connection.QuerySingleOrDefaultAsync<ImportJob>(new CommandDefinition(
            $"select {Columns}, content from directory.import_job where id = @id and account_id = @accountId and expires_at > @now "
            + "and state in ('Asking', 'Checked')", new { id, accountId, now = clock.GetUtcNow() }, cancellationToken: cancellation));
    }

    /// <summary>Every row that was repaired or left out, as a CSV file.</summary>
    public async Task<byte[]?> NoticesAsync(Guid id, CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        return ImportTexts.Unpack(await connection.ExecuteScalarAsync<byte[]?>(new CommandDefinition(
            "select notices from directory.import_job where id = @id", new { id }, cancellationToken: cancellation)));
    }

    public async Task<IReadOnlyList<ImportJob>> ListAsync(AccessScope scope, CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        return (await connection.QueryAsync<ImportJob>(new CommandDefinition(
            $"select {Columns} from directory.import_job where change_set_id is not null and {Covered} order by settled_at desc, id limit "
            + "@MaxCount",
            scope.With(new { MaxCount }), cancellationToken: cancellation))).AsList();
    }
}
