using IntMan.Accounts;
using IntMan.Portal.Security;

namespace IntMan.Portal.Pages.Accounts;

public sealed class RecoveryModel(AcceptLink accept, StartSignIn start) : InvitationModel(accept, start)
{
    protected override LinkKind Kind => LinkKind.Enrolment;
}
