namespace IntMan.Accounts;

/// <summary>How far a sign-in has come.</summary>
public enum SessionStage
{
    AwaitsSecondFactor,

    Enrolment,

    Full,
}

public sealed record NewSession(Guid AccountId, SessionStage Stage, string Method, string Device, string Network);

public sealed record LiveSession(Guid Id, Guid AccountId, SessionStage Stage, string DisplayName, string Email,
    IReadOnlyList<string> Grants, DateTimeOffset ConfirmedAt, Guid? PersonId, DateOnly Day);

/// <summary>A session as its owner sees it.</summary>
public sealed class SessionLine
{
    public Guid Id { get; init; }

    public string Method { get; init; } = "";

    public string Device { get; init; } = "";

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset SeenAt { get; init; }
}
