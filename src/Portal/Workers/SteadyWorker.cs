using Dapper;
using IntMan.Portal.Infrastructure;
using Npgsql;

namespace IntMan.Portal.Workers;

// Works beside the requests until the portal stops. Whatever goes wrong is tried again after a pause: nothing must wait for somebody to
// restart the portal. It is logged when it begins and when it is over, not at each try in between.
public abstract partial class SteadyWorker(TimeSpan pause, string trouble, ILogger logger) : BackgroundService
{
    private string? _told;

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
            // While the database is away each try fails in another way: that is one trouble.
            var kind = Failures.StatusOf(e) == StatusCodes.Status503ServiceUnavailable ? "away" : $"{e.GetType()} {e.Message}";
            if (kind != _told)
            {
                _told = kind;
                LogFailed(logger, e, trouble);
            }
        }
    }

    // To be called after each piece of work that went well.
    protected void Succeeded()
    {
        if (_told is not null)
        {
            _told = null;
            LogOver(logger, trouble);
        }
    }

    // Does the work at once, whenever the database calls, and by itself now and then.
    protected async Task ListenAsync(NpgsqlDataSource source, string channel, TimeSpan poll, Func<NpgsqlConnection, Task> work,
        CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync($"listen {channel}");
        while (true)
        {
            await work(connection);
            Succeeded();
            await connection.WaitAsync(poll, cancellation);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "{Trouble}")]
    private static partial void LogFailed(ILogger logger, Exception error, string trouble);

    [LoggerMessage(2, LogLevel.Information, "Over: {Trouble}")]
    private static partial void LogOver(ILogger logger, string trouble);
}
