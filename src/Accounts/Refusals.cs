using IntMan.Foundation.Changes;
using IntMan.Foundation.Database;

namespace IntMan.Accounts;

/// <summary>
/// Refusals on their way into the audit log. They are counted here and written once a minute, one entry for each network, account and kind,
/// and never more than <see cref="MostEntries"/> and a few: a flood must not fill the log.
/// </summary>
public sealed class Refusals(DatabaseZones database, AuditLog audit)
{
    public const int MostEntries = 60;

    private readonly Lock _counting = new();
    private Dictionary<AuditEntry, (string? Subject, int Times)> _counted = [];

    public void Count(AuditEntry refusal)
    {
        var key = refusal with { Subject = null };
        lock (_counting)
        {
            // What comes from more networks than there is room for is counted together.
            var hasRoom = _counted.ContainsKey(key) || _counted.Count < MostEntries;
            key = hasRoom ? key : new AuditEntry(refusal.Action, AuditOutcome.Refused, null);
            var (subject, times) = _counted.GetValueOrDefault(key, (refusal.Subject, 0));
            _counted[key] = (subject, times + 1);
        }
    }

    public async Task WriteAsync(CancellationToken cancellation)
    {
        Dictionary<AuditEntry, (string? Subject, int Times)> counted;
        lock (_counting)
        {
            (counted, _counted) = (_counted, []);
        }

        if (counted.Count == 0)
        {
            return;
        }

        await using var connection = await database.Audit.OpenConnectionAsync(cancellation);
        foreach (var (entry, (subject, times)) in counted)
        {
            await audit.RecordAsync(connection, entry with { Subject = subject, Times = times });
        }
    }
}
