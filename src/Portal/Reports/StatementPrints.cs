using System.Collections.Concurrent;
using System.Security.Cryptography;
using IntMan.Caseload.Statistics.Reports;
using Microsoft.AspNetCore.WebUtilities;

namespace IntMan.Portal.Reports;

// A Sachbericht with everything that is printed.
public sealed record StatementSheet(string Title, string Code, ReportDocument Document, IReadOnlyList<(string Title,
    string Text)> Sections);

// Sachberichte on their way to the printing browser, which has no session: each is shown once, to whoever knows 128 random bits, within a
// minute. In memory, because the browser asks the process that started it.
public sealed class StatementPrints(TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, (StatementSheet Sheet, DateTimeOffset Until)> _waiting = new(StringComparer.Ordinal);

    public string Keep(StatementSheet sheet)
    {
        foreach (var (old, waiting) in _waiting)
        {
            if (waiting.Until < clock.GetUtcNow())
            {
                _waiting.TryRemove(old, out _);
            }
        }

        var ticket = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(16));
        _waiting[ticket] = (sheet, clock.GetUtcNow() + Lifetime);
        return ticket;
    }

    public StatementSheet? Take(string ticket) =>
        _waiting.TryRemove(ticket, out var waiting) && waiting.Until >= clock.GetUtcNow() ? waiting.Sheet : null;
}
