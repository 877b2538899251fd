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
}
