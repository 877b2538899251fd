using Dapper;
using IntMan.Foundation.Changes;

namespace IntMan.Meetings.Editing;

/// <summary>Reads in one series as the caller: what the database and the standing show. Two round trips and what the page asks
/// for.</summary>
public sealed class ReadSeries(ReadAsCaller source)
{
    /// <returns>The default when there is no such series for the caller.</returns>
    public Task<T?> ExecuteAsync<T>(Caller caller, string slug, Func<SeriesReader, Task<T?>> read, CancellationToken cancellation) =>
        source.ExecuteAsync(
            caller,
            async reader => await Standing.FindAsync(reader, caller, slug) is { } standing
                ? await read(new SeriesReader(reader, standing)) : default,
            cancellation);
}

/// <summary>What is read in one series.</summary>
public sealed class SeriesReader(ChangeReader reader, Standing standing)
{
    public Standing Standing => standing;

    /// <summary>Several statements in one round trip; @series is the series.</summary>
    public async Task<T> GridAsync<T>(string sql, object values, Func<SqlMapper.GridReader, Task<T>> read)
    {
        var parameters = new DynamicParameters(values);
        parameters.Add("series", standing.Series.Id);
        await using var grid = await reader.Connection.QueryMultipleAsync(
            new CommandDefinition(sql, parameters, reader.Transaction, cancellationToken: reader.Cancellation));
        return await read(grid);
    }
}
