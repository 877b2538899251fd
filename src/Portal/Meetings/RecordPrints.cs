using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;

namespace IntMan.Portal.Meetings;

// Minutes on their way to the printing browser, which has no session: each is shown once, to whoever knows 128 random bits, within a
// minute. In memory, because the browser asks the process that started it.
public sealed class RecordPrints(TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, (RecordFile File, DateTimeOffset Until)> _waiting = new(StringComparer.Ordinal);

    public string Keep(RecordFile file)
    {
        foreach (var (old, waiting) in _waiting)
        {
            if (waiting.Until < clock.GetUtcNow())
            {
                _waiting.TryRemove(old, out _);
            }
        }

        var ticket = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(16));
        _waiting[ticket] = (file, clock.GetUtcNow() + Lifetime);
        return ticket;
    }

    public RecordFile? Take(string ticket) =>
        _waiting.TryRemove(ticket, out var waiting) && waiting.Until >= clock.GetUtcNow() ? waiting.File : null;
}
