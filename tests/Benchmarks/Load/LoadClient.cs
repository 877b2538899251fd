using System.Buffers;
using System.Diagnostics;

namespace IntMan.Benchmarks.Load;

/// <summary>A closed loop: each connection asks for the next address as soon as it has read the answer to the last.</summary>
public static class LoadClient
{
    /// <exception cref="HttpRequestException">An answer other than 200: its time would say nothing.</exception>
    public static async Task<LoadResult> RunAsync(Uri server, IReadOnlyList<string> paths, int connections, TimeSpan duration)
    {
        using var handler = new SocketsHttpHandler { MaxConnectionsPerServer = connections, UseProxy = false, UseCookies = false };
        using var client = new HttpMessageInvoker(handler);
        var addresses = paths.Select(path => new Uri(server, path)).ToArray();
        var start = Stopwatch.GetTimestamp();
        var workers = await Task.WhenAll(Enumerable.Range(0, connections)
            .Select(worker => Task.Run(() => AskAsync(client, addresses, worker * addresses.Length / connections, start, duration))));
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var times = workers.SelectMany(worker => worker.Milliseconds).Order().ToArray();
        return new LoadResult(times.Length, times.Length / seconds, At(times, 0.5), At(times, 0.99),
            workers.Sum(worker => worker.Bytes) / (double)times.Length);
    }

    private static async Task<(List<double> Milliseconds, long Bytes)> AskAsync(HttpMessageInvoker client, Uri[] addresses, int first,
        long start, TimeSpan duration)
    {
        var times = new List<double>(10_000);
        var bytes = 0L;
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        for (var next = first; Stopwatch.GetElapsedTime(start) < duration; next++)
        {
            var begun = Stopwatch.GetTimestamp();
            using var request = new HttpRequestMessage(HttpMethod.Get, addresses[next % addresses.Length]);
            using var answer = await client.SendAsync(request, CancellationToken.None);
            answer.EnsureSuccessStatusCode();
            await using var body = await answer.Content.ReadAsStreamAsync();
            for (int read; (read = await body.ReadAsync(buffer)) > 0;)
            {
                bytes += read;
            }

            times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        ArrayPool<byte>.Shared.Return(buffer);
        return (times, bytes);
    }

    private static double At(double[] sorted, double share) => sorted[(int)(share * (sorted.Length - 1))];
}

/// <summary>What one stretch of load gave.</summary>
/// <param name="Requests">Answers.</param>
/// <param name="PerSecond">Answers a second.</param>
/// <param name="P50">Median in milliseconds, as the client sees it.</param>
/// <param name="P99">99th percentile in milliseconds.</param>
/// <param name="Bytes">Mean size of a body, uncompressed.</param>
public sealed record LoadResult(int Requests, double PerSecond, double P50, double P99, double Bytes);
