using IntMan.Foundation.Changes;
using IntMan.Portal.Security;

namespace IntMan.Portal.Caseload;

public static class CaseCaller
{
    public static Caller Cases(this HttpContext context) => context.Caller(Reach.Of(context.User).CaseArea);
}
