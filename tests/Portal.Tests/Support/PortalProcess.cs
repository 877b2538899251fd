using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace IntMan.Portal.Tests.Support;

/// <summary>The built portal as a process of its own, on a free port of 127.0.0.1, over its own private cluster unless a setting names a
/// database.</summary>
public sealed class PortalProcess : IAsyncDisposable
{
    private const string Ready = "Das Portal läuft: ";
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(60);
    private readonly Process _process;
    private readonly string _folder;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource<Uri?> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Action _awaited = () => { };

    private PortalProcess(Process process, string folder)
    {
        (_process, _folder) = (process, folder);
        process.EnableRaisingEvents = true;
        process.OutputDataReceived += (_, line) => Note(line.Data);
        process.ErrorDataReceived += (_, line) => Note(line.Data);
        process.Exited += (_, _) => _address.TrySetResult(null);
    }

    /// <summary>Everything the process has written.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    public static PortalProcess Start(string folder, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "IntMan.Portal.dll")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = folder,
        };
        start.Environment.Remove("ConnectionStrings__Portal");
        (string Name, string Value)[] usual = [("ASPNETCORE_ENVIRONMENT", "Development"), ("ASPNETCORE_URLS", "http://127.0.0.1:0"),
            ("Portal__DataDirectory", folder), ("Portal__Quality__Reminders", "false")];
        foreach (var (name, value) in usual.Concat(settings))
        {
            start.Environment[name] = value;
        }

        var process = new PortalProcess(Process.Start(start)!, folder);
        process._process.BeginOutputReadLine();
        process._process.BeginErrorReadLine();
        return process;
    }

    /// <summary>Where it listens; fails with what it said when it ends instead.</summary>
    public async Task<Uri> AddressAsync() =>
        await _address.Task.WaitAsync(TimeLimit, TestContext.Current.CancellationToken)
            ?? throw new InvalidOperationException($"The portal ended: {Output}");

    public async Task<int> ExitCodeAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeLimit, TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    /// <summary>The portal and its database server at once, without warning.</summary>
    public async Task KillWithDatabaseAsync()
    {
        _process.Kill();
        KillDatabase();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public void KillDatabase()
    {
        using var server = Process.GetProcessById(ServerId());
        server.Kill();
    }

    /// <summary>Waits until it has written this so many times.</summary>
    public async Task SaysAsync(string part, int times = 1)
    {
        var said = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_output)
        {
            _awaited = () =>
            {
                if (Count(part) >= times)
                {
                    said.TrySetResult();
                }
            };
            _awaited();
        }

        await said.Task.WaitAsync(TimeLimit, TestContext.Current.CancellationToken);
    }

    public int Count(string part) => Output.Split(part).Length - 1;

    /// <summary>As a service manager stops it.</summary>
    public async Task<int> StopAsync()
    {
        using var signal = Process.Start("sh", ["-c", string.Create(CultureInfo.InvariantCulture, $"kill -TERM {_process.Id}")]);
        await signal.WaitForExitAsync(TestContext.Current.CancellationToken);
        return await ExitCodeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
    }

    private int ServerId() => int.Parse(File.ReadLines(Path.Combine(_folder, "postgres", "cluster", "postmaster.pid")).First(),
        CultureInfo.InvariantCulture);

    private void Note(string? line)
    {
        lock (_output)
        {
            _output.AppendLine(line);
            _awaited();
        }

        if (line?.StartsWith(Ready, StringComparison.Ordinal) == true)
        {
            _address.TrySetResult(new Uri(line[Ready.Length..]));
        }
    }
}
