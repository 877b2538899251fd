using System.Diagnostics.Metrics;
using Dapper;
using IntMan.Accounts;
using IntMan.Portal.Database;

namespace IntMan.Portal.Infrastructure;

// What waits and what is stuck. The database is asked whenever figures are sent; while it is away they are missing.
public sealed class OperationMeter
{
    public const string Name = "IntMan.Portal";

    private readonly PortalDatabase _database;

    public OperationMeter(IMeterFactory meters, PortalDatabase database, JoinAudit join)
    {
        _database = database;
        var meter = meters.Create(Name);
        meter.CreateObservableGauge("intman.mails", Mails, "{mail}", "Mails that wait to be sent, and those that need a decision.");
        meter.CreateObservableGauge("intman.imports.waiting", Imports, "{import}", "Uploaded files that wait for their turn.");
        meter.CreateObservableGauge("intman.audit.joined.age", () => join.Age.TotalSeconds, "s", "Since the chain had all entries.");
    }

    private IEnumerable<Measurement<int>> Mails()
    {
        yield return new(Count("select count(*)::integer from mail.outbox where state in ('New', 'Claimed')"), State("waiting"));
        yield return new(Count("select count(*)::integer from mail.outbox where state in ('Uncertain', 'Parked')"), State("stuck"));
    }

    private static KeyValuePair<string, object?> State(string name) => new("state", name);

    private int Imports() => Count("select count(*)::integer from directory.import_job where state in ('Checking', 'Applying', 'Undoing')");

    private int Count(string sql)
    {
        using var connection = _database.Staff.OpenConnection();
        return connection.ExecuteScalar<int>(sql);
    }
}
