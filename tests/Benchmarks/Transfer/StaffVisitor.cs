using System.Net;
using System.Text.RegularExpressions;

namespace IntMan.Benchmarks.Transfer;

/// <summary>Signed in as the demo county's administration, like a browser without script.</summary>
public class StaffVisitor(Uri address) : IDisposable
{
    private static readonly Regex Hidden = new("<input[^>]* name=\"([^\"]+)\"[^>]* value=\"([^\"]*)\"", RegexOptions.Compiled);

    protected HttpClient Client { get; } = new(new SocketsHttpHandler { UseCookies = true }) { BaseAddress = address,
        Timeout = TimeSpan.FromMinutes(5) };

    public async Task SignInAsync()
    {
        using var answer = await PostAsync("/konto/anmelden", await TokenAsync("/konto/anmelden"),
            [new("email", "admin@demo.example"), new("passwort", "wegweiser-demo-2026")]);
        answer.EnsureSuccessStatusCode();
    }

    public Task<string> ReadAsync(string page) => Client.GetStringAsync(Of(page));

    public Task<HttpResponseMessage> PostAsync(string page, string token, IEnumerable<KeyValuePair<string, string>> fields) =>
        Client.PostAsync(Of(page), new FormUrlEncodedContent([new("__RequestVerificationToken", token), .. fields]));

    public async Task<string> TokenAsync(string page) => FieldsOf(await ReadAsync(page))
        .First(field => field.Key == "__RequestVerificationToken").Value;

    /// <summary>The inputs that stand in a part of a page with their values.</summary>
    public static IEnumerable<KeyValuePair<string, string>> FieldsOf(string html) =>
        Hidden.Matches(html).Select(input => new KeyValuePair<string, string>(input.Groups[1].Value,
            WebUtility.HtmlDecode(input.Groups[2].Value)));

    public void Dispose()
    {
        Client.Dispose();
        GC.SuppressFinalize(this);
    }

    protected static Uri Of(string path) => new(path, UriKind.Relative);
}
