using IntMan.Foundation.Access;

namespace IntMan.Foundation.Changes;

/// <summary>Who wants a change and which part they keep: every use case that writes is called with it and checks the scope
/// itself.</summary>
public sealed record Caller(Actor Actor, AccessScope Scope)
{
    /// <summary>Of the form that was sent; null for what is not a form of a page, such as jobs and the command line.</summary>
    public byte[]? FormKey { get; init; }

    /// <summary>Somebody who is not signed in: a reader, or whoever holds a link or a code. What these allow, the use case knows.</summary>
    public static Caller Stranger(string? network) => new(new Actor(null, null, "", Network: network), new AccessScope(DateOnly.MinValue));

    /// <summary>Looks at the change before it is taken back; null when it is meant.</summary>
    public TrialLook? Look { get; private init; }

    /// <summary>The same in a trial: everything is done as in saving, with every rule, and nothing is kept.</summary>
    public Caller Trying(TrialLook? look = null) => this with { Look = look ?? ((_, _) => Task.CompletedTask) };
}

/// <param name="trial">Reads what would be stored.</param>
/// <param name="result">What the use case answers.</param>
public delegate Task TrialLook(ChangeReader trial, object? result);
