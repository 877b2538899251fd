using IntMan.Accounts;

namespace IntMan.Portal.Pages.Accounts;

public sealed record PasskeyForm(PasskeyOffer Offer, bool IsNew, string Handler, string Label, string? ReturnTo = null)
{
    public bool AsksForName { get; init; }

    public string? Draft { get; init; }
}
