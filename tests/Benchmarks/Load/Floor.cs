using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace IntMan.Benchmarks.Load;

/// <summary>
/// What any page costs at least: a Kestrel endpoint with one indexed query that returns the bytes of a municipality's page. Ratios
/// to it can be compared between machines, requests per second cannot.
/// </summary>
public static class Floor
{
    /// <summary>Runs in a process of its own, as the portal does.</summary>
    public const string Verb = "floor";

    public static async Task<int> ServeAsync(string address, string connectionString, string pageFile)
    {
        var page = await File.ReadAllBytesAsync(pageFile);
        await using var source = NpgsqlDataSource.Create(connectionString);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        await using var app = builder.Build();
        app.MapGet("/", async (HttpContext context) =>
        {
            await using var command = source.CreateCommand("select name from public_directory.municipality where ags = $1");
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue =
                Scenario.Municipalities[Random.Shared.Next(Scenario.Municipalities.Count)] });
            await command.ExecuteScalarAsync(context.RequestAborted);
            context.Response.ContentType = "text/html; charset=utf-8";
            context.Response.ContentLength = page.Length;
            await context.Response.Body.WriteAsync(page, context.RequestAborted);
        });
        await app.RunAsync();
        return 0;
    }
}
