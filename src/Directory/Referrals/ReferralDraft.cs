using IntMan.Directory.Published;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Referrals;

/// <summary>What the form of a referral says. There is no field for a name and none for free text.</summary>
public sealed record ReferralDraft(
    string? Concern,
    string? ConcernTitle,
    Manner? Manner,
    bool HasDeadline,
    bool HasConsent,
    DateOnly? ConsentOn,
    IReadOnlyList<ConsentCover> ConsentCovers,
    DateOnly? FollowUpOn,
    CaseNumber? CaseNumber)
{
    public const string OtherConcern = "anderes";

    public const int FollowUpDays = 366;

    public bool PassesDataOn => Manner is not (null or Referrals.Manner.Referral);

    public IEnumerable<Mistake> Mistakes(DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(Concern) || string.IsNullOrWhiteSpace(ConcernTitle))
        {
            yield return new("Wählen Sie ein Anliegen.", nameof(Concern));
        }

        if (Manner is null)
        {
            yield return new("Wählen Sie, wie Sie verweisen.", nameof(Manner));
        }

        if (PassesDataOn)
        {
            foreach (var mistake in ConsentMistakes(today))
            {
                yield return mistake;
            }
        }

        if (FollowUpOn is null || FollowUpOn <= today || FollowUpOn > today.AddDays(FollowUpDays))
        {
            yield return new("Die Wiedervorlage liegt nach heute und höchstens ein Jahr entfernt.", nameof(FollowUpOn));
        }
    }

    private IEnumerable<Mistake> ConsentMistakes(DateOnly today)
    {
        if (!HasConsent)
        {
            yield return new("Bestätigen Sie die Einwilligung oder wählen Sie „Nur informieren“.", nameof(HasConsent));
            yield break;
        }

        if (ConsentOn is null)
        {
            yield return new("Nennen Sie den Tag auf der unterschriebenen Einwilligung, zum Beispiel 18.11.2026.", nameof(ConsentOn));
        }
        else if (ConsentOn > today)
        {
            yield return new("Die Einwilligung ist schon unterschrieben. Ihr Tag liegt nicht nach heute.", nameof(ConsentOn));
        }

        if (ConsentCovers.Count == 0)
        {
            yield return new("Wählen Sie, was weitergegeben werden darf.", nameof(ConsentCovers));
        }
    }
}
