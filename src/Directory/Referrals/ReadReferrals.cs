using IntMan.Foundation.Changes;

namespace IntMan.Directory.Referrals;

/// <summary>
/// Reads as the caller: the rows that the database shows depend on the account, its person and the day, which it is told for one
/// transaction.
/// </summary>
public sealed class ReadReferrals(ReadAsCaller read)
{
    public Task<T> ExecuteAsync<T>(Caller caller, Func<ChangeReader, Task<T>> find, CancellationToken cancellation) =>
        read.ExecuteAsync(caller, find, cancellation);

    internal static Task<Referral?> FindAsync(ChangeReader reader, Guid id) => reader.FindAsync<Referral>("""
        select id, account_id, person_id, referred_as, service_id, concern, concern_title, manner, has_deadline, consent_on, consent_covers,
            case_number, state, reason, follow_up_on, contact_on, code_sealed, code_expires_on, created_at, xmin as version
        from referral.referral where id = @id
        """, new { id });
}
