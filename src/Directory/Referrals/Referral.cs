using IntMan.Directory.Published;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Referrals;

/// <summary> Weitervermittlung: somebody was sent to a service. Nobody can tell from it who: no name, no free text. What becomes of it is
/// recorded by the one who referred and by those who have the code on the slip. </summary>
public sealed class Referral
{
    public const int CodeDays = 90;

    private Referral()
    {
    }

    public Guid Id { get; private set; }
    public Guid AccountId { get; private set; }
    public Guid? PersonId { get; private set; }

    public string ReferredAs { get; private set; } = "";
    public Guid ServiceId { get; private set; }
    public string Concern { get; private set; } = "";
    public string ConcernTitle { get; private set; } = "";
    public Manner Manner { get; private set; }
    public bool HasDeadline { get; private set; }
    public DateOnly? ConsentOn { get; private set; }
    public string[] ConsentCovers { get; private set; } = [];
    public string? CaseNumber { get; private set; }
    public ReferralState State { get; private set; }
    public FailureReason? Reason { get; private set; }
    public DateOnly? FollowUpOn { get; private set; }

    public DateOnly? ContactOn { get; private set; }
    public byte[]? CodeSealed { get; private set; }
    public DateOnly CodeExpiresOn { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
    public uint Version { get; private set; }

    public bool IsOver => State is ReferralState.Completed or ReferralState.Failed;

    public IReadOnlyList<ReferralState> NextStates => State switch
    {
        ReferralState.Open => [ReferralState.Contact, ReferralState.Counselling, ReferralState.Completed, ReferralState.Failed],
        ReferralState.Contact => [ReferralState.Counselling, ReferralState.Completed, ReferralState.Failed],
        ReferralState.Counselling => [ReferralState.Completed, ReferralState.Failed],
        _ => [ReferralState.Open],
    };

    public static Referral Of(Actor actor, Guid serviceId, ReferralDraft draft, DateOnly today, DateTimeOffset now)
    {
        if (draft.Mistakes(today).ToList() is { Count: > 0 } mistakes)
        {
            throw new RuleViolation(mistakes);
        }

        return new Referral
        {
            Id = Guid.CreateVersion7(now),
            AccountId = actor.AccountId!.Value,
            PersonId = actor.PersonId,
            ReferredAs = actor.Role,
            ServiceId = serviceId,
            Concern = draft.Concern!,
            ConcernTitle = draft.ConcernTitle!,
            Manner = draft.Manner!.Value,
            HasDeadline = draft.HasDeadline,
            ConsentOn = draft.PassesDataOn ? draft.ConsentOn : null,
            ConsentCovers = draft.PassesDataOn ? [.. draft.ConsentCovers.Distinct().Order().Select(cover => cover.ToString())] : [],
            CaseNumber = draft.CaseNumber?.ToString(),
            FollowUpOn = draft.FollowUpOn,
            CodeExpiresOn = draft.FollowUpOn!.Value.AddDays(CodeDays),
            CreatedAt = now.ToUniversalTime(),
        };
    }

    public void CheckMove(ReferralState state, FailureReason? reason, DateOnly? followUpOn, DateOnly today) => Require.All(
        () => Require.That(state == State || NextStates.Contains(state),
        "Dieser Stand ist von hier aus nicht möglich. Wählen Sie einen der angebotenen.", nameof(State)),
        () => Require.That(state != ReferralState.Failed || reason is not null, "Wählen Sie den Grund, warum es nicht zustande kam.",
        nameof(Reason)),
        () => Require.That(
            EndsWith(state) || (followUpOn > today && followUpOn <= today.AddDays(ReferralDraft.FollowUpDays)),
            "Die Wiedervorlage liegt nach heute und höchstens ein Jahr entfernt.", nameof(FollowUpOn)));

    public void Move(ReferralState state, FailureReason? reason, DateOnly? followUpOn, DateOnly today)
    {
        CheckMove(state, reason, followUpOn, today);
        (State, Reason, FollowUpOn) = (state, state == ReferralState.Failed ? reason : null, EndsWith(state) ? null : followUpOn);
        if (state is ReferralState.Contact or ReferralState.Counselling or ReferralState.Completed)
        {
            ContactOn ??= today;
        }
    }

    private static bool EndsWith(ReferralState state) => state is ReferralState.Completed or ReferralState.Failed;
}
