using Dapper;
using IntMan.Foundation.Database;

namespace IntMan.Foundation.Changes;

/// <summary>
/// Reads as the caller: the rows that the database shows depend on the account, its person and the day, which it is told for one
/// transaction.
/// </summary>
public sealed class ReadAsCaller(StaffSource source)
{
    /// <param name="read">What it writes, such as the note that somebody looked, is kept.</param>
    public async Task<T> ExecuteAsync<T>(Caller caller, Func<ChangeReader, Task<T>> read, CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var reader = new ChangeReader(connection, transaction, null, cancellation);
        await reader.NameAsync(caller);
        var result = await read(reader);
        await transaction.CommitAsync(cancellation);
        return result;
    }

    /// <summary>Only reads, with one statement that is sent together with the naming: one round trip.</summary>
    public async Task<T> QueryAsync<T>(Caller caller, string sql, DynamicParameters values, Func<SqlMapper.GridReader, Task<T>> read,
        CancellationToken cancellation)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        values.AddDynamicParams(ChangeReader.NamesOf(caller));
        await using var grid = await connection.QueryMultipleAsync(
            new CommandDefinition(ChangeReader.NamingSql + sql, values, transaction, cancellationToken: cancellation));
        await grid.ReadAsync();
        return await read(grid);
    }

    /// <summary>What several parts ask, in one round trip.</summary>
    public async Task QueryAllAsync(Caller caller, IReadOnlyList<SharedQuery> parts, CancellationToken cancellation)
    {
        if (parts.Count == 0)
        {
            return;
        }

        var named = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in parts.SelectMany(part => part.Values))
        {
            named[name] = value;
        }

        var values = new DynamicParameters();
        values.AddDynamicParams(named);
        await QueryAsync<object?>(
            caller,
            string.Concat(parts.Select(part => part.Sql)),
            values,
            async grid =>
            {
                foreach (var part in parts)
                {
                    await part.ReadAsync(grid);
                }

                return null;
            },
            cancellation);
    }
}
