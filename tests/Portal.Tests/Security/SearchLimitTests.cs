using System.Globalization;
using System.Net;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Security;

/// <summary>The limit of searches, with a portal of its own: what it uses up must not refuse the requests of other tests.</summary>
public sealed class SearchLimitTests(BrokenPortalHost portal) : IClassFixture<BrokenPortalHost>
{
    [Fact]
    public async Task TooManySearches_AreRefusedInWordsForAWhile()
    {
        HttpResponseMessage response;
        var asked = 0;
        while ((response = await portal.GetAsync("/suche")).StatusCode == HttpStatusCode.OK && asked < 200)
        {
            response.Dispose();
            asked++;
        }

        using (response)
        {
            Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
            Assert.InRange(asked, 100, 120);
            Assert.InRange(int.Parse(Assert.Single(response.Headers.GetValues("Retry-After")), CultureInfo.InvariantCulture), 1, 60);
            Assert.Contains("Das waren sehr viele Anfragen", await AnswerTests.BodyAsync(response), StringComparison.Ordinal);
            AnswerTests.AssertHeaders(response);
        }

        // Reading goes on: the limit of the search is its own.
        using var home = await portal.GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, home.StatusCode);
    }
}
