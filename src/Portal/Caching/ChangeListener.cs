using System.Collections.Concurrent;
using Dapper;
using IntMan.Portal.Database;
using IntMan.Portal.Workers;
using Npgsql;

namespace IntMan.Portal.Caching;

// Hears what changed, on a connection of its own. Whatever was missed while it was away, everything counts as changed afterwards.
public sealed class ChangeListener(PortalDatabase database, ChangeNumbers numbers, ILogger<ChangeListener> logger)
    : SteadyWorker(TimeSpan.FromMilliseconds(200), "Changes are not heard; every page is made anew.", logger)
{
    public const string Channel = "pages";

    private const string MarkSign = "=";
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, TaskCompletionSource> _marks = new(StringComparer.Ordinal);

    // Announcements arrive in the order of the commits: once the mark is heard, so is all that was committed before it.
    public async Task CatchUpAsync()
    {
        if (!numbers.IsCurrent)
        {
            return;
        }

        var mark = MarkSign + Guid.NewGuid().ToString("N");
        var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _marks[mark] = heard;
        try
        {
            await using var connection = await database.Jobs.OpenConnectionAsync();
            await connection.ExecuteAsync("select pg_notify(@Channel, @mark)", new { Channel, mark });
            await heard.Task.WaitAsync(LongestWait);
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            numbers.Lost();
        }
        finally
        {
            _marks.TryRemove(mark, out _);
        }
    }

    protected override async Task WorkAsync(CancellationToken cancellation)
    {
        try
        {
            await using var connection = await database.Jobs.OpenConnectionAsync(cancellation);
            connection.Notification += (_, said) => Hear(said.Payload);
            await connection.ExecuteAsync($"listen {Channel}");
            numbers.Raise(ChangeNumbers.Everything);
            numbers.Heard();
            Succeeded();
            while (true)
            {
                if (!await connection.WaitAsync(Quiet, cancellation))
                {
                    await connection.ExecuteAsync(new CommandDefinition("select 1", commandTimeout: (int)LongestWait.TotalSeconds,
                        cancellationToken: cancellation));
                }

                numbers.Heard();
            }
        }
        finally
        {
            numbers.Lost();
        }
    }

    private void Hear(string payload)
    {
        if (!payload.StartsWith(MarkSign, StringComparison.Ordinal))
        {
            numbers.Raise(payload);
        }
        else if (_marks.TryGetValue(payload, out var heard))
        {
            heard.TrySetResult();
        }
    }
}
