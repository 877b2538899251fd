using IntMan.Directory.Editing;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Referrals;

/// <summary>Makes a referral with its code.</summary>
public sealed class ReferToService(DirectoryChanges changes, CodeSeal seal)
{
    // Without a municipality of its own the account is counted where its post is.
    private const string Insert = """
        insert into referral.referral (id, account_id, person_id, referred_as, service_id, ags, county_key, concern, concern_title, manner,
            has_deadline, consent_on, consent_covers, case_number, state, follow_up_on, code_digest, code_sealed, code_expires_on,
            created_at)
        select @Id, @AccountId, @PersonId, @ReferredAs, @ServiceId, coalesce(@Ags, p.ags), coalesce(@CountyKey, p.county_key), @Concern,
            @ConcernTitle, @manner, @HasDeadline, @ConsentOn, @ConsentCovers, @CaseNumber, 'Open', @FollowUpOn, @Digest, @sealedCode,
            @CodeExpiresOn, @CreatedAt
        from (select) one left join lateral (
            select post.ags, post.county_key from directory.post_holder h join directory.post on post.id = h.post_id
            where h.person_id = @PersonId and foundation.valid_on(h.valid_from, h.valid_until, @Day) order by post.id limit 1) p on true
        """;

    public Task<Guid> ExecuteAsync(Caller caller, Guid serviceId, ReferralDraft draft, CancellationToken cancellation) =>
        changes.WriteAsync(caller, null, async change =>
        {
            var referral = Referral.Of(caller.Actor, serviceId, draft, change.Scope.Day, change.At);
            var code = ReferralCode.Create();
            var origin = ReferralOrigin.Of(change.Scope);
            await change.ExecuteAsync(Insert, new
            {
                referral.Id, referral.AccountId, referral.PersonId, referral.ReferredAs, referral.ServiceId, origin.Ags, origin.CountyKey,
                referral.Concern, referral.ConcernTitle, manner = referral.Manner.ToString(), referral.HasDeadline, referral.ConsentOn,
                referral.ConsentCovers, referral.CaseNumber, referral.FollowUpOn, code.Digest, sealedCode = seal.Seal(code.ToString()),
                referral.CodeExpiresOn, referral.CreatedAt, change.Scope.Day,
            });
            await ReferralStep.RecordAsync(change, referral, StepKind.Created);
            return referral.Id;
        }, cancellation);
}
