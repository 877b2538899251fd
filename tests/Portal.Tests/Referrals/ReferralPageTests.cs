using System.Net;
using AngleSharp.Html.Dom;
using IntMan.Directory.Exchange.Import;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Referrals;

/// <summary>From the service to the slip, and what becomes of the referral.</summary>
public sealed class ReferralPageTests(PortalHost portal) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task Referral_LeadsToTheSlipWithPlaceHoursDocumentsAndCode()
    {
        using var manager = await Visitor.SignedInAsync(portal, "im2");
        using var sent = await manager.SendReferralAsync(fields: ("sprache", "ar"));
        Assert.Matches(@"^/verweise/[0-9a-f-]{36}/zettel\?sprache=ar&gespeichert=1$", sent.Headers.Location!.OriginalString);
        var page = await manager.PageAsync(sent.Headers.Location.OriginalString);
        var slip = page.One(".ip-slip");
        Assert.Equal(("ar", "rtl"), (slip.GetAttribute("lang"), slip.GetAttribute("dir")));
        Assert.Contains("Schuldnerberatung", slip.Words(), StringComparison.Ordinal);
        Assert.Contains("هنا تحصل على المساعدة", slip.Words(), StringComparison.Ordinal);
        Assert.Contains("Nadim Rebstöckl, Integrationsmanagement", slip.Words(), StringComparison.Ordinal);
        Assert.Contains("localhost/ar/rueckmeldung", slip.Words(), StringComparison.Ordinal);
        Assert.Matches("^[2-9CDFHJKMNPRTVWXY]{5}(-[2-9CDFHJKMNPRTVWXY]{5}){2}$", slip.One(".ip-slip__letters").TextContent);
        Assert.DoesNotContain("08435", slip.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SameForm_SentTwice_IsOneReferral()
    {
        using var manager = await Visitor.SignedInAsync(portal, "im3");
        var address = $"/angebote/{Referring.Service}/verweisen";
        var page = await manager.PageAsync(address);
        (string, string)[] fields = [("anliegen", "anderes"), ("art", "Referral"), ("wiedervorlage", "02.12.2026"), ("sprache", "de")];
        using var first = await manager.SubmitAsync(page, address, null, fields);
        using var second = await manager.SubmitAsync(page, address, null, fields);
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        var id = first.Headers.Location!.OriginalString.Split('/')[2];
        Assert.Equal(1, await CountAsync($"referral.referral where id = '{id}'"));
        Assert.Equal(1, await CountAsync($"referral.step where referral_id = '{id}'"));
    }

    [Fact]
    public async Task Manner_ThatPassesDataOnWithoutConsent_IsTheFormAgain()
    {
        using var manager = await Visitor.SignedInAsync(portal, "im1");
        using var sent = await manager.SendReferralAsync(fields: [("anliegen", ""), ("art", "WarmHandover"), ("fall", "Frau K."),
            ("wiedervorlage", "bald")]);
        var page = await Visitor.ReadAsync(sent, HttpStatusCode.UnprocessableEntity);
        Assert.StartsWith("Fehler: ", page.Title, StringComparison.Ordinal);
        Assert.Equal("Bestätigen Sie die Einwilligung oder wählen Sie „Nur informieren“.",
            page.One(".ip-errorsum a[href='#einwilligung']").Words());
        Assert.Equal("Wählen Sie ein Anliegen.", page.One(".ip-errorsum a[href='#anliegen']").Words());
        Assert.Equal("Geben Sie die Fallnummer so ein: 08435016-03-0142. Namen gehören nicht hierher.",
            page.One(".ip-errorsum a[href='#fall']").Words());
        Assert.Equal("Geben Sie den Tag so ein: 25.11.2026.", page.One(".ip-errorsum a[href='#wiedervorlage']").Words());
        Assert.All(page.QuerySelectorAll(".ip-errorsum a"), link => Assert.NotNull(page.GetElementById(link.GetAttribute("href")![1..])));
        Assert.Equal("bald", ((IHtmlInputElement)page.One("#wiedervorlage")).Value);
        Assert.True(((IHtmlInputElement)page.One("input[name=art][value=WarmHandover]")).IsChecked);
    }

    [Fact]
    public async Task WarmHandover_WithConsent_ShowsWhatWasAgreedToWhom()
    {
        using var manager = await Visitor.SignedInAsync(portal, "im1");
        var (address, _) = await manager.ReferAsync(fields: [("art", "WarmHandover"), ("einwilligung", "true"),
            ("einwilligung-am", "16.11.2026"), ("umfang", "Contact"), ("fall", "08215017-02-0007"), ("frist", "ja")]);
        var text = (await manager.PageAsync(address)).MainText();
        Assert.Contains("unterschrieben am 16. November 2026, an: ", text, StringComparison.Ordinal);
        Assert.Contains("was: Name und Kontaktdaten", text, StringComparison.Ordinal);
        Assert.Contains("08215017-02-0007", text, StringComparison.Ordinal);
        Assert.Contains("Frist läuft", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task State_Moves_WithHistoryAndAudit()
    {
        using var manager = await Visitor.SignedInAsync(portal, "sprecher");
        var (address, _) = await manager.ReferAsync();
        using (var moved = await manager.SubmitAsync(address, null, ("stand", "Counselling"), ("wiedervorlage", "09.12.2026")))
        {
            Assert.Equal($"{address}?gespeichert=1", moved.Headers.Location?.OriginalString);
        }

        var page = await manager.PageAsync(address);
        Assert.Contains("Neuer Stand: in Beratung, Wiedervorlage 9. Dezember 2026", page.MainText(), StringComparison.Ordinal);
        Assert.Contains("Verwiesen: Verweis mit Zettel, Wiedervorlage 2. Dezember 2026", page.MainText(), StringComparison.Ordinal);
        using (var bare = await manager.SubmitAsync(page, address, null, ("stand", "Failed"), ("grund", "")))
        {
            Assert.Equal("Wählen Sie den Grund, warum es nicht zustande kam.",
                (await Visitor.ReadAsync(bare, HttpStatusCode.UnprocessableEntity)).One(".ip-errorsum a[href='#grund']").Words());
        }

        using (var failed = await manager.SubmitAsync(page, address, null, ("stand", "Failed"), ("grund", "NoPlace")))
        {
            Assert.Equal(HttpStatusCode.Redirect, failed.StatusCode);
        }

        var id = address.Split('/')[^1];
        Assert.Equal(1,
            await CountAsync(
            $"accounts.audit_log where action = 'referral.created' and subject = '{id}' and actor_id is not null and session_id is not "
            + "null and network is not null"));
        Assert.Equal(2, await CountAsync($"accounts.audit_log where action = 'referral.moved' and subject = '{id}'"));

        // The page of before the last move.
        using var late = await manager.SubmitAsync(page, address, null, ("stand", "Completed"));
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
    }

    [Fact]
    public async Task Referral_OfAnotherAccount_DoesNotExist()
    {
        using var manager = await Visitor.SignedInAsync(portal, "im1");
        var (address, _) = await manager.ReferAsync();
        using var colleague = await Visitor.SignedInAsync(portal, "im2");
        var own = await colleague.PageAsync((await colleague.ReferAsync()).Address);
        foreach (var page in new[] { address, $"{address}/zettel", $"{address}/zettel.pdf" })
        {
            using var shown = await colleague.GetAsync(page);
            Assert.Equal(HttpStatusCode.NotFound, shown.StatusCode);
        }

        using var written = await colleague.SubmitAsync(own, address, null, ("stand", "Completed"));
        Assert.Equal(HttpStatusCode.NotFound, written.StatusCode);
        using var officer = await Visitor.SignedInAsync(portal, "ib");
        using var seen = await officer.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, seen.StatusCode);
    }

    [Theory]
    [InlineData("/angebote/gibt-es-nicht/verweisen")]
    [InlineData("/verweise/0197a000-0000-7000-8000-00000000dead")]
    [InlineData("/verweise/0197a000-0000-7000-8000-00000000dead/zettel")]
    public async Task Address_OfNothing_IsNotFound(string address)
    {
        using var manager = await Visitor.SignedInAsync(portal, "im1");
        using var shown = await manager.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, shown.StatusCode);
    }

    [Fact]
    public async Task PrintTicket_ThatNobodyGave_IsNotFound()
    {
        using var shown = await portal.GetAsync("/verweise/druck/AAAAAAAAAAAAAAAAAAAAAA");
        Assert.Equal(HttpStatusCode.NotFound, shown.StatusCode);
    }

    private async Task<long> CountAsync(string from) => await portal.Cluster.ScalarAsync<long>(portal.Database,
        $"select count(*) from {from}");
}
