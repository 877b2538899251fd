using Npgsql;

namespace IntMan.Foundation.Database;

/// <summary>The data source of the zone "public": its role reads the views of public_directory and nothing else.</summary>
public sealed record PublicSource(NpgsqlDataSource Connections);
