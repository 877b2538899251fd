using Microsoft.AspNetCore.Identity;

namespace IntMan.Accounts;

/// <summary>
/// PBKDF2-SHA512 with <see cref="Iterations"/> rounds (ASVS 11.4.2), two at a time: a burst of sign-ins queues up instead of taking the
/// processor from everybody who reads.
/// </summary>
public sealed class PasswordHashing(IPasswordHasher<Account> hasher) : IDisposable
{
    // Least number of rounds that ASVS 5.0, appendix C, asks for with SHA-512.
    public const int Iterations = 210_000;

    private const int LongestQueue = 40;
    private readonly SemaphoreSlim _atWork = new(2);

    // Compared with when nobody has the name, so that the answer takes as long as for a wrong password (ASVS 6.3.8).
    private readonly Lazy<string> _nobodys = new(() => hasher.HashPassword(null!, Guid.NewGuid().ToString()));
    private int _waiting;

    public Task<string> HashAsync(string password, CancellationToken cancellation) =>
        QueuedAsync(() => hasher.HashPassword(null!, password), cancellation);

    public async Task<bool> IsMatchAsync(string? hash, string password, CancellationToken cancellation)
    {
        var result = await QueuedAsync(() => hasher.VerifyHashedPassword(null!, hash ?? _nobodys.Value, password), cancellation);
        return hash is not null && result != PasswordVerificationResult.Failed;
    }

    public void Dispose() => _atWork.Dispose();

    private async Task<T> QueuedAsync<T>(Func<T> work, CancellationToken cancellation)
    {
        if (Interlocked.Increment(ref _waiting) > LongestQueue)
        {
            Interlocked.Decrement(ref _waiting);
            throw new TooManySignIns();
        }

        try
        {
            await _atWork.WaitAsync(cancellation);
            try
            {
                return work();
            }
            finally
            {
                _atWork.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }
}

/// <summary>The queue of those who sign in is full; a moment later it is not.</summary>
public sealed class TooManySignIns() : Exception("Too many sign-ins at once.");
