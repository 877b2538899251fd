using IntMan.Portal.Security;
using Microsoft.Extensions.Caching.Memory;

namespace IntMan.Portal.Work;

// The number beside "Heute". It is read anew after a minute, and after every form the account sends.
public sealed class WorkCount(CollectWork collect) : IDisposable
{
    private const int MostAccounts = 10_000;

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    private readonly MemoryCache _counts = new(new MemoryCacheOptions { SizeLimit = MostAccounts });

    public async Task<int> ReadAsync(HttpContext context, CancellationToken cancellation)
    {
        var account = context.RequiredSignIn().AccountId;
        if (HttpMethods.IsGet(context.Request.Method) && _counts.TryGetValue(account, out int known))
        {
            return known;
        }

        var items = await collect.ExecuteAsync(context.Caller(), cancellation);
        return Keep(account, items.Sum(item => item.Count));
    }

    public int Keep(Guid account, int count) =>
        _counts.Set(account, count, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Lifetime });

    public void Forget(Guid account) => _counts.Remove(account);

    public void Dispose() => _counts.Dispose();
}
