using System.Globalization;
using System.Net;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Security;

/// <summary>Headers on every status, methods, limits, what an unmarked and a failing endpoint give away.</summary>
public sealed class AnswerTests(BrokenPortalHost portal) : IClassFixture<BrokenPortalHost>
{
    private static readonly (string Name, string Value)[] Always =
    [
        ("Permissions-Policy",
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), "
        + "payment=(), usb=()"),
        ("Referrer-Policy", "same-origin"),
        ("X-Content-Type-Options", "nosniff"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ];

    private static readonly string[] Policy =
    [
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "font-src 'self'", "connect-src 'self'",
        "manifest-src 'self'", "worker-src 'self'", "form-action 'self'",
        "base-uri 'none'", "frame-ancestors 'none'", "object-src 'none'", "trusted-types portal-fragment portal-worker",
        "require-trusted-types-for 'script'",
    ];

    [Theory]
    [InlineData("GET", "/", 200)]
    [InlineData("GET", "/gemeinden/08215017", 200)]
    [InlineData("GET", "/robots.txt", 200)]
    [InlineData("GET", "/health/live", 200)]
    [InlineData("GET", "/css/portal.css", 200)]
    [InlineData("GET", "/js/search.js", 200)]
    [InlineData("GET", "/favicon.svg", 200)]
    [InlineData("GET", "/ansprechpersonen/mirela-ampelstein.vcf", 200)]
    [InlineData("GET", "/kalender/sprechstunden/mirela-ampelstein.ics", 200)]
    [InlineData("GET", "/seiten/impressum", 301)]
    [InlineData("GET", "/sitemap.xml", 304)]
    [InlineData("GET", "/suche?q=%00", 400)]
    [InlineData("POST", "/suche", 400)]
    [InlineData("GET", "/gibt-es-nicht", 404)]
    [InlineData("GET", BrokenPortalHost.Unmarked, 404)]
    [InlineData("DELETE", "/", 405)]
    [InlineData("GET", BrokenPortalHost.Failing, 500)]
    public async Task Headers_OnEveryStatus_AreSet(string method, string address, int status)
    {
        using var response = await portal.SendAsync(new HttpMethod(method), address, TestClock.Usual, status == 304
            ? [("If-None-Match", "*")] : []);
        Assert.Equal(status, (int)response.StatusCode);
        AssertHeaders(response);
    }

    [Fact]
    public async Task Headers_OverHttps_ForbidPlainHttp()
    {
        using var response = await portal.GetAsync("https://localhost/");
        Assert.Equal(["max-age=31536000; includeSubDomains"], response.Headers.GetValues("Strict-Transport-Security"));
        using var plain = await portal.GetAsync("/");
        Assert.False(plain.Headers.Contains("Strict-Transport-Security"));
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("OPTIONS")]
    [InlineData("TRACE")]
    [InlineData("CONNECT")]
    [InlineData("PROPFIND")]
    [InlineData("FOO")]
    [InlineData("get")]
    public async Task Method_NotOnTheList_IsRefusedEverywhere(string method)
    {
        foreach (var address in new[] { "/", "/suche", "/gemeinden/08215017.json", "/health/live", "/css/portal.css", "/gibt-es-nicht" })
        {
            using var response = await portal.SendAsync(new HttpMethod(method), address);
            Assert.True(response.StatusCode == HttpStatusCode.MethodNotAllowed, $"{method} {address}: {(int)response.StatusCode}");
            Assert.Equal(["GET", "HEAD", "POST"], response.Content.Headers.Allow);
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/suche?q=Lindenweg")]
    [InlineData("/gemeinden/08215017")]
    [InlineData("/gemeinden/08215017.json")]
    [InlineData("/robots.txt")]
    public async Task Post_WhereNothingIsSent_IsRefused(string address)
    {
        using var response = await portal.SendAsync(HttpMethod.Post, address);
        Assert.InRange((int)response.StatusCode, 400, 405);
    }

    [Fact]
    public async Task UnmarkedEndpoint_LooksLikeAMissingOne()
    {
        using var hidden = await portal.GetAsync(BrokenPortalHost.Unmarked);
        using var missing = await portal.GetAsync("/vergessex");
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        var (one, other) = (await BodyAsync(hidden), await BodyAsync(missing));
        Assert.DoesNotContain(BrokenPortalHost.Secret, one, StringComparison.Ordinal);
        Assert.Equal(other.Length, one.Length);
    }

    [Fact]
    public async Task FailingEndpoint_GivesAReferenceAndNothingElse()
    {
        using var response = await portal.GetAsync(BrokenPortalHost.Failing);
        var body = await BodyAsync(response);
        Assert.Contains("Bei uns ist ein Fehler passiert", body, StringComparison.Ordinal);
        Assert.Contains("Referenz: <strong", body, StringComparison.Ordinal);
        Assert.DoesNotContain(BrokenPortalHost.Secret, body, StringComparison.Ordinal);
        Assert.DoesNotContain("InvalidOperationException", body, StringComparison.Ordinal);
    }

    internal static void AssertHeaders(HttpResponseMessage response)
    {
        Assert.Equal(Policy, Assert.Single(response.Headers.GetValues("Content-Security-Policy")).Split("; "));
        Assert.All(Always, header => Assert.Equal([header.Value], response.Headers.GetValues(header.Name)));
        Assert.False(response.Headers.Contains("Server"));
        Assert.False(response.Headers.Contains("X-Powered-By"));
    }

    internal static Task<string> BodyAsync(HttpResponseMessage response) =>
        response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
}
