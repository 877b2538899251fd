using System.Net;
using Dapper;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Quality;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Pages;
using IntMan.Portal.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace IntMan.Portal.Tests.Quality;

/// <summary>The link of a reminder confirms once, for 30 days, for its entries, by a button and never by being opened.</summary>
public sealed class LinkTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Sent = "2026-11-18T14:12";

    [Fact]
    public async Task Link_OpenedByAScannerOfMails_ChangesNothing()
    {
        var address = await SendAsync("mirela-ampelstein", "im-ettlingen-sued");
        await portal.DocumentAsync(address);
        var before = await portal.Cluster.FingerprintAsync(portal.Database);
        var page = await portal.DocumentAsync(address);
        using (var head = await portal.SendAsync(HttpMethod.Head, address))
        {
            Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        }

        Assert.Equal(before, await portal.Cluster.FingerprintAsync(portal.Database));
        Assert.Equal("Stimmt das noch?", page.One("h1").Words());
        Assert.Contains("Telefon 040 66969 325 E-Mail mirela.ampelstein@kreis-karlsruhe.example Sprachen Deutsch, Rumänisch, Englisch",
            page.MainText(), StringComparison.Ordinal);
        Assert.Contains("Mittwoch, 14:00–16:30 Uhr, Bunsenstr. 2-4, ohne Termin", page.MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Button_PressedASecondTime_SaysThatItIsConfirmed()
    {
        var address = await SendAsync("oksana-birkenzahn", "im-ettlingen-ost");
        portal.Clock.Set("2026-11-20T09:00");
        using var visitor = new Visitor(portal);
        var page = await visitor.PageAsync(address);
        using (var pressed = await visitor.SubmitAsync(page, address, null))
        {
            Assert.Equal((HttpStatusCode.Redirect, "/bestaetigen?danke=1"), (pressed.StatusCode, pressed.Headers.Location?.OriginalString));
        }

        Assert.Equal("Danke, der Eintrag ist bestätigt", (await visitor.PageAsync("/bestaetigen?danke=1")).One("h1").Words());
        using (var again = await visitor.SubmitAsync(page, address, null))
        {
            Assert.Equal("Dieser Link ist schon benutzt", (await Visitor.ReadAsync(again, HttpStatusCode.Gone)).One("h1").Words());
        }

        await portal.DocumentAsync(address, "2026-11-20T09:01", HttpStatusCode.Gone);
        Assert.Contains("Zuletzt bestätigt am 20. November 2026 durch Integrationsmanagement",
            (await portal.DocumentAsync("/ansprechpersonen/oksana-birkenzahn", "2026-11-20T09:01")).MainText(), StringComparison.Ordinal);
        Assert.Equal(1, await ConfirmationsAsync("entry_id = (select id from directory.post where slug = 'im-ettlingen-ost')",
            "2026-11-20"));
        Assert.Equal(1, await ConfirmationsAsync("person_id = (select id from directory.person where slug = 'oksana-birkenzahn')",
            "2026-11-20"));
    }

    [Fact]
    public async Task Button_TwentyAtOnce_OneConfirms()
    {
        var code = (await SendAsync("tarek-wolkenfeld", "im-ettlingen-west")).Split('=')[^1];
        var links = portal.Services.GetRequiredService<ConfirmationLinks>();
        var used = await Task.WhenAll(Enumerable.Range(0, 20)
            .Select(_ => links.UseAsync(code, null, TestContext.Current.CancellationToken)));
        Assert.Equal(1, used.Count(link => link.State == ConfirmationLinkState.Valid));
        Assert.Equal(1, await ConfirmationsAsync("entry_id = (select id from directory.post where slug = 'im-ettlingen-west')",
            "2026-11-18"));
    }

    [Theory]
    [InlineData("2026-12-18T14:11", HttpStatusCode.OK, "Stimmt das noch?")]
    [InlineData("2026-12-18T14:12", HttpStatusCode.Gone, "Dieser Link gilt nicht mehr")]
    public async Task Link_After30Days_HasRunOut(string at, HttpStatusCode status, string heading)
    {
        var address = await SendAsync("jonas-kieselbart", "ib-ettlingen");
        Assert.Equal(heading, (await portal.DocumentAsync(address, at, status)).One("h1").Words());
    }

    [Fact]
    public async Task Link_OfSomebodyWhoLeftThePost_HasRunOut()
    {
        var address = await SendAsync("thabo-libellenau", "im-immenstaad");
        await portal.Cluster.ExecuteAsync(portal.Database,
            "update directory.post_holder set valid_until = '2026-11-18' where person_id = (select id from directory.person where slug = "
            + "'thabo-libellenau')");
        await portal.DocumentAsync(address, "2026-11-18T23:59");
        await portal.DocumentAsync(address, "2026-11-19T00:00", HttpStatusCode.Gone);
        using var visitor = new Visitor(portal);
        portal.Clock.Set("2026-11-18T23:59");
        var page = await visitor.PageAsync(address);
        portal.Clock.Set("2026-11-19T00:00");
        using var pressed = await visitor.SubmitAsync(page, address, null);
        Assert.Equal(HttpStatusCode.Gone, pressed.StatusCode);
        Assert.Equal(0, await ConfirmationsAsync("entry_id = (select id from directory.post where slug = 'im-immenstaad')", "2026-11-19"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?code=x")]
    [InlineData("?code=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("?code=%20x")]
    [InlineData("?code=' or 1=1 --")]
    public async Task Link_NobodySent_IsNotFound(string code)
    {
        var page = await portal.DocumentAsync("/bestaetigen" + code, Sent, HttpStatusCode.NotFound);
        Assert.Empty(page.QuerySelectorAll("main form"));
    }

    [Fact]
    public async Task Code_InTheDatabase_IsOnlyADigest()
    {
        var code = (await SendAsync("mirela-ampelstein", "im-ettlingen-sued")).Split('=')[^1];
        Assert.Equal(43, code.Length);
        var rows = await portal.Cluster.ScalarAsync<string>(portal.Database,
            "select string_agg(l::text, ' ') from quality.confirmation_link l");
        Assert.DoesNotContain(code, rows, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToHexString(System.Buffers.Text.Base64Url.DecodeFromChars(code)), rows,
            StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Creates a link as the job does; returns its address.</summary>
    private async Task<string> SendAsync(string person, string post)
    {
        portal.Clock.Set(Sent);
        await using var jobs = await portal.Cluster.ConnectAsync(portal.Database, "portal_jobs");
        var (holder, entry) = await jobs.QuerySingleAsync<(Guid, Guid)>(
            "select h.id, p.id from directory.person h, directory.post p where h.slug = @person and p.slug = @post", new { person, post });
        var link = portal.Services.GetRequiredService<ConfirmationLinks>().Create(holder, [entry], "Integrationsmanagement");
        await using var transaction = await jobs.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await NewConfirmationLink.InsertAsync(jobs, [link], transaction);
        await transaction.CommitAsync(TestContext.Current.CancellationToken);
        return $"/bestaetigen?code={link.Code}";
    }

    private async Task<int> ConfirmationsAsync(string condition, string day) =>
        (int)await portal.Cluster.ScalarAsync<long>(portal.Database,
            $"select count(*) from directory.confirmation where {condition} and confirmed_on = '{day}'");
}
