using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace IntMan.Benchmarks.Load;

/// <summary>The published portal, with a data folder for each scale below artifacts/benchmarks.</summary>
public static class PublishedPortal
{
    // A Wednesday on which offices are open: what the home page shows does not depend on the day of the measurement.
    private const string FixedNow = "2026-11-18T10:12+01:00";

    private static string Root { get; } = FindRoot();
    public static string Folder => Path.Combine(Root, "artifacts", "benchmarks");
    private static string Binary => Path.Combine(Folder, "portal", "IntMan.Portal");

    public static Task PublishAsync() =>
        RunAsync(new ProcessStartInfo("dotnet", ["publish", Path.Combine(Root, "src", "Portal"), "-c", "Release", "-v", "q", "-o",
        Path.GetDirectoryName(Binary)!]));

    /// <summary>Fills the data folder of a scale; what is loaded already stays. A folder made by other migrations is made anew.</summary>
    public static async Task SeedAsync(int scale)
    {
        if (System.IO.Directory.Exists(DataFolder(scale)) && !await TryRunAsync(Start(scale, "migrate")))
        {
            System.IO.Directory.Delete(DataFolder(scale), recursive: true);
        }

        await RunAsync(Start(scale, "seed", "demo"));
        await RunAsync(Start(scale, "seed", "load", "--scale", scale.ToString(CultureInfo.InvariantCulture)));
    }

    public static string BinaryFolder => Path.GetDirectoryName(Binary)!;

    /// <summary>Folder of the socket of the running server; line 5 of postmaster.pid.</summary>
    public static string DemoSocket =>
        File.ReadLines(Path.Combine(DemoFolder, "postgres", "cluster", "postmaster.pid")).ElementAt(4);

    public static string DemoFolder => DataFolder(0);

    public static void ClearDemo()
    {
        if (System.IO.Directory.Exists(DemoFolder))
        {
            System.IO.Directory.Delete(DemoFolder, recursive: true);
        }

        System.IO.Directory.CreateDirectory(DemoFolder);
    }

    /// <summary>A fresh data folder with nothing but the demo county.</summary>
    public static Task SeedDemoAsync()
    {
        ClearDemo();
        return CommandAsync("seed", "demo");
    }

    /// <summary>A verb of the command line over the demo county.</summary>
    public static Task CommandAsync(params string[] arguments) => RunAsync(Start(0, arguments));

    public static Task<OwnProcess> ServeDemoAsync() => ServeAsync(0);

    public static Task<OwnProcess> ServeAsync(int scale)
    {
        var address = FreeAddress();
        var start = Start(scale);
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        start.Environment["Portal__RateLimits"] = "false";
        start.Environment["Portal__FixedNow"] = FixedNow;
        return OwnProcess.StartAsync(start, address, "/");
    }

    public static async Task<OwnProcess> ServeFloorAsync(int scale, byte[] page)
    {
        var pageFile = Path.Combine(Folder, "floor.html");
        await File.WriteAllBytesAsync(pageFile, page);
        var address = FreeAddress();

        // Line 5 of postmaster.pid is the folder of the server's socket.
        var socket = File.ReadLines(Path.Combine(DataFolder(scale), "postgres", "cluster", "postmaster.pid")).ElementAt(4);
        var connectionString =
            $"Host={socket};Username=portal_public;Database=portal;MaxPoolSize=30;MaxAutoPrepare=8;AutoPrepareMinUsages=2";
        return await OwnProcess.StartAsync(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "IntMan.Benchmarks"),
            [Floor.Verb, address.ToString(), connectionString, pageFile]), address, "/");
    }

    /// <summary>To the server of the running demo portal.</summary>
    public static string DemoConnection(string role) =>
        $"Host={File.ReadLines(Path.Combine(DemoFolder, "postgres", "cluster", "postmaster.pid")).ElementAt(4)};Username={role};"
        + "Database=portal";

    private static string DataFolder(int scale) => Path.Combine(Folder, string.Create(CultureInfo.InvariantCulture, $"data-{scale}"));

    // Development, because only there the clock may be fixed.
    private static ProcessStartInfo Start(int scale, params string[] arguments) => new(Binary, arguments)
    {
        Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Development", ["Portal__DataDirectory"] = DataFolder(scale),
            ["ConnectionStrings__Portal"] = null },
    };

    private static async Task RunAsync(ProcessStartInfo start)
    {
        if (!await TryRunAsync(start))
        {
            throw new InvalidOperationException($"{start.FileName} {string.Join(' ', start.ArgumentList)} has failed.");
        }
    }

    private static async Task<bool> TryRunAsync(ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        return process.ExitCode == 0;
    }

    private static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://{listener.LocalEndpoint}");
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "IntMan.sln")))
        {
            folder = Path.GetDirectoryName(folder)
                ?? throw new InvalidOperationException("Run the benchmarks from a checkout: IntMan.sln is not above the binary.");
        }

        return folder;
    }
}
