using Microsoft.AspNetCore.Identity;

namespace IntMan.Accounts;

/// <summary>Somebody who can sign in; signs in with the e-mail address, which is the user name too.</summary>
public sealed class Account : IdentityUser<Guid>
{
    public required string DisplayName { get; set; }

    /// <summary>Secret of the authenticator app, encrypted with the portal's keys; null without app.</summary>
    public string? TotpSecret { get; set; }

    /// <summary>Person of the directory whose entry this account keeps up to date; null for accounts without an entry.</summary>
    public Guid? PersonId { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Since when the account is closed; acts on the next request of every session.</summary>
    public DateTimeOffset? DisabledAt { get; set; }
}
