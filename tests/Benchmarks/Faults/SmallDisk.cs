using System.Diagnostics;

namespace IntMan.Benchmarks.Faults;

// A file system in memory with room for the demo county and little more.
public sealed class SmallDisk : IAsyncDisposable
{
    private const string Size = "size=256m";
    private readonly string _folder;
    private readonly CancellationTokenSource _emptied = new();
    private Task _filling = Task.CompletedTask;

    private SmallDisk(string folder) => _folder = folder;

    private string Ballast => Path.Combine(_folder, "ballast");

    // Null where mounting is not allowed: only the system's administrator may.
    public static async Task<SmallDisk?> MountAsync(string folder) =>
        await RunAsync("mount", ["-t", "tmpfs", "-o", Size, "intman-faults", folder]) ? new SmallDisk(folder) : null;

    // Takes also what the server gives free meanwhile.
    public void Fill() => _filling = Task.Run(async () =>
    {
        await using var file = new FileStream(Ballast, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var block = new byte[4096];
        while (!_emptied.IsCancellationRequested)
        {
            try
            {
                file.Write(block);
            }
            catch (IOException)
            {
                await Task.Delay(10);
            }
        }
    });

    public async Task EmptyAsync()
    {
        await _emptied.CancelAsync();
        await _filling;
        File.Delete(Ballast);
    }

    public async ValueTask DisposeAsync()
    {
        _emptied.Dispose();
        await RunAsync("umount", [_folder]);
    }

    private static async Task<bool> RunAsync(string program, string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
        return process.ExitCode == 0;
    }
}
