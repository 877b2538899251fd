using System.Net;
using IntMan.Directory.Infomails;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Support;
using IntMan.Portal.Workers;
using Microsoft.Extensions.DependencyInjection;

namespace IntMan.Portal.Tests.Infomails;

/// <summary>Double opt-in and the end of a subscription, through the public pages and as a mail program does it (RFC 8058).</summary>
public sealed class SubscriptionTests(InfomailHost portal) : IClassFixture<InfomailHost>
{
    private const string Ettlingen = "08215017";

    [Fact]
    public async Task Order_ConfirmedByTheButton_SubscribesOnce()
    {
        using var visitor = new Visitor(portal);
        using var asked = await OrderAsync(visitor, "anna@leser.example", "/tr", "tr");
        Assert.Equal($"/tr/infomail/{Ettlingen}?angefragt=1", asked.Headers.Location!.OriginalString);
        Assert.Equal(0, await CountAsync("anna@leser.example"));
        var (subject, content) = await portal.MailToAsync("anna@leser.example");
        Assert.Equal("Lütfen onaylayın: Ettlingen için Infomail", subject);
        Assert.Contains("<html lang=\"tr\" dir=\"ltr\">", content.Html, StringComparison.Ordinal);
        var link = InfomailHost.LinkIn(content.Text, "bestaetigen");
        Assert.Matches("^/tr/infomail/bestaetigen\\?code=[A-Za-z0-9_-]{43}$", link);

        // A program that looks at the link changes nothing.
        var page = await visitor.PageAsync(link);
        Assert.Equal("Infomail aboneliğini onaylayın", page.QuerySelector("h1")!.TextContent);
        Assert.Equal(0, await CountAsync("anna@leser.example"));
        using var done = await visitor.SubmitAsync(page, link.Split('?')[0], null);
        Assert.Equal("Artık Ettlingen için Infomail alıyorsunuz", (await Visitor.ReadAsync(done, HttpStatusCode.OK))
            .QuerySelector("h1")!.TextContent);
        Assert.Equal("tr",
            await portal.ScalarAsync<string>(
            "select language from infomail.subscription where email = 'anna@leser.example' and ags = '08215017'"));

        using var again = await visitor.SubmitAsync(page, link.Split('?')[0], null);
        Assert.Equal("Bu bağlantı artık geçerli değil", (await Visitor.ReadAsync(again, HttpStatusCode.NotFound))
            .QuerySelector("h1")!.TextContent);
        Assert.Equal(1, await CountAsync("anna@leser.example"));
    }

    [Fact]
    public async Task Order_OfAKnownAddress_IsAnsweredLikeAnUnknownOne()
    {
        using var visitor = new Visitor(portal);
        await SubscribeAsync(visitor, "bert@leser.example");
        using var known = await OrderAsync(visitor, "Bert@leser.example");
        using var unknown = await OrderAsync(visitor, "niemand@leser.example");
        Assert.Equal((unknown.StatusCode, unknown.Headers.Location), (known.StatusCode, known.Headers.Location));
        Assert.Equal("Bitte bestätigen Sie: Infomails für Ettlingen", (await portal.MailToAsync("Bert@leser.example")).Subject);
        Assert.Equal("Bitte bestätigen Sie: Infomails für Ettlingen", (await portal.MailToAsync("niemand@leser.example")).Subject);
        Assert.Equal(1, await CountAsync("bert@leser.example"));
    }

    [Fact]
    public async Task Order_FourTimesADay_SendsThreeMailsAndAnswersTheSame()
    {
        using var visitor = new Visitor(portal);
        for (var i = 0; i < 4; i++)
        {
            using var asked = await OrderAsync(visitor, i % 2 == 0 ? "carl@leser.example" : "CARL@leser.example");
            Assert.Equal($"/infomail/{Ettlingen}?angefragt=1", asked.Headers.Location!.OriginalString);
        }

        Assert.Equal(3,
            await portal.ScalarAsync<int>("select count(*)::int from mail.outbox where lower(to_address) = 'carl@leser.example'"));
    }

