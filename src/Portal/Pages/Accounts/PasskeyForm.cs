using IntMan.Accounts;

namespace IntMan.Portal.Pages.Accounts;

/// <summary>A button that asks the browser for a passkey; only there with JavaScript.</summary>
/// <param name="Offer">What the browser is asked.</param>
/// <param name="IsNew">Whether a passkey is made; else one is used.</param>
/// <param name="Handler">Page handler that takes the answer.</param>
/// <param name="Label">Of the button.</param>
/// <param name="ReturnTo">Where the person wanted to go.</param>
public sealed record PasskeyForm(PasskeyOffer Offer, bool IsNew, string Handler, string Label, string? ReturnTo = null)
{
    /// <summary>For a new passkey: asks how the owner calls it.</summary>
    public bool AsksForName { get; init; }

    /// <summary>A form that waits for the proof, as <see cref="Security.KeptForm"/> sealed it.</summary>
    public string? Draft { get; init; }
}
