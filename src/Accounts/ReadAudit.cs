using Dapper;
using IntMan.Directory.Published;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Database;
using IntMan.Foundation.Time;

namespace IntMan.Accounts;

/// <summary>
/// The log of what was done, newest first, for administrators. The zone that reads it reads nothing else; names come from the accounts.
/// Who looks up one account is noted in the log: that is a question about a colleague.
/// </summary>
public sealed class ReadAudit(DatabaseZones database, AuditLog audit)
{
    public const int PageSize = 50;

    public async Task<AuditPage> ExecuteAsync(AuditFilter filter, SignInSession reader, string network, CancellationToken cancellation)
    {
        List<AuditLine> lines;
        await using (var connection = await database.Audit.OpenConnectionAsync(cancellation))
        {
            lines = (await connection.QueryAsync<AuditLine>("select * from accounts.read_audit(@Before, @Action, @ActorId, @from, @until)",
                new
            {
                filter.Before, filter.Action, filter.ActorId, from = Midnight(filter.From), until = Midnight(filter.Until?.AddDays(1)),
            })).AsList();
        }

        await using var accounts = await database.Accounts.OpenConnectionAsync(cancellation);
        if (filter.ActorId is { } person)
        {
            await audit.RecordAsync(accounts, new AuditEntry("audit.read", AuditOutcome.Done, reader.AccountId, reader.Id,
                person.ToString(), network));
        }

        var shown = lines.Take(PageSize).ToList();
        var ids = shown.SelectMany(line => new[] { line.ActorId, line.SubjectId }).Append(filter.ActorId).OfType<Guid>()
            .Distinct().ToArray();
        var names = (await accounts.QueryAsync<(Guid Id, string Name)>("select id, display_name from accounts.account where id = any(@ids)",
            new { ids })).ToDictionary(row => row.Id, row => row.Name);
        return new AuditPage(shown, lines.Count > PageSize ? shown[^1].Id : null, names);
    }

    private static DateTimeOffset? Midnight(DateOnly? day) => day is { } local
        ? new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(local.ToDateTime(TimeOnly.MinValue), MunicipalCalendar.Zone), TimeSpan.Zero)
        : null;
}

public sealed record AuditFilter(long? Before, string? Action, Guid? ActorId, DateOnly? From, DateOnly? Until);

public sealed record AuditPage(IReadOnlyList<AuditLine> Lines, long? Next, IReadOnlyDictionary<Guid, string> Names);

/// <summary>One entry.</summary>
public sealed class AuditLine
{
    public long Id { get; init; }

    public DateTimeOffset At { get; init; }

    public Guid? ActorId { get; init; }

    public string Action { get; init; } = "";

    public string Outcome { get; init; } = "";

    public string? Subject { get; init; }

    public string? Network { get; init; }

    public int Times { get; init; } = 1;

    public Guid? SubjectId => Guid.TryParse(Subject?.Split(' ', 2)[0], out var id) ? id : null;
}
