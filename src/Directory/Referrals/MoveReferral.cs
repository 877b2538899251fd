using IntMan.Directory.Editing;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Referrals;

/// <summary>Records how a referral went on, or when to ask again.</summary>
public sealed class MoveReferral(DirectoryChanges changes)
{
    /// <exception cref="MissingEntry">The database does not show the caller such a referral.</exception>
    public Task ExecuteAsync(
        Caller caller,
        Guid id,
        ReferralState state,
        FailureReason? reason,
        DateOnly? followUpOn,
        uint seenVersion,
        CancellationToken cancellation) =>
        changes.WriteAsync(caller, null, async change =>
        {
            var referral = await ReadReferrals.FindAsync(change, id) ?? throw new MissingEntry();
            if (referral.Version != seenVersion)
            {
                throw new ChangedMeanwhile();
            }

            var kind = state == referral.State ? StepKind.Postponed : StepKind.Moved;
            referral.Move(state, reason, followUpOn, change.Scope.Day);
            var written = await change.ExecuteAsync("""
                update referral.referral set state = @state, reason = @reason, follow_up_on = @FollowUpOn, contact_on = @ContactOn
                where id = @id and xmin::text::bigint = @seen
                """, new
            {
                id, state = referral.State.ToString(), reason = referral.Reason?.ToString(), referral.FollowUpOn, referral.ContactOn,
                seen = (long)seenVersion,
            });
            if (written == 0)
            {
                throw new ChangedMeanwhile();
            }

            await ReferralStep.RecordAsync(change, referral, kind);
        }, cancellation);
}
