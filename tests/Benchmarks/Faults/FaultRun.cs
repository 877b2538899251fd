using System.Globalization;
using IntMan.Benchmarks.Load;

namespace IntMan.Benchmarks.Faults;

// The private database of a running portal fails in several ways, one after the other, while people read and save. Nobody helps: the
// portal must come back by itself, and what it has acknowledged must be there.
public static class FaultRun
{
    private static readonly TimeSpan Before = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Lasting = TimeSpan.FromSeconds(10);

    // 0, or 1 when something acknowledged is lost, the portal does not come back, or answers anything but a page or 503.
    public static async Task<int> ExecuteAsync()
    {
        await PublishedPortal.PublishAsync();
        var load = (await File.ReadAllTextAsync("/proc/loadavg")).Split(' ')[0];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} processors, load {load}"));
        Console.WriteLine(Outcome.Head);
        var isFine = await FailAsync();
        return await RunOutOfDiskAsync() && isFine ? 0 : 1;
    }

    private static async Task<bool> FailAsync()
    {
        await PublishedPortal.SeedDemoAsync();
        await using var portal = await PublishedPortal.ServeDemoAsync();
        var isFine = await MeetAsync(portal, "server killed", () => DatabaseServer.SignalAsync("KILL", DatabaseServer.Id));
        isFine &= await MeetAsync(portal, "one backend killed",
            async () => await DatabaseServer.SignalAsync("KILL", await DatabaseServer.BackendOfAReaderAsync()));
        isFine &= await MeetAsync(portal, "server stopped for 10 s", () => StopAsync([DatabaseServer.Id]));
        return isFine & await MeetAsync(portal, "server and all backends stopped for 10 s",
            () => StopAsync([.. DatabaseServer.Processes()]));
    }

    private static async Task<bool> RunOutOfDiskAsync()
    {
        PublishedPortal.ClearDemo();
        await using var disk = await SmallDisk.MountAsync(PublishedPortal.DemoFolder);
        if (disk is null)
        {
            Console.WriteLine("Left out: a full disk. Mounting a small one needs root.");
            return true;
        }

        await PublishedPortal.CommandAsync("seed", "demo");
        await using var portal = await PublishedPortal.ServeDemoAsync();
        return await MeetAsync(portal, "disk full for 10 s", async () =>
        {
            disk.Fill();
            await Task.Delay(Lasting / 2);
            await DatabaseServer.UseUpLogAsync();
            await Task.Delay(Lasting / 2);
            await disk.EmptyAsync();
        });
    }

    private static async Task<bool> MeetAsync(OwnProcess portal, string fault, Func<Task> failAsync)
    {
        using var watch = await Watch.StartAsync(portal.Address);
        await Task.Delay(Before);
        var server = DatabaseServer.Id;
        await failAsync();
        var gone = watch.Now;
        var isBack = await watch.IsCalmAsync(gone);
        var answers = await watch.EndAsync();
        var there = isBack ? await DatabaseServer.StreetsAsync() : [];
        var outcome = new Outcome(fault, answers, gone, watch.Saved.Count, watch.Saved.Count(street => !there.Contains(street)))
        {
            IsBack = isBack,
            WasStartedAgain = isBack && DatabaseServer.Id != server,
        };
        Console.WriteLine(outcome);
        if (!outcome.IsFine)
        {
            Console.WriteLine(portal.LastLines);
        }

        return outcome.IsFine;
    }

    private static async Task StopAsync(string[] processes)
    {
        await DatabaseServer.SignalAsync("STOP", processes);
        await Task.Delay(Lasting);
        await DatabaseServer.SignalAsync("CONT", processes);
    }
}
