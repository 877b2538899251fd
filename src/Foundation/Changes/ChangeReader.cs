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

    /// <summary>Tells the database who asks or writes, and for which day: policies and triggers ask for it. With the values of
    /// <see cref="NamesOf"/>, for who sends it together with what is asked.</summary>
    public const string NamingSql = """
        select set_config('app.account', @naming_account, true), set_config('app.person', @naming_person, true),
            set_config('app.day', @naming_day, true), set_config('app.session', @naming_session, true),
            set_config('app.network', @naming_network, true);
        """;

    public static IReadOnlyDictionary<string, object> NamesOf(Caller caller) => new Dictionary<string, object>
    {
        ["naming_account"] = caller.Actor.AccountId?.ToString() ?? "",
        ["naming_person"] = caller.Actor.PersonId?.ToString() ?? "",
        ["naming_day"] = caller.Scope.Day.ToString("O", CultureInfo.InvariantCulture),
        ["naming_session"] = caller.Actor.SessionId?.ToString() ?? "",
        ["naming_network"] = caller.Actor.Network ?? "",
    };

    public Task NameAsync(Caller caller) => connection.ExecuteAsync(Command(NamingSql, NamesOf(caller)));

    public async Task<T?> ScalarAsync<T>(string sql, object? values = null) => await connection.ExecuteScalarAsync<T>(Command(sql, values));

    public async Task<T?> FindAsync<T>(string sql, object? values = null) =>
        await connection.QuerySingleOrDefaultAsync<T>(Command(sql, values));

    public async Task<List<T>> QueryAsync<T>(string sql, object? values = null) =>
        (await connection.QueryAsync<T>(Command(sql, values))).AsList();

    private protected CommandDefinition Command(string sql, object? values) =>
        new(sql, values, transaction, (int?)timeLimit?.TotalSeconds, cancellationToken: cancellation);
}
