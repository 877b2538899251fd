using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace IntMan.Portal.Caching;

/// <summary>
/// How often what changed, as the database announces it. The numbers are part of a kept answer's key: an answer whose making began
/// before a change stands under the old number and is never found again, whenever it is stored.
/// </summary>
public sealed class ChangeNumbers
{
    public const string Everything = "*";
    public const string Services = "services";

    // Longer than the listener ever goes without hearing of the server.
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, long> _topics = new(StringComparer.Ordinal);
    private long _any;
    private long _everything;
    private long _heardAt;

    // While nobody listens, nothing kept can be trusted.
    public bool IsCurrent => Volatile.Read(ref _heardAt) is > 0 and var heard && Stopwatch.GetElapsedTime(heard) < LongestSilence;

    public string OfAnything => Text(Volatile.Read(ref _any));

    public string Of(IEnumerable<string> topics) =>
        string.Join('.', topics.Select(NumberOf).Prepend(Volatile.Read(ref _everything)).Select(Text));

    public void Heard() => Volatile.Write(ref _heardAt, Stopwatch.GetTimestamp());

    public void Lost() => Volatile.Write(ref _heardAt, 0);

    public void Raise(string topic)
    {
        if (topic == Everything)
        {
            Interlocked.Increment(ref _everything);
        }
        else
        {
            _topics.AddOrUpdate(topic, 1, (_, number) => number + 1);
        }

        Interlocked.Increment(ref _any);
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private long NumberOf(string topic) => _topics.GetValueOrDefault(topic);
}
