namespace IntMan.Accounts;

/// <summary>How far a sign-in has come.</summary>
public enum SessionStage
{
    /// <summary>The password was right; nothing may be seen before the second factor.</summary>
    AwaitsSecondFactor,

    /// <summary>No second factor exists yet; only the page that sets one up may be used.</summary>
    Enrolment,

    Full,
}

/// <param name="Method">"password", "passkey", "totp", "recovery-code", "link", "oidc".</param>
/// <param name="Device">Browser and system in words.</param>
/// <param name="Network">As the limits of requests shortens it.</param>
public sealed record NewSession(Guid AccountId, SessionStage Stage, string Method, string Device, string Network);

/// <param name="Grants">"Role:ScopeKind:key", those in force today.</param>
/// <param name="ConfirmedAt">When the person last proved who they are.</param>
/// <param name="Day">The day on which the roles were looked up.</param>
/// <param name="PersonId">Person of the directory whose entry the account owns; null without one.</param>
public sealed record LiveSession(Guid Id, Guid AccountId, SessionStage Stage, string DisplayName, string Email, IReadOnlyList<string> Grants, DateTimeOffset ConfirmedAt, Guid? PersonId, DateOnly Day);

/// <summary>A session as its owner sees it.</summary>
public sealed class SessionLine
{
    public Guid Id { get; init; }

    public string Method { get; init; } = "";

    public string Device { get; init; } = "";

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset SeenAt { get; init; }
}
