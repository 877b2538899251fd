using System.Data.Common;
using Dapper;
using IntMan.Directory.Editing;
using IntMan.Foundation.Changes;
using Npgsql;

namespace IntMan.Directory.Referrals;

internal sealed class ReferralSession : IAsyncDisposable
{
    private ReferralSession(NpgsqlConnection connection, NpgsqlTransaction transaction) =>
        (Connection, Transaction) = (connection, transaction);

    public DbConnection Connection { get; }

    public DbTransaction Transaction { get; }

    public static async Task<ReferralSession> BeginAsync(StaffSource source, Referrer referrer, DateOnly today,
        CancellationToken cancellation)
    {
        var connection = await source.Connections.OpenConnectionAsync(cancellation);
        try
        {
            var transaction = await connection.BeginTransactionAsync(cancellation);
            await connection.ExecuteAsync("""
                select set_config('app.account', @account, true), set_config('app.person', @person, true),
                  set_config('app.day', @day, true),
                    set_config('app.session', @session, true), set_config('app.network', @network, true)
                """, new
            {
                account = referrer.AccountId.ToString(),
                person = referrer.PersonId?.ToString() ?? "",
                day = today.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
                session = referrer.Actor.SessionId?.ToString() ?? "",
                network = referrer.Actor.Network ?? "",
            }, transaction);
            return new ReferralSession(connection, transaction);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public Task<Referral?> FindAsync(Guid id) =>
        Connection.QuerySingleOrDefaultAsync<Referral>($"select {Columns} from referral.referral where id = @id", new { id }, Transaction);

    public Task RecordAsync(Referral referral, StepKind kind, Guid accountId, DateTimeOffset now) => Connection.ExecuteAsync("""
        insert into referral.step (id, referral_id, at, kind, account_id, state, reason, follow_up_on)
          values (@step, @Id, @now, @kind, @accountId, @state, @reason, @FollowUpOn)
        """,
        new { step = Guid.CreateVersion7(now), referral.Id, now, kind = kind.ToString(), accountId, state = referral.State.ToString(),
            reason = referral.Reason?.ToString(), referral.FollowUpOn }, Transaction);

    public Task CommitAsync(CancellationToken cancellation) => Transaction.CommitAsync(cancellation);

    public async ValueTask DisposeAsync()
    {
        await Transaction.DisposeAsync();
        await Connection.DisposeAsync();
    }

    private const string Columns = """
        id, account_id, person_id, referred_as, service_id, concern, concern_title, manner, has_deadline, consent_on, consent_covers,
          case_number, state, reason,
        follow_up_on, contact_on, code_sealed, code_expires_on, submission, created_at, xmin as version
        """;
}
