using Dapper;
using IntMan.Directory.Editing;
using IntMan.Directory.Published;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;

namespace IntMan.Directory.Referrals;

/// <summary>Makes a referral with its code. The same form sent twice makes one.</summary>
public sealed class ReferToService(StaffSource source, ICodeSeal seal, TimeProvider clock)
{
    // Without a municipality of its own the account is counted where its post is.
    private const string Insert = """
        insert into referral.referral (id, account_id, person_id, referred_as, service_id, ags, county_key, concern, concern_title, manner,
          has_deadline, consent_on, consent_covers,
            case_number, state, follow_up_on, code_digest, code_sealed, code_expires_on, submission, created_at)
        select @Id, @AccountId, @PersonId, @ReferredAs, @ServiceId, coalesce(@ags, p.ags), coalesce(@county, p.county_key), @Concern,
          @ConcernTitle, @manner, @HasDeadline, @ConsentOn, @ConsentCovers,
            @CaseNumber, 'Open', @FollowUpOn, @digest, @sealedCode, @CodeExpiresOn, @Submission, @CreatedAt
        from (select) one left join lateral (
            select post.ags, post.county_key from directory.post_holder h join directory.post on post.id = h.post_id
            where h.person_id = @PersonId and foundation.valid_on(h.valid_from, h.valid_until, @today) order by post.id limit 1) p on true
        on conflict on constraint one_referral_per_form do nothing
        """;

    public async Task<Guid> ExecuteAsync(Referrer referrer, Guid serviceId, ReferralDraft draft, CancellationToken cancellation)
    {
        var (now, today) = (clock.GetUtcNow(), new MunicipalCalendar(clock).Today);
        var referral = Referral.Of(referrer, serviceId, draft, today, now);
        var code = ReferralCode.Create();
        await using var session = await ReferralSession.BeginAsync(source, referrer, today, cancellation);
        var isNew = await session.Connection.ExecuteAsync(Insert, new
        {
            referral.Id, referral.AccountId, referral.PersonId, referral.ReferredAs, referral.ServiceId, ags = referrer.Ags,
                county = referrer.CountyKey, referral.Concern, referral.ConcernTitle,
            manner = referral.Manner.ToString(), referral.HasDeadline, referral.ConsentOn, referral.ConsentCovers, referral.CaseNumber,
            referral.FollowUpOn,
            digest = code.Digest, sealedCode = seal.Seal(code.ToString()), referral.CodeExpiresOn, referral.Submission,
            referral.CreatedAt, today,
        }, session.Transaction) == 1;
        if (!isNew)
        {
            return await session.Connection.ExecuteScalarAsync<Guid>(
                "select id from referral.referral where account_id = @AccountId and submission = @Submission",
                new { referral.AccountId, referral.Submission }, session.Transaction);
        }

        await session.RecordAsync(referral, StepKind.Created, referrer.AccountId, now);
        await session.CommitAsync(cancellation);
        return referral.Id;
    }
}
