using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using IntMan.Foundation.Database;

namespace IntMan.Portal.Database;

public sealed class EmbeddedPostgres
{
    private const int LongestSocketPath = 107;

    // The server's log takes a new file of this size when it needs one, and ends where there is no room for it.
    private const long LogFile = 16 * 1024 * 1024;

    private readonly string _binaries;
    private readonly string _data;
    private readonly string _socket;
    private readonly bool _isDurable;
    private readonly ServerUser _user = new();
    private string? _serverId;

    public EmbeddedPostgres(string folder, bool isDurable = true)
    {
        _binaries = PostgresBinaries.Find();
        System.IO.Directory.CreateDirectory(folder);
        (_data, _isDurable) = (Path.Combine(WithoutLinks(Path.GetFullPath(folder)), "cluster"), isDurable);
        _socket = Path.Combine(folder, "socket");
        if (Encoding.UTF8.GetByteCount(_socket) + "/.s.PGSQL.5432.lock".Length > LongestSocketPath)
        {
            _socket = Path.Combine(Path.GetTempPath(), "intman-"
                + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folder)))[..16]);
        }
    }

    public string ServerLog => Path.Combine(_data, "server.log");

    public bool IsRunning => _serverId is { } id && IsServer(id);

    // For people, without paths; null while the server runs.
    public string? Trouble => (IsRunning, IsMade) switch
    {
        (true, _) => null,
        (_, false) => "Der Datenordner der Datenbank fehlt oder ist beschädigt.",
        _ when new DriveInfo(_data).AvailableFreeSpace < LogFile => "Der Datenträger der Datenbank ist voll.",
        _ => "Die Datenbank ist ausgefallen und wird neu gestartet.",
    };

    private bool IsMade => File.Exists(Path.Combine(_data, "PG_VERSION"));

    private string ServerIdFile => Path.Combine(_data, "postmaster.pid");

    public string ConnectionString(string database) => $"Host={_socket};Username=intman;Database={database}";

    public async Task StartAsync(CancellationToken cancellation)
    {
        _user.MakePrivateFolder(_data);
        if (!IsMade)
        {
            await RunAsync("initdb", ["-D", _data, "-U", "intman", "--encoding=UTF8", "--locale=C.UTF-8", "--text-search-config=german",
                "--auth-local=trust", "--auth-host=reject", .. _isDurable ? (string[])[] : ["--no-sync"]], cancellation);
        }

        await ServeAsync(cancellation);
    }

    // Starts a server that has ended, and never makes a cluster: where the folder has vanished, an empty database would pass for the
    // lost one.
    public async Task RestartAsync(CancellationToken cancellation)
    {
        if (!IsMade)
        {
            throw new PortalStartRefused($"In {_data} liegt keine Datenbank.");
        }

        if (!IsNamedServerRunning())
        {
            KillOrphans();
        }

        await ServeAsync(cancellation);
    }

    public Task StopAsync() => IsMade
        ? RunAsync("pg_ctl", ["-D", _data, "-m", "fast", "-w", "-t", "30", "stop"], CancellationToken.None, isStop: true)
        : Task.CompletedTask;

    private async Task ServeAsync(CancellationToken cancellation)
    {
        _user.MakePrivateFolder(_socket);
        if (!await IsServedAsync(cancellation))
        {
            // Nobody serves this folder: what a killed server left behind would keep the next one away.
            File.Delete(ServerIdFile);
            File.Delete(Path.Combine(_socket, ".s.PGSQL.5432.lock"));

            // Not to be interrupted: a server that has begun to start would be left to itself.
            string[] start = ["-s", "-D", _data, "-w", "-t", "60", "-l", ServerLog, "-o", ServerOptions(), "start"];
            await RunAsync("pg_ctl", start, CancellationToken.None);
        }

        _serverId = ServerId();
    }

    private string ServerOptions() =>
        $"-k '{_socket}' -c listen_addresses='' -c unix_socket_permissions=0700 -c shared_buffers=64MB -c max_connections=120 -c jit=off "
            + "-c timezone=UTC"
        + (_isDurable ? "" : " -c fsync=off -c synchronous_commit=off -c full_page_writes=off");

    private async Task<bool> IsServedAsync(CancellationToken cancellation)
    {
        if (IsNamedServerRunning())
        {
            return true;
        }

        // Backends whose postmaster was killed leave by themselves; starting over them would corrupt the cluster.
        var processes = ServerProcesses();
        for (var attempt = 0; processes.Count > 0 && attempt < 50; attempt++)
        {
            await Task.Delay(100, cancellation);
            processes = ServerProcesses();
        }

        return processes.Count == 0 ? false
            : throw new PortalStartRefused(
            $"In {_data} laufen noch verwaiste Datenbankprozesse ({string.Join(", ", processes)}). Beenden Sie diese zuerst.");
    }

    // One that is busy or stopped would not leave. What it has committed is in the server's log; the rest was told to nobody.
    private void KillOrphans()
    {
        foreach (var orphan in ServerProcesses())
        {
            try
            {
                using var process = Process.GetProcessById(int.Parse(orphan, CultureInfo.InvariantCulture));
                process.Kill();
            }
            catch (ArgumentException)
            {
                // It has left meanwhile.
            }
        }
    }

    private bool IsNamedServerRunning() => File.Exists(ServerIdFile) && IsServer(ServerId());

    private string ServerId() => File.ReadLines(ServerIdFile).FirstOrDefault()?.Trim() ?? "";

    private List<string> ServerProcesses() =>
        [.. System.IO.Directory.EnumerateDirectories("/proc").Select(folder => Path.GetFileName(folder))
            .Where(pid => char.IsAsciiDigit(pid[0]) && IsServer(pid))];

    // Not everything that stands in the folder serves it: somebody may look around there with a shell.
    private bool IsServer(string pid)
    {
        try
        {
            return new FileInfo($"/proc/{pid}/cwd").LinkTarget == _data && File.ReadAllText($"/proc/{pid}/comm") == "postgres\n";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The process ended meanwhile or belongs to somebody else: it is not ours.
            return false;
        }
    }

    // As the system names the folder of a process.
    private static string WithoutLinks(string path)
    {
        var real = Path.GetDirectoryName(path) is { } parent ? Path.Combine(WithoutLinks(parent), Path.GetFileName(path)) : path;
        return new DirectoryInfo(real).ResolveLinkTarget(returnFinalTarget: true) is { } target ? WithoutLinks(target.FullName) : real;
    }

    private async Task RunAsync(string program, string[] arguments, CancellationToken cancellation, bool isStop = false)
    {
        var start = _user.Command(Path.Combine(_binaries, program), arguments, _data);

        // A server that is started inherits the pipe and would hold it open for ever.
        var isListening = !arguments.Contains("start");
        start.RedirectStandardOutput = start.RedirectStandardError = isListening;
        using var process = Process.Start(start) ?? throw new PortalStartRefused($"{program} ließ sich nicht starten.");
        var said = isListening ? await process.StandardError.ReadToEndAsync(cancellation)
            + await process.StandardOutput.ReadToEndAsync(cancellation) : $"Siehe {ServerLog}.";
        await process.WaitForExitAsync(cancellation);
        if (process.ExitCode != 0 && !isStop)
        {
            throw new PortalStartRefused($"Die Datenbank ließ sich nicht starten ({program}). {said.Trim()}");
        }
    }
}
