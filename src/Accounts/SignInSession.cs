namespace IntMan.Accounts;

/// <summary>How far a sign-in has come.</summary>
public enum SignInStage
{
    AwaitsSecondFactor,

    Enrolment,

    Full,
}

public sealed record NewSignInSession(Guid AccountId, SignInStage Stage, string Method, string Device, string Network);

public sealed record SignInSession(Guid Id, Guid AccountId, SignInStage Stage, string DisplayName, string Email,
    IReadOnlyList<string> Grants, DateTimeOffset ConfirmedAt, Guid? PersonId, DateOnly Day);

/// <summary>A sign-in as its owner sees it.</summary>
public sealed class SignInSessionLine
{
    public Guid Id { get; init; }

    public string Method { get; init; } = "";

    public string Device { get; init; } = "";

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset SeenAt { get; init; }
}
