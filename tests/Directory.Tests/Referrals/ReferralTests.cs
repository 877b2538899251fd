using IntMan.Directory.Editing;
using IntMan.Directory.Municipalities;
using IntMan.Directory.Published;
using IntMan.Directory.Referrals;
using IntMan.Foundation.Changes;
using IntMan.Foundation.Time;

namespace IntMan.Directory.Tests.Referrals;

/// <summary>What a referral refuses, and how it goes on.</summary>
public sealed class ReferralTests
{
    private static readonly DateOnly Today = new(2026, 11, 18);
    private static readonly Actor Manager = new(Guid.NewGuid(), null, "Integrationsmanagement");
    private static readonly ReferralDraft Draft = new("schulden", "Schulden", Manner.Referral, false, false, null, [],
        new DateOnly(2026, 12, 2), null);

    [Theory]
    [InlineData(Manner.Registered)]
    [InlineData(Manner.Accompanied)]
    [InlineData(Manner.WarmHandover)]
    public void Manner_ThatPassesDataOn_NeedsConsent(Manner manner) =>
        AssertRefused("Bestätigen Sie die Einwilligung oder wählen Sie „Nur informieren“.", nameof(ReferralDraft.HasConsent),
            Draft with { Manner = manner });

    [Fact]
    public void Consent_WithoutDay_IsRefused() => AssertRefused(
        "Nennen Sie den Tag auf der unterschriebenen Einwilligung, zum Beispiel 18.11.2026.", nameof(ReferralDraft.ConsentOn),
        Draft with { Manner = Manner.Registered, HasConsent = true, ConsentCovers = [ConsentCover.Contact] });

    [Fact]
    public void Consent_OfTomorrow_IsRefused() => AssertRefused(
        "Die Einwilligung ist schon unterschrieben. Ihr Tag liegt nicht nach heute.", nameof(ReferralDraft.ConsentOn),
        Draft with { Manner = Manner.Registered, HasConsent = true, ConsentOn = new DateOnly(2026, 11, 19),
        ConsentCovers = [ConsentCover.Contact] });

    [Fact]
    public void Consent_ThatCoversNothing_IsRefused() => AssertRefused(
        "Wählen Sie, was weitergegeben werden darf.", nameof(ReferralDraft.ConsentCovers),
        Draft with { Manner = Manner.WarmHandover, HasConsent = true, ConsentOn = Today });

    [Fact]
    public void Consent_OfAReferralThatPassesNothingOn_IsNotKept()
    {
        var referral = Referral.Of(Manager, Guid.NewGuid(),
            Draft with { HasConsent = true, ConsentOn = Today, ConsentCovers = [ConsentCover.Documents] }, Today, Noon);
        Assert.Null(referral.ConsentOn);
        Assert.Empty(referral.ConsentCovers);
    }

    [Fact]
    public void Concern_Missing_IsRefused() => AssertRefused("Wählen Sie ein Anliegen.", nameof(ReferralDraft.Concern),
        Draft with { Concern = "" });

    [Theory]
    [InlineData("2026-11-18")]
    [InlineData("2027-11-20")]
    public void FollowUp_TodayOrMoreThanAYearAhead_IsRefused(string day) => AssertRefused(
        "Die Wiedervorlage liegt nach heute und höchstens ein Jahr entfernt.", nameof(ReferralDraft.FollowUpOn),
        Draft with { FollowUpOn = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture) });

    // 18 November + 14 days is a Wednesday; 22 December + 14 days meets New Year's holidays: 5 January, one day before Heilige Drei Könige.
    [Theory]
    [InlineData("2026-11-18", "2026-12-02")]
    [InlineData("2026-11-21", "2026-12-07")]
    [InlineData("2026-12-11", "2026-12-28")]
    [InlineData("2026-12-23", "2027-01-07")]
    public void FollowUpDay_IsTwoWeeksLaterOnTheNextWorkingDay(string today, string expected) => Assert.Equal(
        DateOnly.Parse(expected, System.Globalization.CultureInfo.InvariantCulture),
        FollowUpDay.After(DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture), FederalState.BW));

    [Fact]
    public void Code_ExpiresNinetyDaysAfterTheFollowUp() =>
        Assert.Equal(new DateOnly(2027, 3, 2), Referral.Of(Manager, Guid.NewGuid(), Draft, Today, Noon).CodeExpiresOn);

    [Theory]
    [InlineData(ReferralState.Open, ReferralState.Contact, true)]
    [InlineData(ReferralState.Open, ReferralState.Completed, true)]
    [InlineData(ReferralState.Contact, ReferralState.Open, false)]
    [InlineData(ReferralState.Contact, ReferralState.Counselling, true)]
    [InlineData(ReferralState.Counselling, ReferralState.Contact, false)]
    [InlineData(ReferralState.Counselling, ReferralState.Failed, true)]
    [InlineData(ReferralState.Completed, ReferralState.Open, true)]
    [InlineData(ReferralState.Completed, ReferralState.Counselling, false)]
    [InlineData(ReferralState.Failed, ReferralState.Open, true)]
    [InlineData(ReferralState.Failed, ReferralState.Completed, false)]
    public void States_FollowEachOther(ReferralState from, ReferralState to, bool isAllowed)
    {
        var referral = Referral.Of(Manager, Guid.NewGuid(), Draft, Today, Noon);
        if (from != ReferralState.Open)
        {
            referral.Move(from, FailureReason.NoPlace, new DateOnly(2026, 12, 9), Today);
        }

        Assert.Equal(isAllowed, referral.NextStates.Contains(to));
        var refusal = Record.Exception(() => referral.Move(to, FailureReason.NoPlace, new DateOnly(2026, 12, 9), Today));
        Assert.Equal(isAllowed, refusal is null);
    }

    [Fact]
    public void Failure_WithoutReason_IsRefused()
    {
        var referral = Referral.Of(Manager, Guid.NewGuid(), Draft, Today, Noon);
        var refusal = Assert.Throws<RuleViolation>(() => referral.Move(ReferralState.Failed, null, null, Today));
        Assert.Equal(("Wählen Sie den Grund, warum es nicht zustande kam.", "Reason"), (refusal.Message, refusal.Field));
        referral.Move(ReferralState.Failed, FailureReason.NoPlace, new DateOnly(2026, 12, 9), Today);
        Assert.Equal((ReferralState.Failed, FailureReason.NoPlace, null), (referral.State, referral.Reason, referral.FollowUpOn));
    }

    [Theory]
    [InlineData("08435016-03-0142", "08435016-03-0142")]
    [InlineData(" 08435016 – 103 – 0142 ", "08435016-103-0142")]
    [InlineData("08435016/03/0142", "08435016-03-0142")]
    [InlineData("Frau K.", null)]
    [InlineData("08435016-3-0142", null)]
    [InlineData("08435016-03-0142 Ahorn", null)]
    public void CaseNumber_ReadsTheThreePartsAndNothingElse(string typed, string? expected) =>
        Assert.Equal(expected, CaseNumber.Parse(typed)?.ToString());

    private static DateTimeOffset Noon => new(2026, 11, 18, 12, 0, 0, TimeSpan.Zero);

    private static void AssertRefused(string sentence, string field, ReferralDraft draft)
    {
        var refusal = Assert.Throws<RuleViolation>(() => Referral.Of(Manager, Guid.NewGuid(), draft, Today, Noon));
        Assert.Equal((sentence, field), (refusal.Message, refusal.Field));
    }
}
