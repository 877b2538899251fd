using System.Net;
using IntMan.Directory.Contacts;
using IntMan.Directory.Exchange.Import;
using IntMan.Directory.Referrals;
using IntMan.Foundation.Database;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace IntMan.Portal.Tests.Referrals;

/// <summary>Reports with the code of the slip, by people without an account.</summary>
public sealed class ReportTests(PortalHost portal) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task Code_Opens_OnlyTheServiceAndTheQuestions()
    {
        using var manager = await Visitor.SignedInAsync(portal, "im1");
        var (_, code) = await manager.ReferAsync(fields: ("fall", "08215017-02-0007"));
        using var client = new Visitor(portal);
        var page = await client.OpenCodeAsync(code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal), "/ar");
        Assert.Equal("rtl", page.DocumentElement.GetAttribute("dir"));
        Assert.Contains("Schuldnerberatung", page.MainText(), StringComparison.Ordinal);
        foreach (var hidden in new[] { "08215017", "0007", "Ampelstein", "Integrationsmanagement", "Anderes Anliegen" })
        {
            Assert.DoesNotContain(hidden, page.QuerySelector("main form")!.OuterHtml, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Report_OfArrival_MovesTheReferralToContact()
    {
        using var manager = await Visitor.SignedInAsync(portal, "im1");
        var (address, code) = await manager.ReferAsync();
        using var client = new Visitor(portal);
        using (var sent = await client.ReportAsync(code, ("wer", "Client"), ("antwort", "Arrived")))
        {
            Assert.Equal("/rueckmeldung?danke=true", sent.Headers.Location?.OriginalString);
        }

        Assert.Contains("Danke für Ihre Rückmeldung", (await client.PageAsync("/rueckmeldung?danke=true")).MainText(),
            StringComparison.Ordinal);
        var text = (await manager.PageAsync(address)).MainText();
        Assert.Contains("Die ratsuchende Person meldet „angekommen“", text, StringComparison.Ordinal);
        Assert.Contains("Durch die Rückmeldung: Kontakt", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_SentTwice_IsKeptOnce()
    {
        using var manager = await Visitor.SignedInAsync(portal, "im1");
        var (address, code) = await manager.ReferAsync();
        using var service = new Visitor(portal);
        for (var i = 0; i < 2; i++)
        {
            using var sent = await service.ReportAsync(code, ("wer", "Service"), ("antwort", "Appointment"), ("termin", "25.11.2026"));
            Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        }

        Assert.Equal(1, await CountAsync($"referral.report where referral_id = '{address.Split('/')[^1]}'"));
        Assert.Contains("„Termin“ am 25. November 2026", (await manager.PageAsync(address)).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reports_ThatContradict_AreBothShown()
    {
        using var manager = await Visitor.SignedInAsync(portal, "im1");
        var (address, code) = await manager.ReferAsync();
        using var somebody = new Visitor(portal);
        (await somebody.ReportAsync(code, ("wer", "Client"), ("antwort", "Arrived"))).Dispose();
        (await somebody.ReportAsync(code, ("wer", "Service"), ("antwort", "NotAppeared"))).Dispose();
        var text = (await manager.PageAsync(address)).MainText();
        Assert.Contains("Die Rückmeldungen widersprechen sich.", text, StringComparison.Ordinal);
        Assert.Contains("Die ratsuchende Person meldet „angekommen“", text, StringComparison.Ordinal);
        Assert.Contains("Die Stelle meldet „nicht erschienen“", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_NotResponsible_CarriesTheOtherService()
    {
        using var manager = await Visitor.SignedInAsync(portal, "im2");
        var (address, code) = await manager.ReferAsync();
        using var service = new Visitor(portal);
        var page = await service.OpenCodeAsync(code);
        var other = page.QuerySelectorAll("#stelle option").First(option => option.GetAttribute("value") is { Length: > 0 });
        (await service.SubmitAsync(page, "/rueckmeldung", "Melden", ("wer", "Service"), ("antwort", "NotResponsible"),
            ("stelle", other.GetAttribute("value")!))).Dispose();
        Assert.Contains($"zuständig sei: {other.Words().Split(',')[0]}", (await manager.PageAsync(address)).MainText(),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("wer", "", "Wählen Sie, wer sich meldet.")]
    [InlineData("antwort", "Gewonnen", "Wählen Sie, was passiert ist.")]
    [InlineData("termin", "irgendwann", "Geben Sie den Tag des Termins ein, zum Beispiel 25.11.2026.")]
    public async Task Report_WithAMistake_IsTheFormAgain(string field, string value, string message)
    {
        using var manager = await Visitor.SignedInAsync(portal, "im3");
        var (_, code) = await manager.ReferAsync();
        using var client = new Visitor(portal);
        (string Name, string Value)[] typed = [("wer", "Client"), ("antwort", "Appointment"), ("termin", "25.11.2026")];
        using var sent = await client.ReportAsync(code, [.. typed.Select(known => known.Name == field ? (field, value) : known)]);
        var page = await Visitor.ReadAsync(sent, HttpStatusCode.UnprocessableEntity);
        Assert.Equal(message, page.One($".ip-errorsum a[href='#{field}']").Words());
        Assert.NotNull(page.GetElementById(field));
    }

    [Fact]
    public async Task Code_UnknownMistypedOrExpired_AnswersTheSame()
    {
        using var manager = await Visitor.SignedInAsync(portal, "im3");
        var (address, code) = await manager.ReferAsync();
        await portal.Cluster.ExecuteAsync(portal.Database,
            $"update referral.referral set code_expires_on = '2026-11-17' where id = '{address.Split('/')[^1]}'");
        using var client = new Visitor(portal);
        var answers = new List<string>();
        foreach (var wrong in new[] { code, ReferralCode.Create().ToString(), "Frau K.", "" })
        {
            using var sent = await client.SubmitAsync("/rueckmeldung", null, ("code", wrong));
            var page = await Visitor.ReadAsync(sent, HttpStatusCode.UnprocessableEntity);
            page.One("#code").SetAttribute("value", "");
            answers.Add(page.MainText());
        }

        Assert.Single(answers.Distinct());
        Assert.Contains("Dieser Code ist nicht bekannt oder abgelaufen. Prüfen Sie jedes Zeichen.", answers[0], StringComparison.Ordinal);
        using (var slip = await manager.GetAsync($"{address}/zettel"))
        {
            Assert.Null((await Visitor.ReadAsync(slip, HttpStatusCode.OK)).QuerySelector(".ip-slip__letters"));
        }
    }

    [Fact]
    public async Task Code_IsNeverInAnAddress()
    {
        using var client = new Visitor(portal);
        var page = await client.PageAsync("/rueckmeldung");
        Assert.Equal("post", page.One("main form").GetAttribute("method"));
        Assert.Empty(page.QuerySelectorAll("main form[method=get] #code"));
    }

    private async Task<long> CountAsync(string from) => await portal.Cluster.ScalarAsync<long>(portal.Database,
        $"select count(*) from {from}");
}

/// <summary>Somebody tries codes.</summary>
public sealed class CodeGuessingTests(PortalHost portal) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task HundredThousandRandomCodes_FindNothingAndAreStopped()
    {
        using var manager = await Visitor.SignedInAsync(portal, "im1");
        var (_, code) = await manager.ReferAsync();
        var report = portal.Services.GetRequiredService<ReportBack>();
        var cancellation = TestContext.Current.CancellationToken;
        var states = new System.Collections.Concurrent.ConcurrentDictionary<CodeState, int>();
        await portal.Cluster.ExecuteAsync(portal.Database, "delete from referral.attempt");

        // From 200 networks, as a small botnet would.
        await Parallel.ForAsync(0, 100_000, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancellation },
            async (i, stop) =>
        {
            var answer = await report.OpenAsync(ReferralCode.Create().ToString(), $"198.51.100.{i % 200}", stop);
            states.AddOrUpdate(answer.State, 1, (_, count) => count + 1);
        });

        Assert.False(states.ContainsKey(CodeState.Known));
        Assert.Equal(CodeGuard.OfAll, states[CodeState.Unknown]);
        Assert.Equal(100_000 - CodeGuard.OfAll, states[CodeState.Throttled]);
        Assert.Equal(CodeState.Throttled, (await report.OpenAsync(code, "203.0.113.7", cancellation)).State);
    }

    [Fact]
    public async Task OneNetwork_IsStoppedAfterThirtyWrongCodes_AndRightOnesDoNotCount()
    {
        using var manager = await Visitor.SignedInAsync(portal, "im2");
        var (_, code) = await manager.ReferAsync();
        var guard = new CodeGuard(portal.Services.GetRequiredService<PublicSource>(), portal.Clock);
        var report = portal.Services.GetRequiredService<ReportBack>();
        var cancellation = TestContext.Current.CancellationToken;
        await portal.Cluster.ExecuteAsync(portal.Database, "delete from referral.attempt");
        for (var i = 0; i < CodeGuard.OfNetwork; i++)
        {
            Assert.Equal(CodeState.Known, (await report.OpenAsync(code, "203.0.113.9", cancellation)).State);
            Assert.Equal(CodeState.Unknown, (await report.OpenAsync("falsch", "203.0.113.9", cancellation)).State);
        }

        Assert.Equal(CodeState.Throttled, (await report.OpenAsync(code, "203.0.113.9", cancellation)).State);
        Assert.True(await guard.TryTakeAsync("203.0.113.10", cancellation));
        using var client = new Visitor(portal);
        for (var i = 0; i < CodeGuard.OfNetwork; i++)
        {
            (await client.SubmitAsync("/rueckmeldung", null, ("code", "falsch"))).Dispose();
        }

        using var stopped = await client.SubmitAsync("/rueckmeldung", null, ("code", code));
        Assert.Equal((HttpStatusCode.TooManyRequests, TimeSpan.FromMinutes(15)), (stopped.StatusCode, stopped.Headers.RetryAfter?.Delta));
        Assert.Contains("Zu viele Versuche.", await stopped.Content.ReadAsStringAsync(cancellation), StringComparison.Ordinal);
    }
}
