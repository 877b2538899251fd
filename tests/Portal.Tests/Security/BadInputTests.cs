using IntMan.Foundation.Text;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Security;

/// <summary>Whatever is typed into any field or address: a clear answer, never a 500, nothing echoed as markup, nothing changed.</summary>
public sealed class BadInputTests(PortalHost portal) : IClassFixture<PortalHost>
{
    // Already percent-encoded, as a client sends it.
    private static readonly string[] Payloads =
    [
        "%00", "a%00b", "%FF%FE", "%ED%A0%80", "%ED%B0%80x", "%C0%AF", "%25zz", "%F0%9F%92%A9", "%0D%0ASet-Cookie:%20x=1", "%E2%80%AEabc",
        "%EF%BF%BD", "%CC%81", "%1B%5B31m", "%7F",
        "'%20or%201=1%20--", "%27;%20drop%20table%20directory.person;%20--", "%22", "%5C", "%25", "_", "%25%25%25", "*", "(((", "%5Ba-z",
        "a%20%26%20b%20%7C%20!", ":*",
        "%3Cscript%3Ealert(1)%3C/script%3E", "%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E", "javascript:alert(1)",
        "%3C/title%3E%3Csvg/onload=alert(1)%3E", "%7B%7B7*7%7D%7D", "%24%7B7*7%7D",
        "..%2F..%2Fetc%2Fpasswd", "%5C%5Cserver%5Cshare", "-1", "0", "00000000", "2147483648", "99999999999999999999",
        "-9223372036854775809", "1e309", "NaN", "0x10", "1,5", "null", "true",
        "2026-02-30", "0001-01-01", "9999-12-31", "2026-W47", "12345678901234567890a", "7%C2%BD", "%D9%A7", "%C4%B0", "%EF%AC%83",
        "zentral,dezentral", "alle", "a.json", ".vcf", ".",
    ];

    private static readonly string[] Long = [new('a', 3000), string.Concat(Enumerable.Repeat("%CC%81", 600)),
        string.Concat(Enumerable.Repeat("%F0%9F%92%A9", 250)), string.Concat(Enumerable.Repeat("a%20", 900)), new('9', 3000)];

    public static TheoryData<string> Routes { get; } =
    [
        "/?x={0}", "/suche?q={0}", "/suche?q=Lindenweg%20{0}", "/suche?q=Rheinstr&hausnummer={0}", "/suche?q=Singen&gruppe={0}",
        "/suche/treffer?q={0}", "/suche?{0}=x", "/gemeinden?q={0}", "/gemeinden?kreis={0}",
        "/gemeinden?modell={0}", "/gemeinden?seite={0}", "/gemeinden/08215017?woche={0}", "/gemeinden/{0}", "/gemeinden/{0}.json",
        "/ansprechpersonen/{0}", "/ansprechpersonen/{0}.vcf",
        "/ansprechpersonen/{0}.json", "/ansprechpersonen/mirela-ampelstein.vcf?version={0}", "/kalender/sprechstunden/{0}.ics",
        "/kalender/gemeinden/{0}.ics", "/seiten/{0}", "/fehler/{0}", "/{0}", "/{0}/{0}",
    ];

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task HostileText_GetsAClearAnswer(string route)
    {
        // NUL in a path never gets through the client; RawRequestTests sends it.
        var isPath = !route.Contains('?', StringComparison.Ordinal);
        foreach (var payload in Payloads.Concat(Long).Where(p => !isPath || !p.Contains("%00", StringComparison.Ordinal)))
        {
            using var response = await portal.GetAsync(route.Replace("{0}", payload, StringComparison.Ordinal));
            var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            var about = $"{route} with {payload[..Math.Min(60, payload.Length)]}: {(int)response.StatusCode}";
            Assert.True((int)response.StatusCode < 500, about);
            Assert.True(body.Length > 0 || (int)response.StatusCode is 301 or 304, about);
            Assert.False(response.Headers.Contains("Set-Cookie"), about);
            var typed = Uri.UnescapeDataString(payload);
            if (typed.Contains('<', StringComparison.Ordinal))
            {
                Assert.False(body.Contains(typed, StringComparison.Ordinal), $"{about}: echoed as markup");
            }
        }
    }

    [Theory]
    [InlineData("/suche?q=a&q=b&q=c")]
    [InlineData("/suche?q[]=a&q[0]=b&q.x=c")]
    [InlineData("/suche?Q=Lindenweg&&&=&=x")]
    [InlineData("/suche?page=/Fehler&handler=Delete&area=Admin&slug=x")]
    [InlineData("/gemeinden?seite=1&seite=2&seite=x")]
    [InlineData("/gemeinden/08215017?ags=00000000&woche=2026-11-23&woche=x")]
    [InlineData("/ansprechpersonen/mirela-ampelstein?slug=tarek-wolkenfeld")]
    public async Task RepeatedAndStrangeFields_AreAnswered(string address)
    {
        using var response = await portal.GetAsync(address);
        Assert.Equal(System.Net.HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("Accept", "text/html;q=abc,,;;,*/*;q=-1")]
    [InlineData("Accept-Language", "xx-YY-zz-abcdefghi;q=9, *")]
    [InlineData("Accept-Encoding", "gzip;q=x, br, , zzz")]
    [InlineData("If-None-Match", "\"unclosed, W/, *, \"\"")]
    [InlineData("If-Modified-Since", "gestern")]
    [InlineData("Range", "bytes=9-1,abc")]
    [InlineData("Cookie", "=;;; a=%00; .AspNetCore.Antiforgery=x; \u0001")]
    [InlineData("X-Forwarded-For", "999.1.1.1, ::::, <script>")]
    [InlineData("X-Forwarded-Host", "evil.example")]
    [InlineData("X-HTTP-Method-Override", "DELETE")]
    [InlineData("Content-Type", "application/json; charset=\"utf-99")]
    [InlineData("Origin", "https://evil.example")]
    public async Task StrangeHeaders_AreAnswered(string name, string value)
    {
        foreach (var address in new[] { "/", "/suche?q=Lindenweg", "/kalender/sprechstunden/mirela-ampelstein.ics",
            "/gemeinden/08215017.json", "/css/portal.css", "/gibt-es-nicht" })
        {
            using var response = await portal.GetAsync(address, headers: (name, value));
            Assert.True((int)response.StatusCode < 500, $"{address} with {name}: {(int)response.StatusCode}");
            Assert.DoesNotContain("evil.example", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
                StringComparison.Ordinal);
            Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
        }
    }

    [Fact]
    public async Task Reading_ChangesNothing()
    {
        var before = await portal.Cluster.FingerprintAsync(portal.Database);
        foreach (var route in Routes.Select(row => row.Data))
        {
            using var response = await portal.GetAsync(route.Replace("{0}", "mirela-ampelstein", StringComparison.Ordinal));
            using var other = await portal.GetAsync(route.Replace("{0}", "08215017", StringComparison.Ordinal));
        }

        Assert.Equal(before, await portal.Cluster.FingerprintAsync(portal.Database));
    }
}
