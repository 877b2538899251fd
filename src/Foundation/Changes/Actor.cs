
namespace IntMan.Foundation.Changes;

/// <summary>Who changes something, as the history keeps it.</summary>
/// <param name="AccountId">Null for the command line and for links sent by mail.</param>
/// <param name="Name">For colleagues who read the history; never public.</param>
/// <param name="Role">In German, e.g. "Integrationsmanagement"; may be public ("zuletzt bestätigt durch …").</param>
/// <param name="SessionId">Session of the account.</param>
/// <param name="Network">Shortened address the request came from.</param>
public sealed record Actor(Guid? AccountId, string? Name, string Role, Guid? SessionId = null, string? Network = null)
{
    /// <summary>The person whose entry the account owns; null without one.</summary>
    public Guid? PersonId { get; init; }
}
