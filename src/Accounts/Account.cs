using Microsoft.AspNetCore.Identity;

namespace IntMan.Accounts;

/// <summary>Somebody who can sign in; signs in with the e-mail address, which is the user name too.</summary>
public sealed class Account : IdentityUser<Guid>
{
    public required string DisplayName { get; set; }

    public string? TotpSecret { get; set; }

    public Guid? PersonId { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? DisabledAt { get; set; }
}
