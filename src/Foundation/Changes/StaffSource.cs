using Npgsql;

namespace IntMan.Foundation.Changes;

/// <summary>The data source of the zone "staff": its role writes the directory, and only inside a change set.</summary>
public sealed record StaffSource(NpgsqlDataSource Connections);
