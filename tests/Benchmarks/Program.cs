using IntMan.Benchmarks.Load;
using IntMan.Benchmarks.Micro;

return args switch
{
    ["load", .. var rest] when LoadOptions.TryParse(rest, out var options) => await LoadRun.ExecuteAsync(options),
    ["micro"] => MicroRun.Execute(),
    [Floor.Verb, var address, var connectionString, var pageFile] => await Floor.ServeAsync(address, connectionString, pageFile),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Usage: load [--scales 1,20] [--seconds 8] [--connections 8] | micro");
    return 1;
}
