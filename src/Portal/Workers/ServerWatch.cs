using System.Diagnostics;
using IntMan.Foundation.Database;
using IntMan.Portal.Database;

namespace IntMan.Portal.Workers;

// Starts the private database server again when it has ended: killed, out of memory, or because its disk was full. The pause between two
// tries stays so short that the portal is back within seconds once the cause is gone.
public sealed partial class ServerWatch(PortalDatabase database, ILogger<ServerWatch> logger)
    : SteadyWorker(LongestPause, "The database server is not watched at the moment.", logger)
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    private readonly EmbeddedPostgres _server = database.Server!;
    private long _endedAt;
    private string? _told;

    protected override async Task WorkAsync(CancellationToken cancellation)
    {
        var pause = ShortestPause;
        while (true)
        {
            await Task.Delay(pause, cancellation);
            if (_server.IsRunning)
            {
                pause = ShortestPause;
                continue;
            }

            await RestartAsync(cancellation);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    private async Task RestartAsync(CancellationToken cancellation)
    {
        if (_told is null)
        {
            _endedAt = Stopwatch.GetTimestamp();
            Tell(_server.Trouble ?? "");
        }

        try
        {
            await _server.RestartAsync(cancellation);
        }
        catch (Exception e) when (e is PortalStartRefused or IOException or UnauthorizedAccessException)
        {
            Tell($"{_server.Trouble} {e.Message}");
            return;
        }

        _told = null;
        database.ForgetConnections();
        LogBack(Stopwatch.GetElapsedTime(_endedAt).TotalSeconds);
    }

    // Once for each reason: it is tried again every few seconds.
    private void Tell(string reason)
    {
        if (reason != _told)
        {
            LogAway(reason, _server.ServerLog);
        }

        _told = reason;
    }

    [LoggerMessage(1, LogLevel.Error, "The database server is away and is started again: {Reason} It says why in {ServerLog}.")]
    private partial void LogAway(string reason, string serverLog);

    [LoggerMessage(2, LogLevel.Warning, "The database server runs again after {Seconds:0.0} s.")]
    private partial void LogBack(double seconds);
}
