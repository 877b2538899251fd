using Dapper;
using Npgsql;

namespace IntMan.Portal.Workers;

// Works beside the requests until the portal stops. Whatever goes wrong is logged and tried again after a pause: nothing must wait for
// somebody to restart the portal.
public abstract partial class SteadyWorker(TimeSpan pause, string trouble, ILogger logger) : BackgroundService
{
    protected abstract Task WorkAsync(CancellationToken cancellation);

    // What is left to do when the portal stops. Where the database is away, it stops all the same.
    protected virtual Task FinishAsync() => Task.CompletedTask;

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await TryAsync(() => WorkAsync(stoppingToken), stoppingToken);
            await Task.Delay(pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await TryAsync(FinishAsync, CancellationToken.None);
    }

    private async Task TryAsync(Func<Task> work, CancellationToken cancellation)
    {
        try
        {
            await work();
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The portal stops.
        }
        catch (Exception e)
        {
            LogFailed(logger, e, trouble);
        }
    }

    // Does the work at once, whenever the database calls, and by itself now and then.
    protected static async Task ListenAsync(NpgsqlDataSource source, string channel, TimeSpan poll, Func<NpgsqlConnection, Task> work,
        CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync($"listen {channel}");
        while (true)
        {
            await work(connection);
            await connection.WaitAsync(poll, cancellation);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "{Trouble}")]
    private static partial void LogFailed(ILogger logger, Exception error, string trouble);
}
