using IntMan.Foundation.Changes;
using IntMan.Foundation.Mail;

namespace IntMan.Meetings.Editing;

/// <summary>A change in one series: its statements, and what the caller is there.</summary>
public sealed class SeriesChange(Change<MeetingsDbContext> change, Standing standing)
{
    public Standing Standing => standing;

    public SeriesRow Series => standing.Series;

    public IReadOnlySet<SeriesRole> Roles => standing.Roles;

    public Caller Caller => change.Caller;

    public DateTimeOffset At => change.At;

    public DateOnly Today => change.Scope.Day;

    public Guid? PersonId => change.Caller.Actor.PersonId;

    /// <summary>For "von wem": the name the account carries.</summary>
    public string Name => change.Caller.Actor.Name ?? change.Caller.Actor.Role;

    public Task<T?> FindAsync<T>(string sql, object values) => change.FindAsync<T>(sql, values);

    public Task<T?> ScalarAsync<T>(string sql, object values) => change.ScalarAsync<T>(sql, values);

    public Task<List<T>> QueryAsync<T>(string sql, object values) => change.QueryAsync<T>(sql, values);

    public Task<int> ExecuteAsync(string sql, object values) => change.ExecuteAsync(sql, values);

    /// <summary>A statement that names the revision somebody saw and must touch exactly one row.</summary>
    /// <exception cref="ChangedMeanwhile">It touched none: somebody else was quicker.</exception>
    public async Task ExecuteSeenAsync(string sql, object values)
    {
        if (await change.ExecuteAsync(sql, values) != 1)
        {
            throw new ChangedMeanwhile();
        }
    }

    public Task MailAsync(OutgoingMail mail) => change.MailAsync(mail);

    public Task AuditAsync(string action, Guid subject) => change.AuditAsync(action, subject.ToString());

    /// <exception cref="MissingEntry">The caller has none of these roles: for them there is no such thing to do.</exception>
    public void Require(params ReadOnlySpan<SeriesRole> any)
    {
        if (!standing.Has(any))
        {
            throw new MissingEntry();
        }
    }
}
