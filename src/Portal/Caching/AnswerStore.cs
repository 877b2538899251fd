using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Caching.Memory;

namespace IntMan.Portal.Caching;

/// <summary>
/// Keeps answers in memory, up to a size. Nothing is taken out when it changes: what is out of date is not asked for again.
/// </summary>
public sealed class AnswerStore : IOutputCacheStore, IDisposable
{
    public const string SearchTag = "search";

    // Of the whole, for searches: whoever types endlessly many of them pushes out other searches only.
    private const int SearchShare = 16;

    private readonly MemoryCache _pages;
    private readonly MemoryCache _searches;

    /// <param name="bytes">Most that is kept.</param>
    public AnswerStore(long bytes)
    {
        _searches = Limited(bytes / SearchShare);
        _pages = Limited(bytes - (bytes / SearchShare));
    }

    public ValueTask<byte[]?> GetAsync(string key, CancellationToken cancellationToken) =>
        new(_pages.Get<byte[]>(key) ?? _searches.Get<byte[]>(key));

    public ValueTask SetAsync(string key, byte[] value, string[]? tags, TimeSpan validFor, CancellationToken cancellationToken)
    {
        var cache = tags?.Contains(SearchTag) == true ? _searches : _pages;
        cache.Set(key, value, new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = validFor, Size = value.Length + key.Length });
        return ValueTask.CompletedTask;
    }

    public ValueTask EvictByTagAsync(string tag, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public void Dispose()
    {
        _pages.Dispose();
        _searches.Dispose();
    }

    private static MemoryCache Limited(long bytes) => new(new MemoryCacheOptions { SizeLimit = bytes, CompactionPercentage = 0.1 });
}
