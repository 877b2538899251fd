using Dapper;
using Npgsql;

namespace IntMan.Portal.Workers;

/// <summary>Works beside the requests until the portal stops. Whatever goes wrong is logged and tried again after a pause: nothing must wait for somebody to restart the portal.</summary>
/// <param name="pause">Between a failure and the next try.</param>
/// <param name="trouble">English sentence for the log, e.g. "The outbox is not worked off at the moment."</param>
/// <param name="logger">Of the worker.</param>
public abstract partial class SteadyWorker(TimeSpan pause, string trouble, ILogger logger) : BackgroundService
{
    /// <summary>Works until it is cancelled.</summary>
    protected abstract Task WorkAsync(CancellationToken cancellation);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await WorkAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                LogFailed(logger, e, trouble);
                await Task.Delay(pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Does the work at once, whenever the database calls, and by itself now and then.</summary>
    /// <param name="source">Zone of the worker.</param>
    /// <param name="channel">A constant name; the database notifies it when something is committed.</param>
    /// <param name="poll">Longest time between two rounds.</param>
    /// <param name="work">One round; gets the listening connection.</param>
    /// <param name="cancellation">Ends it.</param>
    protected static async Task ListenAsync(NpgsqlDataSource source, string channel, TimeSpan poll, Func<NpgsqlConnection, Task> work, CancellationToken cancellation)
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
