namespace IntMan.Portal;

// A clock that stands still, so that pages can be looked at as of a day (Development only).
public sealed class FixedTimeProvider(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now.ToUniversalTime();
}
