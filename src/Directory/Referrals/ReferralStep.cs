using IntMan.Foundation.Changes;

namespace IntMan.Directory.Referrals;

internal static class ReferralStep
{
    // The database makes an entry of the audit log of each.
    public static Task RecordAsync(Change<DirectoryDbContext> change, Referral referral, StepKind kind) => change.ExecuteAsync("""
        insert into referral.step (id, referral_id, at, kind, account_id, state, reason, follow_up_on)
        values (@step, @Id, @At, @kind, @AccountId, @state, @reason, @FollowUpOn)
        """, new
    {
        step = Guid.CreateVersion7(change.At), referral.Id, change.At, kind = kind.ToString(), change.Caller.Actor.AccountId,
        state = referral.State.ToString(), reason = referral.Reason?.ToString(), referral.FollowUpOn,
    });
}
