using System.Globalization;
using Dapper;
using Npgsql;

namespace IntMan.Foundation.Changes;

/// <summary>SQL inside the transaction of a change, or outside of one.</summary>
public class ChangeReader(NpgsqlConnection connection, NpgsqlTransaction? transaction, TimeSpan? timeLimit, CancellationToken cancellation)
{
    public NpgsqlConnection Connection => connection;

    public NpgsqlTransaction Transaction => transaction ?? throw new InvalidOperationException("There is no transaction.");

    /// <summary>Ends when the request does.</summary>
    public CancellationToken Cancellation => cancellation;

    /// <summary>Tells the database who asks or writes, and for which day: policies and triggers ask for it.</summary>
    public Task NameAsync(Caller caller) => connection.ExecuteAsync(Command("""
        select set_config('app.account', @account, true), set_config('app.person', @person, true), set_config('app.day', @day, true),
            set_config('app.session', @session, true), set_config('app.network', @network, true)
        """, new
    {
        account = caller.Actor.AccountId?.ToString() ?? "",
        person = caller.Actor.PersonId?.ToString() ?? "",
        day = caller.Scope.Day.ToString("O", CultureInfo.InvariantCulture),
        session = caller.Actor.SessionId?.ToString() ?? "",
        network = caller.Actor.Network ?? "",
    }));

    public async Task<T?> ScalarAsync<T>(string sql, object? values = null) => await connection.ExecuteScalarAsync<T>(Command(sql, values));

    public async Task<T?> FindAsync<T>(string sql, object? values = null) =>
        await connection.QuerySingleOrDefaultAsync<T>(Command(sql, values));

    public async Task<List<T>> QueryAsync<T>(string sql, object? values = null) =>
        (await connection.QueryAsync<T>(Command(sql, values))).AsList();

    private protected CommandDefinition Command(string sql, object? values) =>
        new(sql, values, transaction, (int?)timeLimit?.TotalSeconds, cancellationToken: cancellation);
}
