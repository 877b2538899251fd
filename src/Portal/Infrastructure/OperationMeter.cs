using System.Diagnostics.Metrics;
using IntMan.Accounts;
using IntMan.Directory.Exchange.Import.Jobs;
using IntMan.Foundation.Mail;

namespace IntMan.Portal.Infrastructure;

// What waits and what is stuck. The database is asked whenever figures are sent; while it is away they are missing.
public sealed class OperationMeter
{
    public const string Name = "IntMan.Portal";

    public OperationMeter(IMeterFactory meters, CountMails mails, ShowImports imports, JoinAudit join)
    {
        var meter = meters.Create(Name);
        meter.CreateObservableGauge("intman.mails", () => Measured(mails), "{mail}",
            "Mails that wait to be sent, and those that need a decision.");
        meter.CreateObservableGauge("intman.imports.waiting", imports.Waiting, "{import}", "Uploaded files that wait for their turn.");
        meter.CreateObservableGauge("intman.audit.joined.age", () => join.Age.TotalSeconds, "s", "Since the chain had all entries.");
    }

    private static IEnumerable<Measurement<int>> Measured(CountMails mails)
    {
        yield return new(mails.Waiting(), State("waiting"));
        yield return new(mails.Stuck(), State("stuck"));
    }

    private static KeyValuePair<string, object?> State(string name) => new("state", name);
}
