namespace IntMan.Portal.Caching;

/// <summary>
/// The answer may be kept for everybody who is not signed in. It must depend on nothing but its address, language, the clock by the
/// minute, and rows whose changes are announced.
/// </summary>
/// <param name="queryKeys">Parameters that the answer depends on; an address with any other one is answered anew.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class KeptAnswerAttribute(params string[] queryKeys) : Attribute
{
    public IReadOnlyList<string> QueryKeys => queryKeys;

    /// <summary>What makes the answer out of date.</summary>
    public DependsOn On { get; init; } = DependsOn.AnyChange;

    /// <summary>Anybody can ask for endlessly many of them: they share a small part of the memory.</summary>
    public bool IsSearch { get; init; }
}

public enum DependsOn
{
    AnyChange,

    /// <summary>Of the county that the route's AGS lies in, and of services.</summary>
    MunicipalityAndServices,

    /// <summary>Of the counties that the page itself named when it was last made.</summary>
    NamedCounties,

    Services,
}
