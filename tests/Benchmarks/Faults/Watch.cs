using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace IntMan.Benchmarks.Faults;

// Readers and writers that go on asking while something fails, and every answer they got.
public sealed class Watch : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(3);
    private static readonly string[] Pages =
        ["/", "/ansprechpersonen/mirela-ampelstein", "/gemeinden/08215017", "/suche?q=Lindenweg", "/health/ready"];

    private static int _streets;

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly CancellationTokenSource _ended = new();
    private readonly ConcurrentQueue<Answer> _answers = new();
    private readonly List<FaultVisitor> _visitors = [];
    private readonly List<Task> _tasks = [];

    public TimeSpan Now => _clock.Elapsed;

    public ConcurrentQueue<string> Saved { get; } = new();

    public static async Task<Watch> StartAsync(Uri portal)
    {
        var watch = new Watch();
        foreach (var page in Pages)
        {
            watch.Visit(new FaultVisitor(portal), isWriter: false, visitor => visitor.ReadStatusAsync(page));
        }

        for (var writer = 0; writer < 2; writer++)
        {
            var visitor = new FaultVisitor(portal);
            await visitor.SignInAsync();
            watch.Visit(visitor, isWriter: true, watch.WriteAsync);
        }

        return watch;
    }

    // Until nothing has failed for a while and somebody has saved again; false when that does not come.
    public async Task<bool> IsCalmAsync(TimeSpan since)
    {
        for (var until = since + TimeSpan.FromMinutes(1); Now < until; await Task.Delay(Pause))
        {
            var latest = _answers.Where(answer => answer.Ended > Now - Calm).ToList();
            if (Now > since + Calm && latest.All(answer => answer.IsFine) && latest.Any(answer => answer.IsWrite && answer.Begun > since))
            {
                return true;
            }
        }

        return false;
    }

    public async Task<IReadOnlyList<Answer>> EndAsync()
    {
        await _ended.CancelAsync();
        await Task.WhenAll(_tasks);
        return [.. _answers];
    }

    public void Dispose()
    {
        _visitors.ForEach(visitor => visitor.Dispose());
        _ended.Dispose();
    }

    private void Visit(FaultVisitor visitor, bool isWriter, Func<FaultVisitor, Task<int>> ask)
    {
        _visitors.Add(visitor);
        _tasks.Add(Task.Run(async () =>
        {
            while (!_ended.IsCancellationRequested)
            {
                var begun = Now;
                _answers.Enqueue(new Answer(isWriter, begun, await ask(visitor), Now));
                await Task.Delay(Pause);
            }
        }));
    }

    private async Task<int> WriteAsync(FaultVisitor visitor)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"Störweg {Interlocked.Increment(ref _streets)}");
        var status = await visitor.AddStreetAsync(name);
        if (status == FaultVisitor.Fine)
        {
            Saved.Enqueue(name);
        }

        return status;
    }
}

public sealed record Answer(bool IsWrite, TimeSpan Begun, int Status, TimeSpan Ended)
{
    public bool IsFine => Status == FaultVisitor.Fine;
}
