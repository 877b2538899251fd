using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using IntMan.Foundation.Database;

namespace IntMan.Portal.Database;

public sealed class EmbeddedPostgres
{
    private const int LongestSocketPath = 107;
    private readonly string _binaries;
    private readonly string _data;
    private readonly string _socket;
    private readonly bool _isDurable;
    private readonly ServerUser _user = new();

    public EmbeddedPostgres(string folder, bool isDurable = true)
    {
        _binaries = PostgresBinaries.Find();
        (_data, _isDurable) = (Path.Combine(folder, "cluster"), isDurable);
        _socket = Path.Combine(folder, "socket");
        if (Encoding.UTF8.GetByteCount(_socket) + "/.s.PGSQL.5432.lock".Length > LongestSocketPath)
        {
            _socket = Path.Combine(Path.GetTempPath(),
                "intman-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folder)))[..16]);
        }

        System.IO.Directory.CreateDirectory(folder);
    }

    public string ConnectionString(string database) => $"Host={_socket};Username=intman;Database={database}";

    public async Task StartAsync(CancellationToken cancellation)
    {
        _user.MakePrivateFolder(_data);
        _user.MakePrivateFolder(_socket);
        if (!File.Exists(Path.Combine(_data, "PG_VERSION")))
        {
            await RunAsync("initdb", ["-D", _data, "-U", "intman", "--encoding=UTF8", "--locale=C.UTF-8", "--text-search-config=german",
                "--auth-local=trust", "--auth-host=reject", .. _isDurable ? (string[])[] : ["--no-sync"]], cancellation);
        }

        var pidFile = Path.Combine(_data, "postmaster.pid");
        if (await IsRunningAsync(pidFile, cancellation))
        {
            return;
        }

        // Nobody serves this folder: what a killed server left behind would keep the next one away.
        File.Delete(pidFile);
        File.Delete(Path.Combine(_socket, ".s.PGSQL.5432.lock"));
        await RunAsync("pg_ctl", ["-s", "-D", _data, "-w", "-t", "60", "-l", Path.Combine(_data, "server.log"), "-o", ServerOptions(),
            "start"], cancellation);
    }

    public Task StopAsync() => RunAsync("pg_ctl", ["-D", _data, "-m", "fast", "-w", "-t", "30", "stop"], CancellationToken.None,
        isStop: true);

    private string ServerOptions() =>
        $"-k '{_socket}' -c listen_addresses='' -c unix_socket_permissions=0700 -c shared_buffers=64MB -c max_connections=80 -c jit=off "
            + "-c timezone=UTC"
        + (_isDurable ? "" : " -c fsync=off -c synchronous_commit=off -c full_page_writes=off");

    private async Task<bool> IsRunningAsync(string pidFile, CancellationToken cancellation)
    {
        var processes = ServerProcesses();
        if (File.Exists(pidFile) && processes.Contains(File.ReadLines(pidFile).FirstOrDefault()?.Trim() ?? ""))
        {
            return true;
        }

        // Backends whose postmaster was killed leave by themselves; starting over them would corrupt the cluster.
        for (var attempt = 0; processes.Count > 0 && attempt < 50; attempt++)
        {
            await Task.Delay(100, cancellation);
            processes = ServerProcesses();
        }

        return processes.Count == 0 ? false
            : throw new PortalStartRefused(
            $"In {_data} laufen noch verwaiste Datenbankprozesse ({string.Join(", ", processes)}). Beenden Sie diese zuerst.");
    }

    private List<string> ServerProcesses() =>
        [.. System.IO.Directory.EnumerateDirectories("/proc").Select(folder => Path.GetFileName(folder))
            .Where(pid => char.IsAsciiDigit(pid[0]) && WorkingFolder(pid) == _data)];

    private static string? WorkingFolder(string pid)
    {
        try
        {
            return new FileInfo($"/proc/{pid}/cwd").LinkTarget;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The process ended meanwhile or belongs to somebody else: it is not ours.
            return null;
        }
    }

    private async Task RunAsync(string program, string[] arguments, CancellationToken cancellation, bool isStop = false)
    {
        var start = _user.Command(Path.Combine(_binaries, program), arguments, _data);

        // A server that is started inherits the pipe and would hold it open for ever.
        var isListening = !arguments.Contains("start");
        start.RedirectStandardOutput = start.RedirectStandardError = isListening;
        using var process = Process.Start(start) ?? throw new PortalStartRefused($"{program} ließ sich nicht starten.");
        var said = isListening ? await process.StandardError.ReadToEndAsync(cancellation)
            + await process.StandardOutput.ReadToEndAsync(cancellation) : $"Siehe {_data}/server.log.";
        await process.WaitForExitAsync(cancellation);
        if (process.ExitCode != 0 && !isStop)
        {
            throw new PortalStartRefused($"Die Datenbank ließ sich nicht starten ({program}). {said.Trim()}");
        }
    }
}
