using IntMan.Foundation.Access;

namespace IntMan.Directory.Referrals;

/// <summary>Where the need of a referral is counted: the part of the network for which the one who refers has a role.</summary>
public sealed record ReferralOrigin(string? Ags, string? CountyKey)
{
    public static ReferralOrigin Of(AccessScope scope)
    {
        var ags = scope.Municipalities.FirstOrDefault();
        return new ReferralOrigin(ags, ags?[..5] ?? scope.Counties.FirstOrDefault());
    }
}
