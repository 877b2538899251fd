using Dapper;
using IntMan.Foundation.Database;

namespace IntMan.Foundation.Mail;

/// <summary>What waits in the outbox, and what needs a decision.</summary>
public sealed class ShowOutbox(DatabaseZones database)
{
    public const int MaxCount = 50;

    private static readonly string[] States = ["New", "Claimed", "Sent", "Uncertain", "Parked", "Discarded"];

    public async Task<OutboxState> ExecuteAsync(string? state, CancellationToken cancellation)
    {
        await using var connection = await database.Staff.OpenConnectionAsync(cancellation);
        var counts = (await connection.QueryAsync<(string State, int Count)>(
            "select state, count(*)::integer from mail.outbox group by state")).ToDictionary(row => row.State, row => row.Count);
        var mails = await connection.QueryAsync<TroubledMail>("""
            select id, kind, to_address, subject, state, attempts, created_at, settled_at, reason from mail.outbox
            where state in ('Uncertain', 'Parked') and (@state is null or state = @state) order by settled_at desc, id limit @MaxCount
            """, new { state, MaxCount });
        return new OutboxState([.. States.Select(name => (name, counts.GetValueOrDefault(name)))], mails.AsList());
    }
}

public sealed record OutboxState(IReadOnlyList<(string State, int Count)> Counts, IReadOnlyList<TroubledMail> Troubled)
{
    public int CountOf(string state) => Counts.First(count => count.State == state).Count;
}

public sealed class TroubledMail
{
    public Guid Id { get; init; }
    public string Kind { get; init; } = "";
    public string ToAddress { get; init; } = "";
    public string Subject { get; init; } = "";
    public string State { get; init; } = "";
    public int Attempts { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset SettledAt { get; init; }
    public string? Reason { get; init; }
}
