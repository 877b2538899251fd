using Dapper;
using IntMan.Directory.Editing;
using IntMan.Foundation.Changes;

namespace IntMan.Directory.Exchange.Import.Jobs;

internal sealed class ImportHeartbeat : IProgress<int>, IAsyncDisposable
{
    public const string Lease = "interval '60 seconds'";

    private static readonly TimeSpan Pulse = TimeSpan.FromSeconds(1);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _beating;
    private volatile int _rows;

    public ImportHeartbeat(StaffSource source, Guid id) => _beating = Task.Run(() => BeatAsync(source, id));

    public void Report(int value) => _rows = value;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _beating;
        _stop.Dispose();
    }

    private async Task BeatAsync(StaffSource source, Guid id)
    {
        using var timer = new PeriodicTimer(Pulse);
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token))
            {
                await using var connection = await source.Connections.OpenConnectionAsync(_stop.Token);
                await connection.ExecuteAsync(
                    $"update directory.import_job set rows_read = @rows, lease_until = now() + {Lease} where id = @id",
                    new { id, rows = _rows });
            }
        }
        catch (OperationCanceledException)
        {
            // The work is done.
        }
    }
}
