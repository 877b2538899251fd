using System.Net;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Work;

/// <summary>A session that ended loses nothing: the form is kept for who typed it.</summary>
public sealed class EndedSessionTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Form = "/konto/eintrag/abwesend";

    [Fact]
    public async Task Form_SentAfterTheSessionEnded_IsThereAgainAfterSigningIn()
    {
        using var visitor = await Visitor.SignedInAsync(portal, "im1");
        var page = await visitor.PageAsync(Form);
        await EndAsync("im1");
        using var sent = await visitor.SubmitAsync(page, Form, null, ("von", "14.12.2026"), ("bis", "15.12.2026"));
        var signIn = sent.Headers.Location!.OriginalString;
        Assert.StartsWith("/konto/anmelden?zurueck=", signIn, StringComparison.Ordinal);
        Assert.DoesNotContain("14.12", Uri.UnescapeDataString(signIn), StringComparison.Ordinal);

        using var signedIn = await visitor.SignInAsync("im1", target: signIn);
        var kept = await visitor.PageAsync(signedIn.Headers.Location!.OriginalString);
        Assert.Contains("Ihre Eingaben sind noch da.", kept.MainText(), StringComparison.Ordinal);
        Assert.Equal("14.12.2026", kept.One("input[name=von]").GetAttribute("value"));
        using var saved = await visitor.SubmitAsync(kept, Form, null);
        Assert.Equal("/konto/eintrag/abwesenheit?gespeichert=1", saved.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Form_OfSomebodyElse_IsDiscarded()
    {
        using var visitor = await Visitor.SignedInAsync(portal, "im2");
        var page = await visitor.PageAsync(Form);
        await EndAsync("im2");
        using var sent = await visitor.SubmitAsync(page, Form, null, ("von", "16.12.2026"), ("bis", "17.12.2026"));
        using var signedIn = await visitor.SignInAsync("im3", target: sent.Headers.Location!.OriginalString);
        using var next = await visitor.GetAsync(signedIn.Headers.Location!.OriginalString);
        Assert.Equal((HttpStatusCode.Redirect, Form), (next.StatusCode, next.Headers.Location?.OriginalString));
        Assert.DoesNotContain("16.12.2026", (await visitor.PageAsync(Form)).DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_OfAStranger_IsNotKept()
    {
        using var stranger = new Visitor(portal);
        using var sent = await stranger.PostAsync(Form, ("von", "16.12.2026"));
        Assert.Equal("/konto/anmelden?zurueck=%2Fheute", sent.Headers.Location?.OriginalString);
    }

    private Task EndAsync(string account) => portal.Cluster.ExecuteAsync(portal.Database, $"""
        delete from accounts.session s using accounts.account a where a.id = s.account_id and a.email = '{account}@demo.example'
        """);
}
