using IntMan.Foundation.Changes;
using IntMan.Portal.Security;

namespace IntMan.Portal.Referrals;

public static class CurrentReferrer
{
    public static Caller Referrer(this HttpContext context) => context.Caller(Reach.Of(context.User).ReferralArea);
}
