using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using IntMan.Directory.Infomails;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Infomails;

/// <summary>Writing, preview, sending through the outbox, the archive, and who may do it for whom.</summary>
public sealed class SendingTests(InfomailHost portal) : IClassFixture<InfomailHost>
{
    [Fact]
    public async Task Infomail_SentByTheOfficer_ReachesReadersOnceAndStandsInTheArchive()
    {
        await AddReadersAsync("08215017", "ok-sand", 600);
        await AddReaderAsync("08435057", "woanders@leser.example", "de");
        await AddReaderAsync("08215017", "ar@leser.example", "ar");
        using var officer = await SignInAsync("ib");
        var preview = await WriteAsync(officer, "08215017", "Treffen am 3. Dezember",
            "Guten Tag,\n\nwir treffen uns <b>bald</b>:\n\n- Kuchen\n- Tee\n\nhttps://ettlingen.example/treffen");
        var page = await officer.PageAsync(preview);
        Assert.Contains("601 Adressen", page.QuerySelector(".ip-facts")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("wir treffen uns &lt;b&gt;bald&lt;/b&gt;:", page.QuerySelector(".ip-prose")!.InnerHtml, StringComparison.Ordinal);
        Assert.Equal(["Kuchen", "Tee"], page.QuerySelectorAll(".ip-prose li").Select(item => item.TextContent));

        using var sent = await officer.SubmitAsync(page, preview, "Senden");
        using var twice = await officer.SubmitAsync(page, preview, "Senden");
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, twice.StatusCode);
        var id = preview.Split('/')[^1];
        await portal.UntilAsync("Sent 601", $"select state || ' ' || recipients from infomail.message where id = '{id}'");
        await portal.UntilAsync("601 601",
            $"select count(*) || ' ' || count(distinct to_address) from mail.outbox where batch = '{id}' and to_address <> "
            + "'woanders@leser.example'");
        Assert.Equal(1,
            await portal.ScalarAsync<int>(
            $"select count(*)::int from accounts.audit_log where action = 'infomail.send' and subject = '{id}'"));

        var (subject, content) = await portal.MailToAsync("ar@leser.example");
        Assert.Equal("Treffen am 3. Dezember", subject);
        Assert.StartsWith("Guten Tag,\n\nwir treffen uns <b>bald</b>:", content.Text, StringComparison.Ordinal);
        Assert.Contains("\n-- \nتصلكم هذه الرسالة لأنكم مشتركون في رسائل Infomail من Ettlingen.", content.Text, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"ar\" dir=\"rtl\">", content.Html, StringComparison.Ordinal);
        Assert.Contains("<div lang=\"de\" dir=\"ltr\">\n<p>Guten Tag,</p>", content.Html, StringComparison.Ordinal);
        Assert.StartsWith("https://wegweiser.example/ar/infomail/abmelden?code=", content.UnsubscribeUrl!.AbsoluteUri,
            StringComparison.Ordinal);

        var archive = await portal.DocumentAsync("/en/infomail/08215017");
        Assert.Equal("Treffen am 3. Dezember", archive.QuerySelector($"a[href='/en/infomail/08215017/{id}'] bdi[lang=de]")!.TextContent);
        var published = await portal.DocumentAsync($"/infomail/08215017/{id}");
        Assert.Equal(["Kuchen", "Tee"], published.QuerySelectorAll(".ip-prose li").Select(item => item.TextContent));
        var sitemap = await portal.TextAsync("/sitemap.xml");
        Assert.Contains("<loc>https://wegweiser.example/infomail/08215017</loc>", sitemap, StringComparison.Ordinal);
        Assert.Contains($"<loc>https://wegweiser.example/infomail/08215017/{id}</loc>", sitemap, StringComparison.Ordinal);
        Assert.DoesNotContain($"/infomail/08435057/{id}", sitemap, StringComparison.Ordinal);
        using var elsewhere = await portal.GetAsync($"/infomail/08435057/{id}");
        Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);
    }

    [Fact]
    public async Task Reader_WhoUnsubscribesAsMailProgramsDo_IsDeletedAndWaitingMailsStop()
    {
        await AddReaderAsync("08435016", "busy1@leser.example", "de");
        using var coordination = await SignInAsync("koordination");
        var preview = await WriteAsync(coordination, "08435016", "Kurs im Januar", "Text");
        using var sent = await coordination.SubmitAsync(preview, "Senden");
        var id = preview.Split('/')[^1];
        await portal.UntilAsync("New 1", $"select state || ' ' || attempts from mail.outbox where batch = '{id}'");
        var address = (await portal.MailToAsync("busy1@leser.example")).Content.UnsubscribeUrl!.PathAndQuery;

        using var program = new Visitor(portal);
        Assert.Equal("Infomail abbestellen", (await program.PageAsync(address)).QuerySelector("h1")!.TextContent);
        Assert.Equal(1, await CountAsync("busy1@leser.example"));
        using var ended = await program.PostAsync(address, ("List-Unsubscribe", "One-Click"));
        Assert.Equal(HttpStatusCode.OK, ended.StatusCode);
        Assert.Equal(0, program.CookieCount);
        Assert.Equal(0, await CountAsync("busy1@leser.example"));
        Assert.Equal("Discarded", await portal.ScalarAsync<string>($"select state from mail.outbox where batch = '{id}'"));
        using var again = await program.PostAsync(address, ("List-Unsubscribe", "One-Click"));
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Fact]
    public async Task CountyMail_ToAReaderOfTwoPlaces_ComesOnceAndEndsInBoth()
    {
        await AddReaderAsync("08435042", "zwei@leser.example", "de");
        await AddReaderAsync("08435045", "Zwei@leser.example", "de");
        using var coordination = await SignInAsync("koordination");
        var preview = await WriteAsync(coordination, "08435", "Für alle", "Text");
        using var sent = await coordination.SubmitAsync(preview, "Senden");
        var id = preview.Split('/')[^1];
        await portal.UntilAsync("Sent", $"select state from infomail.message where id = '{id}'");
        Assert.Equal(1,
            await portal.ScalarAsync<int>(
            $"select count(*)::int from mail.outbox where batch = '{id}' and lower(to_address) = 'zwei@leser.example'"));
        using var program = new Visitor(portal);
        using var ended = await program.PostAsync((await portal.MailToAsync("zwei@leser.example")).Content.UnsubscribeUrl!.PathAndQuery,
            ("List-Unsubscribe", "One-Click"));
        Assert.Equal(0, await CountAsync("zwei@leser.example"));
        using var archived = await portal.GetAsync($"/infomail/08435045/{id}");
        Assert.Equal(HttpStatusCode.OK, archived.StatusCode);
    }

    [Fact]
    public async Task Draft_OfAnotherMunicipality_IsMissing()
    {
        using var coordination = await SignInAsync("koordination");
        var preview = await WriteAsync(coordination, "08435016", "Entwurf", "Text");
        var page = await coordination.PageAsync(preview);
        var id = preview.Split('/')[^1];
        using var officer = await SignInAsync("ib");
        Assert.DoesNotContain("Entwurf vom", (await officer.PageAsync("/verwaltung/infomail?suche=Entwurf"))
            .QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        foreach (var address in new[] { preview, $"/verwaltung/infomail/schreiben/{id}" })
        {
            using var missing = await officer.GetAsync(address);
            Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        }

        var token = (await officer.PageAsync("/verwaltung/infomail/schreiben"))
            .QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var version = page.QuerySelector("input[name=version]")!.GetAttribute("value")!;
        using var send = await officer.PostAsync($"{preview}?handler=Senden", ("__RequestVerificationToken", token), ("version", version));
        using var delete = await officer.PostAsync($"{preview}?handler=Loeschen", ("__RequestVerificationToken", token),
            ("version", version));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (send.StatusCode, delete.StatusCode));
        using var foreign = await officer.SubmitAsync("/verwaltung/infomail/schreiben", null, ("an", "08435016"), ("betreff", "x"),
            ("text", "x"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, foreign.StatusCode);
        using var hidden = await portal.GetAsync($"/infomail/08435016/{id}");
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
    }

    [Fact]
    public async Task Draft_ChangedMeanwhile_IsNotSentUnseen()
    {
        using var coordination = await SignInAsync("koordination");
        var preview = await WriteAsync(coordination, "08435016", "Erste Fassung", "Text");
        var seen = await coordination.PageAsync(preview);
        using var changed = await coordination.SubmitAsync(preview.Replace("/infomail/", "/infomail/schreiben/", StringComparison.Ordinal),
            null, ("an", "08435016"), ("betreff", "Zweite Fassung"), ("text", "Anders"));
        Assert.Equal(preview, changed.Headers.Location!.OriginalString);
        using var refused = await coordination.SubmitAsync(seen, preview, "Senden");
        Assert.Contains("Zweite Fassung", (await Visitor.ReadAsync(refused, HttpStatusCode.Conflict)).QuerySelector("h1")!.TextContent,
            StringComparison.Ordinal);
        using var deleted = await coordination.SubmitAsync(preview, "Loeschen");
        Assert.Equal("/verwaltung/infomail?gespeichert=geloescht", deleted.Headers.Location!.OriginalString);
    }

    private async Task<Visitor> SignInAsync(string name)
    {
        var visitor = new Visitor(portal);
        using var signedIn = await visitor.SignInAsync(name);
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        return visitor;
    }

    /// <returns>Address of the preview.</returns>
    private static async Task<string> WriteAsync(Visitor visitor, string audience, string subject, string text)
    {
        using var written = await visitor.SubmitAsync("/verwaltung/infomail/schreiben", null, ("an", audience), ("betreff", subject),
            ("text", text));
        Assert.Equal(HttpStatusCode.Redirect, written.StatusCode);
        return written.Headers.Location!.OriginalString;
    }

    private Task AddReaderAsync(string ags, string email, string language) => portal.Cluster.ExecuteAsync(
        portal.Database,
        $"insert into infomail.subscription values (gen_random_uuid(), '{ags}', '{email}', '{language}', '2026-11-01T08:00Z')");

    private Task AddReadersAsync(string ags, string name, int count) => portal.Cluster.ExecuteAsync(portal.Database, string.Create(
        CultureInfo.InvariantCulture,
        $"insert into infomail.subscription select gen_random_uuid(), '{ags}', '{name}' || n || '@leser.example', 'de', "
        + $"'2026-11-01T08:00Z' from generate_series(1, {count}) n"));

    private Task<int> CountAsync(string email) =>
        portal.ScalarAsync<int>($"select count(*)::int from infomail.subscription where lower(email) = '{email}'");
}
