using System.Diagnostics;
using IntMan.Benchmarks.Load;
using Npgsql;

namespace IntMan.Benchmarks.Faults;

// The private database server of the portal under test, as the system and its owner see it.
public static class DatabaseServer
{
    private static string Cluster => Path.Combine(PublishedPortal.DemoFolder, "postgres", "cluster");

    public static string Id => File.ReadLines(Path.Combine(Cluster, "postmaster.pid")).First().Trim();

    public static IEnumerable<string> Processes() => System.IO.Directory.EnumerateDirectories("/proc")
        .Select(folder => Path.GetFileName(folder))
        .Where(id => char.IsAsciiDigit(id[0]) && FolderOf(id) == Cluster);

    public static async Task SignalAsync(string signal, params IEnumerable<string> processes)
    {
        using var kill = Process.Start("kill", [$"-{signal}", .. processes]);
        await kill.WaitForExitAsync();
    }

    public static async Task<string> BackendOfAReaderAsync()
    {
        await using var source = Connect();
        await using var command = source.CreateCommand("select pid::text from pg_stat_activity where usename = 'portal_public' limit 1");
        return (string)(await command.ExecuteScalarAsync())!;
    }

    // Asks for new files of the server's log until it has no room for one and ends.
    public static async Task UseUpLogAsync()
    {
        const string NextFile = "select pg_logical_emit_message(true, 'fault', repeat('x', 100000)), pg_switch_wal()";
        await using var source = Connect();
        try
        {
            for (var file = 0; file < 100; file++)
            {
                await using var command = source.CreateCommand(NextFile);
                await command.ExecuteNonQueryAsync();
            }
        }
        catch (NpgsqlException)
        {
            // It has ended.
        }
    }

    public static async Task<HashSet<string>> StreetsAsync()
    {
        await using var source = Connect();
        await using var command = source.CreateCommand("select array_agg(name) from directory.street");
        return [.. (string[])(await command.ExecuteScalarAsync())!];
    }

    private static string? FolderOf(string process)
    {
        try
        {
            return new FileInfo($"/proc/{process}/cwd").LinkTarget;
        }
        catch (IOException)
        {
            // It has ended meanwhile.
            return null;
        }
    }

    private static NpgsqlDataSource Connect()
    {
        // Line 5 of postmaster.pid is the folder of the server's socket.
        var socket = File.ReadLines(Path.Combine(Cluster, "postmaster.pid")).ElementAt(4);
        return NpgsqlDataSource.Create($"Host={socket};Username=intman;Database=portal;Pooling=false");
    }
}
