using IntMan.Foundation.Access;
using IntMan.Foundation.Time;

namespace IntMan.Directory.Published;

/// <summary>Needs that referrals show, in words for the agenda of a round; never a single referral.</summary>
public interface IReferralNeeds
{
    /// <summary>"14 Verweise an „Schuldnerberatung Friedrichshafen“ ohne Platz im 3. Quartal 2026", most first. Fewer than five are not
    /// told.</summary>
    Task<IReadOnlyList<string>> OfferAsync(AccessScope scope, Quarter quarter, CancellationToken cancellation);
}
