using IntMan.Benchmarks.Cases;
using IntMan.Benchmarks.Faults;
using IntMan.Benchmarks.Load;
using IntMan.Benchmarks.Micro;
using IntMan.Benchmarks.Statistics;
using IntMan.Benchmarks.Transfer;

return args switch
{
    ["load", .. var rest] when LoadOptions.TryParse(rest, out var options) => await LoadRun.ExecuteAsync(options),
    ["micro"] => MicroRun.Execute(),
    ["import"] => await ImportRun.ExecuteAsync(),
    ["gate"] => await GateRun.ExecuteAsync(),
    ["cases"] => await CaseRun.ExecuteAsync(),
    ["statistics"] => await StatisticsRun.ExecuteAsync(withLand: false),
    ["statistics", "--land"] => await StatisticsRun.ExecuteAsync(withLand: true),
    ["statistics", var server, var database, var content, .. var rest] =>
        await StatisticsRun.MeasureAsync(server, database, content, rest is ["--land"]),
    ["faults"] => await FaultRun.ExecuteAsync(),
    [Floor.Verb, var address, var connectionString, var pageFile] => await Floor.ServeAsync(address, connectionString, pageFile),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Usage: load [--scales 1,20] [--seconds 8] [--connections 8] | micro | import | gate | cases | "
        + "statistics [--land] | faults");
    return 1;
}
