using IntMan.Portal.Accounts;

namespace IntMan.Portal.Pages.Konto;

/// <summary>Where the link after a lost second factor leads: everything the owner signed in with before goes.</summary>
public sealed class NeuEinrichtenModel(AcceptLink accept, StartSession start) : EinladungModel(accept, start)
{
    protected override LinkKind Kind => LinkKind.Enrolment;
}