    [Theory]
    [InlineData("", "Geben Sie Ihre E-Mail-Adresse ein, zum Beispiel name@example.com.")]
    [InlineData("dora", "Prüfen Sie die E-Mail-Adresse, zum Beispiel name@example.com.")]
    [InlineData("dora@leser.example, eva@leser.example", "Prüfen Sie die E-Mail-Adresse, zum Beispiel name@example.com.")]
    public async Task Order_WithoutAnAddress_SaysSoAndKeepsTheInput(string email, string message)
    {
        using var visitor = new Visitor(portal);
        using var refused = await OrderAsync(visitor, email);
        var page = await Visitor.ReadAsync(refused, HttpStatusCode.UnprocessableEntity);
        Assert.Equal(message, page.QuerySelector(".ip-errorsum a[href='#mail']")!.TextContent);
        Assert.Equal(email, page.QuerySelector("#mail")!.GetAttribute("value") ?? "");
        Assert.StartsWith("Fehler: ", page.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Order_ByAProgramThatFillsTheTrap_IsDroppedSilently()
    {
        using var visitor = new Visitor(portal);
        using var asked = await visitor.SubmitAsync($"/infomail/{Ettlingen}", null, ("mail", "falle@leser.example"), ("sprache", "de"),
            ("website", "https://spam.example"));
        Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
        Assert.Equal(0, await portal.ScalarAsync<int>("select count(*)::int from mail.outbox where to_address = 'falle@leser.example'"));
    }

    [Fact]
    public async Task Link_AfterSevenDays_IsOverAndTheAddressIsForgotten()
    {
        using var visitor = new Visitor(portal);
        using var asked = await OrderAsync(visitor, "spaet@leser.example");
        var link = InfomailHost.LinkIn((await portal.MailToAsync("spaet@leser.example")).Content.Text, "bestaetigen");
        await portal.Cluster.ExecuteAsync(portal.Database,
            "update infomail.request set expires_at = expires_at - interval '7 days' where email = 'spaet@leser.example'");
        using var late = await visitor.GetAsync(link);
        Assert.Equal(HttpStatusCode.NotFound, late.StatusCode);
        await portal.Services.GetRequiredService<ForgetRequests>().ExecuteAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, await portal.ScalarAsync<int>("select count(*)::int from infomail.request where email = 'spaet@leser.example'"));
    }

    [Theory]
    [InlineData("/infomail/08999999")]
    [InlineData("/infomail/08215017/0192aaaa-0000-7000-8000-000000000001")]
    [InlineData("/infomail/08215017?seite=2")]
    [InlineData("/infomail/abmelden")]
    [InlineData("/infomail/abmelden?code=x")]
    [InlineData("/infomail/bestaetigen?code=x")]
    public async Task WhatDoesNotExist_IsMissing(string address)
    {
        using var response = await portal.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Zones_CannotReadWhoReads()
    {
        foreach (var zone in new[] { "portal_public", "portal_staff" })
        {
            await using var connection = await portal.Cluster.ConnectAsync(portal.Database, zone);
            foreach (var table in new[] { "subscription", "request" })
            {
                await using var command = connection.CreateCommand();
                command.CommandText = $"select email from infomail.{table}";
                Assert.Equal("42501",
                    (await Assert.ThrowsAsync<Npgsql.PostgresException>(() =>
                    command.ExecuteScalarAsync(TestContext.Current.CancellationToken))).SqlState);
            }
        }
    }

    private async Task SubscribeAsync(Visitor visitor, string email)
    {
        using var asked = await OrderAsync(visitor, email);
        var link = InfomailHost.LinkIn((await portal.MailToAsync(email)).Content.Text, "bestaetigen");
        using var done = await visitor.SubmitAsync(link);
        Assert.Equal(HttpStatusCode.OK, done.StatusCode);
    }

    private static Task<HttpResponseMessage> OrderAsync(Visitor visitor, string email, string prefix = "", string language = "de") =>
        visitor.SubmitAsync($"{prefix}/infomail/{Ettlingen}", null, ("mail", email), ("sprache", language), ("website", ""));

    private Task<int> CountAsync(string email) =>
        portal.ScalarAsync<int>($"select count(*)::int from infomail.subscription where lower(email) = '{email}'");
}
