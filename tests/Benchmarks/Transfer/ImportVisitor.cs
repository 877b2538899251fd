using System.Text.RegularExpressions;

namespace IntMan.Benchmarks.Transfer;

/// <summary>Uploads and decides like a browser without script: the page loads itself anew until the work is done.</summary>
public sealed partial class ImportVisitor : IDisposable
{
    private const string Page = "/verwaltung/import";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly HttpClient _client;

    public ImportVisitor(Uri address) => _client = new HttpClient(new SocketsHttpHandler { UseCookies = true }) { BaseAddress = address };

    /// <summary>As the demo county's administration.</summary>
    public async Task SignInAsync()
    {
        using var answer = await _client.PostAsync(Of("/konto/anmelden"), new FormUrlEncodedContent(
            [new("__RequestVerificationToken", await TokenAsync("/konto/anmelden")), new("email", "admin@demo.example"), new("passwort", "wegweiser-demo-2026")]));
        answer.EnsureSuccessStatusCode();
    }

    /// <returns>Address of the result.</returns>
    public async Task<string> CheckAsync(string csv)
    {
        using var content = new MultipartFormDataContent { { new StringContent(await TokenAsync(Page)), "__RequestVerificationToken" }, { new StringContent(csv), "datei", "streets.csv" } };
        using var answer = await _client.PostAsync(Of(Page), content);
        var job = answer.RequestMessage!.RequestUri!.AbsolutePath;
        await WaitAsync(job);
        return job;
    }

    public async Task DecideAsync(string job, string handler)
    {
        using var answer = await _client.PostAsync(Of($"{job}?handler={handler}"), new FormUrlEncodedContent([new("__RequestVerificationToken", await TokenAsync(job))]));
        answer.EnsureSuccessStatusCode();
        var result = await WaitAsync(job);
        if (answer.RequestMessage!.RequestUri!.Query.Length > 0 || result.Contains("ip-note--warn", StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"{handler} was refused: {result}");
        }
    }

    public void Dispose() => _client.Dispose();

    private static Uri Of(string path) => new(path, UriKind.Relative);

    private async Task<string> WaitAsync(string job)
    {
        while (true)
        {
            var page = await _client.GetStringAsync(Of(job));
            if (!page.Contains("data-progress", StringComparison.Ordinal))
            {
                return page.Contains("ip-errorsum", StringComparison.Ordinal) ? throw new InvalidOperationException($"The file has errors: {page}") : page;
            }

            await Task.Delay(Pause);
        }
    }

    private async Task<string> TokenAsync(string page) => Token().Match(await _client.GetStringAsync(Of(page))).Groups[1].Value;

    [GeneratedRegex("__RequestVerificationToken\"[^>]* value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
