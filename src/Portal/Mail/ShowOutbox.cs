using Dapper;
using IntMan.Portal.Database;

namespace IntMan.Portal.Mail;

/// <summary>What operators see of the outbox: how many mails are in which state, and those about which somebody has to decide.</summary>
public sealed class ShowOutbox(PortalDatabase database)
{
    /// <summary>Lines of a page.</summary>
    public const int Most = 50;

    private static readonly string[] States = ["New", "Claimed", "Sent", "Uncertain", "Parked", "Discarded"];

    /// <param name="state">Only "Uncertain" or only "Parked"; null: both.</param>
    /// <param name="cancellation">Ends the request.</param>
    public async Task<OutboxState> ExecuteAsync(string? state, CancellationToken cancellation)
    {
        await using var connection = await database.Staff.OpenConnectionAsync(cancellation);
        var counts = (await connection.QueryAsync<(string State, int Count)>("select state, count(*)::integer from mail.outbox group by state")).ToDictionary(row => row.State, row => row.Count);
        var mails = await connection.QueryAsync<TroubledMail>("""
            select id, kind, to_address, subject, state, attempts, created_at, settled_at, reason from mail.outbox
            where state in ('Uncertain', 'Parked') and (@state is null or state = @state) order by settled_at desc, id limit @Most
            """, new { state, Most });
        return new OutboxState([.. States.Select(name => (name, counts.GetValueOrDefault(name)))], mails.AsList());
    }
}

/// <param name="Counts">Each state with its number, also when it is 0.</param>
/// <param name="Troubled">The newest uncertain and parked mails, at most <see cref="ShowOutbox.Most"/>.</param>
public sealed record OutboxState(IReadOnlyList<(string State, int Count)> Counts, IReadOnlyList<TroubledMail> Troubled)
{
    public int CountOf(string state) => Counts.First(count => count.State == state).Count;
}

/// <summary>A mail about which somebody has to decide; without what it says.</summary>
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
