using System.Collections.Concurrent;
using System.Threading.Channels;
using IntMan.Portal.Database;
using Npgsql;

namespace IntMan.Portal.Workers;

// Hears from the database that something in a running meeting is different, whichever portal wrote it, and tells those who look at it.
// One connection for the whole process; what changed is not said, the page asks for itself.
public sealed class SittingNews(PortalDatabase database, ILogger<SittingNews> logger)
    : SteadyWorker(Pause, "Running meetings do not hear of changes at the moment; their pages load anew by themselves.", logger)
{
    private const string RoomSuffix = " room";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Poll = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<SittingListener, bool> _listeners = new();
    private NpgsqlConnection? _heard;

    // inRoom: also of the protected part; nobody else may even learn that something happens there.
    public SittingListener Listen(Guid meeting, bool inRoom)
    {
        var listener = new SittingListener(meeting, inRoom, gone => _listeners.TryRemove(gone, out _));
        _listeners[listener] = true;
        return listener;
    }

    protected override Task WorkAsync(CancellationToken cancellation) => ListenAsync(
        database.Jobs,
        "meetings",
        Poll,
        connection =>
        {
            if (connection != _heard)
            {
                // What happened while nobody listened may concern everybody.
                _heard = connection;
                connection.Notification += (_, news) => Tell(news.Payload);
                foreach (var listener in _listeners.Keys)
                {
                    listener.Tell();
                }
            }

            return Task.CompletedTask;
        },
        cancellation);

    private void Tell(string payload)
    {
        var isRoom = payload.EndsWith(RoomSuffix, StringComparison.Ordinal);
        if (Guid.TryParse(isRoom ? payload[..^RoomSuffix.Length] : payload, out var meeting))
        {
            foreach (var listener in _listeners.Keys.Where(listener => listener.Meeting == meeting && (listener.InRoom || !isRoom)))
            {
                listener.Tell();
            }
        }
    }
}

// Somebody who looks at a running meeting. Several changes in a row are one piece of news.
public sealed class SittingListener(Guid meeting, bool inRoom, Action<SittingListener> close) : IDisposable
{
    private readonly Channel<bool> _news = Channel.CreateBounded<bool>(new BoundedChannelOptions(1)
    {
        FullMode = BoundedChannelFullMode.DropWrite,
    });

    public Guid Meeting => meeting;

    public bool InRoom => inRoom;

    public void Tell() => _news.Writer.TryWrite(true);

    // False when nothing happened for so long.
    public async Task<bool> WaitAsync(TimeSpan longest, CancellationToken cancellation)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        time.CancelAfter(longest);
        try
        {
            return await _news.Reader.ReadAsync(time.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    public void Dispose() => close(this);
}
