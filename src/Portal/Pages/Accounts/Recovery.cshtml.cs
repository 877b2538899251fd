using IntMan.Accounts;
using IntMan.Portal.Security;

namespace IntMan.Portal.Pages.Accounts;

/// <summary>Where the link after a lost second factor leads: everything the owner signed in with before goes.</summary>
public sealed class RecoveryModel(AcceptLink accept, StartSession start) : InvitationModel(accept, start)
{
    protected override LinkKind Kind => LinkKind.Enrolment;
}
