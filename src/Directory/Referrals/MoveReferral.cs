using Dapper;
using IntMan.Directory.Editing;
using IntMan.Directory.Published;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;

namespace IntMan.Directory.Referrals;

/// <summary>Records how a referral went on, or when to ask again.</summary>
public sealed class MoveReferral(StaffSource source, TimeProvider clock)
{
    public async Task<bool> ExecuteAsync(Referrer referrer, Guid id, ReferralState state, FailureReason? reason, DateOnly? followUpOn,
        uint seenVersion, CancellationToken cancellation)
    {
        var (now, today) = (clock.GetUtcNow(), new MunicipalCalendar(clock).Today);
        await using var session = await ReferralSession.BeginAsync(source, referrer, today, cancellation);
        if (await session.FindAsync(id) is not { } referral)
        {
            return false;
        }

        if (referral.Version != seenVersion)
        {
            throw new ChangedMeanwhile();
        }

        var kind = state == referral.State ? StepKind.Postponed : StepKind.Moved;
        referral.Move(state, reason, followUpOn, today);
        var written = await session.Connection.ExecuteAsync("""
            update referral.referral set state = @state, reason = @reason, follow_up_on = @FollowUpOn, contact_on = @ContactOn
              where id = @id and xmin::text = @seen
            """,
            new { id, state = referral.State.ToString(), reason = referral.Reason?.ToString(), referral.FollowUpOn, referral.ContactOn,
                seen = seenVersion.ToString(System.Globalization.CultureInfo.InvariantCulture) }, session.Transaction);
        if (written == 0)
        {
            throw new ChangedMeanwhile();
        }

        await session.RecordAsync(referral, kind, referrer.AccountId, now);
        await session.CommitAsync(cancellation);
        return true;
    }
}
