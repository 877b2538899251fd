namespace IntMan.Benchmarks.Transfer;

/// <summary>Uploads and decides like a browser without script: the page loads itself anew until the work is done.</summary>
public sealed class ImportVisitor(Uri address) : StaffVisitor(address)
{
    private const string Page = "/verwaltung/import";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    /// <returns>Address of the result.</returns>
    public async Task<string> CheckAsync(string csv)
    {
        using var content = new MultipartFormDataContent { { new StringContent(await TokenAsync(Page)), "__RequestVerificationToken" },
            { new StringContent(csv), "datei", "streets.csv" } };
        using var answer = await Client.PostAsync(Of(Page), content);
        var job = answer.RequestMessage!.RequestUri!.AbsolutePath;
        await WaitAsync(job);
        return job;
    }

    public async Task DecideAsync(string job, string handler)
    {
        using var answer = await PostAsync($"{job}?handler={handler}", await TokenAsync(job), [new("geprueft", "true")]);
        answer.EnsureSuccessStatusCode();
        var result = await WaitAsync(job);
        if (answer.RequestMessage!.RequestUri!.Query.Length > 0 || result.Contains("ip-note--warn\" role=\"status\"", StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"{handler} was refused: {result}");
        }
    }

    private async Task<string> WaitAsync(string job)
    {
        while (true)
        {
            var page = await Client.GetStringAsync(Of(job));
            if (!page.Contains("data-progress", StringComparison.Ordinal))
            {
                return page.Contains("ip-errorsum", StringComparison.Ordinal)
                    ? throw new InvalidOperationException($"The file has errors: {page}") : page;
            }

            await Task.Delay(Pause);
        }
    }
}
