using System.Diagnostics;
using System.Globalization;

namespace IntMan.Benchmarks.Load;

/// <summary>A web process of the benchmark, listening on 127.0.0.1 only; ended by its id, whatever happens.</summary>
public sealed class OwnProcess : IAsyncDisposable
{
    private const int KeptLines = 200;

    private readonly Process _process;
    private readonly Queue<string> _lastLines = new();

    private OwnProcess(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    public string LastLines
    {
        get
        {
            lock (_lastLines)
            {
                return string.Join('\n', _lastLines);
            }
        }
    }

    /// <summary>Starts a program and waits until it answers.</summary>
    /// <exception cref="InvalidOperationException">It ended or did not answer within a minute; the message holds its last
    /// lines.</exception>
    public static async Task<OwnProcess> StartAsync(ProcessStartInfo start, Uri address, string path)
    {
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        var own = new OwnProcess(Process.Start(start)!, address);
        own._process.OutputDataReceived += own.Keep;
        own._process.ErrorDataReceived += own.Keep;
        own._process.BeginOutputReadLine();
        own._process.BeginErrorReadLine();
        using var client = new HttpClient { BaseAddress = address };
        for (var attempt = 0; attempt < 600 && !own._process.HasExited; attempt++)
        {
            if (await AnswersAsync(client, path))
            {
                return own;
            }

            await Task.Delay(100);
        }

        await own.DisposeAsync();
        throw new InvalidOperationException($"{start.FileName} does not answer. {own.LastLines}");
    }

    /// <summary>A field of /proc/PID/status in megabytes: "VmRSS" now, "VmHWM" at its highest.</summary>
    public double Memory(string field)
    {
        var line = File.ReadLines($"/proc/{_process.Id}/status").Single(l => l.StartsWith(field + ":", StringComparison.Ordinal));
        return double.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }

    /// <summary>Processor time so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            // SIGTERM, so that the portal stops its database; .NET has only the kill.
            using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
            await kill.WaitForExitAsync();
            using var timeLimit = new CancellationTokenSource(TimeSpan.FromSeconds(40));
            await _process.WaitForExitAsync(timeLimit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!_process.HasExited)
            {
                _process.Kill();
            }
        }

        _process.Dispose();
    }

    private static async Task<bool> AnswersAsync(HttpClient client, string path)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            // Not listening yet.
            return false;
        }
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_lastLines)
        {
            _lastLines.Enqueue(line.Data ?? "");
            while (_lastLines.Count > KeptLines)
            {
                _lastLines.Dequeue();
            }
        }
    }
}
