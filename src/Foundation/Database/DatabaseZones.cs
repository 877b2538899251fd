using Npgsql;

namespace IntMan.Foundation.Database;

/// <summary>One data source a zone: each part of the portal reaches only what its database role may.</summary>
/// <param name="Public">Answers public pages: reads the views of public_* schemas and nothing else.</param>
/// <param name="Staff">What signed-in people do.</param>
/// <param name="Accounts">Who may sign in, how, and who is signed in; the portal's keys.</param>
/// <param name="Jobs">What runs beside the requests: sending mails, forgetting what is old.</param>
/// <param name="Audit">Reads the log of what was done, and nothing else.</param>
public sealed record DatabaseZones(
    NpgsqlDataSource Public, NpgsqlDataSource Staff, NpgsqlDataSource Accounts, NpgsqlDataSource Jobs, NpgsqlDataSource Audit);
