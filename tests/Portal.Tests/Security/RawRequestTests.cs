using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using IntMan.Portal.Security;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Security;

/// <summary>Bytes that no client library sends, over a real connection (ASVS 4.2.1).</summary>
public sealed class RawRequestTests(KestrelHost portal) : IClassFixture<KestrelHost>
{
    [Theory]
    [InlineData("GET /suche?q=%zz HTTP/1.1", "Host: localhost", 200)]
    [InlineData("GET /suche?q=% HTTP/1.1", "Host: localhost", 200)]
    [InlineData("GET /suche?q=a\u00fcb HTTP/1.1", "Host: localhost", 400)]
    [InlineData("GET /gemeinden/%zz HTTP/1.1", "Host: localhost", 404)]
    [InlineData("GET /gemeinden/%00 HTTP/1.1", "Host: localhost", 400)]
    [InlineData("GET /ansprechpersonen/a%00b HTTP/1.1", "Host: localhost", 400)]
    [InlineData("GET /suche?q=%00 HTTP/1.1", "Host: localhost", 400)]
    [InlineData("GET /../../etc/passwd HTTP/1.1", "Host: localhost", 404)]
    [InlineData("GET //evil.example/ HTTP/1.1", "Host: localhost", 404)]
    [InlineData("GET http://evil.example/ HTTP/1.1", "Host: localhost", 400)]
    [InlineData("GET / HTTP/1.1", "X: y", 400)]
    [InlineData("GET / HTTP/1.1", "Host: localhost\r\nHost: evil.example", 400)]
    [InlineData("GET / HTTP/1.1", "Host: a b", 400)]
    [InlineData("GET / HTTP/1.1", "Host: localhost\r\nX: a\u0000b", 400)]
    [InlineData("GET / HTTP/9.9", "Host: localhost", 505)]
    [InlineData("TRACE / HTTP/1.1", "Host: localhost", 405)]
    [InlineData("POST / HTTP/1.1", "Host: localhost\r\nContent-Length: -1", 400)]
    [InlineData("Unsinn", "Host: localhost", 400)]
    public async Task StrangeBytes_GetAStatusOfTheClientsFault(string line, string headers, int status)
    {
        var answer = await SendAsync($"{line}\r\n{headers}\r\nConnection: close\r\n\r\n");
        AssertAnswer(answer, status);
    }

    [Fact]
    public async Task EndlessHeader_IsRefused() =>
        AssertAnswer(await SendAsync($"GET / HTTP/1.1\r\nHost: localhost\r\nX: {new string('a', 40_000)}\r\nConnection: close\r\n\r\n"),
            431);

    [Fact]
    public async Task EndlessLine_IsRefused() =>
        AssertAnswer(await SendAsync($"GET /{new string('a', 40_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n"), 414);

    [Fact]
    public async Task Refusal_OfTheSecondRequest_LeavesTheFirstAnswerWhole()
    {
        var answer = await SendAsync("GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\nGET /%00 HTTP/1.1\r\nHost: localhost\r\n\r\n");
        var second = answer.LastIndexOf("HTTP/1.1 ", StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 200 OK", answer, StringComparison.Ordinal);
        Assert.Contains("ok", answer[..second], StringComparison.Ordinal);
        AssertAnswer(answer[second..], 400);
    }

    [Fact]
    public async Task Refusal_OfHead_HasNoBody()
    {
        var answer = await SendAsync("HEAD / HTTP/1.1\r\nHost: a b\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 400 ", answer, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\n", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/robots.txt")]
    [InlineData("/health/live")]
    [InlineData("/gemeinden/08215017.json")]
    public async Task Head_SendsNoBody(string address)
    {
        var answer = await SendAsync($"HEAD {address} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 200 ", answer, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\n", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("\r\nServer:", answer, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whoever refuses, Kestrel or the portal: the headers are there, and a page that says what happened, as long as it was said
    /// to be.</summary>
    private static void AssertAnswer(string answer, int status)
    {
        Assert.StartsWith($"HTTP/1.1 {status} ", answer, StringComparison.Ordinal);
        var end = answer.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var (head, body) = (answer[..end], answer[(end + 4)..]);
        Assert.All(SecurityHeaders.Always, header => Assert.Contains($"\r\n{header.Name}: {header.Value}", head, StringComparison.Ordinal));
        if (Regex.Match(head, "Content-Length: ([0-9]+)") is { Success: true } length)
        {
            Assert.Equal(int.Parse(length.Groups[1].Value, CultureInfo.InvariantCulture), body.Length);
        }

        Assert.Contains("<h1 ", body, StringComparison.Ordinal);
        Assert.Contains("</html>", body, StringComparison.Ordinal);
    }

    private async Task<string> SendAsync(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(portal.Address.Host, portal.Address.Port, TestContext.Current.CancellationToken);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        try
        {
            return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        }
        catch (IOException e)
        {
            return $"no answer: {e.Message}";
        }
    }
}
