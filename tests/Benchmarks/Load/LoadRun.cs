namespace IntMan.Benchmarks.Load;

/// <summary>Publishes, seeds, starts one portal and one floor for each scale and measures them in turn, so that all see the same
/// machine.</summary>
public static class LoadRun
{
    // Code runs slowly until the second compilation, which waits until no more code is compiled for the first time.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Alone = TimeSpan.FromSeconds(0.7);

    /// <returns>0, or 1 when a search led to a wrong answer first.</returns>
    public static async Task<int> ExecuteAsync(LoadOptions options)
    {
        await PublishedPortal.PublishAsync();
        var started = new List<OwnProcess>();
        try
        {
            var targets = new List<LoadTarget>();
            foreach (var scale in options.Scales)
            {
                await PublishedPortal.SeedAsync(scale);
                var portal = await PublishedPortal.ServeAsync(scale);
                started.Add(portal);
                using var client = new HttpClient { BaseAddress = portal.Address };
                var floor = await PublishedPortal.ServeFloorAsync(scale,
                    await client.GetByteArrayAsync(new Uri("/gemeinden/08215017", UriKind.Relative)));
                started.Add(floor);
                targets.Add(new LoadTarget(scale, new Scenario("floor", ["/"]), floor));
                targets.AddRange(Scenario.All.Select(scenario => new LoadTarget(scale, scenario, portal)));
            }

            await MeasureAsync(options, targets);
            LoadReport.Print(targets, Console.Out);
            return await CheckAnswersAsync(targets);
        }
        finally
        {
            foreach (var process in started.AsEnumerable().Reverse())
            {
                await process.DisposeAsync();
            }
        }
    }

    private static async Task MeasureAsync(LoadOptions options, List<LoadTarget> targets)
    {
        foreach (var target in targets)
        {
            await LoadClient.RunAsync(target.Process.Address, target.Scenario.Paths, options.Connections, WarmUp);
        }

        for (var round = 0; round < LoadOptions.Rounds; round++)
        {
            foreach (var target in targets)
            {
                var before = target.Process.ProcessorTime;
                var loaded = await LoadClient.RunAsync(target.Process.Address, target.Scenario.Paths, options.Connections,
                    TimeSpan.FromSeconds(options.Seconds / LoadOptions.Rounds));
                var processor = (target.Process.ProcessorTime - before).TotalMilliseconds / loaded.Requests;
                var alone = await LoadClient.RunAsync(target.Process.Address, target.Scenario.Paths, 1, Alone);
                target.Rounds.Add(new LoadRound(loaded, alone, processor));
            }
        }
    }

    private static async Task<int> CheckAnswersAsync(List<LoadTarget> targets)
    {
        var failed = 0;
        foreach (var target in targets.Where(target => target.Scenario.Name == "search"))
        {
            var wrong = await SearchAnswers.WrongOnesAsync(target.Process.Address);
            Console.WriteLine(
                $"Scale {target.Scale}: {SearchAnswers.Expected.Count - wrong.Count} of {SearchAnswers.Expected.Count} searches give the "
                + "right answer first.");
            foreach (var line in wrong)
            {
                Console.WriteLine(line);
            }

            failed += wrong.Count;
        }

        return failed == 0 ? 0 : 1;
    }
}

/// <summary>A kind of page at one scale, and what was measured of it.</summary>
public sealed record LoadTarget(int Scale, Scenario Scenario, OwnProcess Process)
{
    public List<LoadRound> Rounds { get; } = [];

    public double Median(Func<LoadRound, double> value) => Rounds.Select(value).Order().ElementAt(Rounds.Count / 2);
}

/// <summary>One round.</summary>
/// <param name="Loaded">With all connections.</param>
/// <param name="Alone">With one connection: how long the server takes when nobody else waits.</param>
/// <param name="Processor">Processor time of the web process a request, in milliseconds; hardly disturbed by other work on the
/// machine.</param>
public sealed record LoadRound(LoadResult Loaded, LoadResult Alone, double Processor);
