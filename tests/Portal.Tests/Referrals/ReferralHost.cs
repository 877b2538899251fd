using System.Net;
using AngleSharp.Html.Dom;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Referrals;

/// <summary>A manager's way from the service to the slip, as tests need it.</summary>
internal static class Referring
{
    /// <summary>A published service of the demo county.</summary>
    public const string Service = "schuldnerberatung-friedrichshafen";

    /// <summary>Sends the form and follows to the slip.</summary>
    /// <returns>Address of the referral and the code on its slip.</returns>
    public static async Task<(string Address, string Code)> ReferAsync(this Visitor manager, string service = Service,
        params (string Name, string Value)[] fields)
    {
        using var sent = await manager.SendReferralAsync(service, fields);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        var slip = sent.Headers.Location!.OriginalString;
        var page = await manager.PageAsync(slip);
        return (slip[..slip.IndexOf("/zettel", StringComparison.Ordinal)], page.One(".ip-slip__letters").TextContent);
    }

    public static async Task<HttpResponseMessage> SendReferralAsync(this Visitor manager, string service = Service,
        params (string Name, string Value)[] fields)
    {
        var address = $"/angebote/{service}/verweisen";
        var page = await manager.PageAsync(address);
        (string Name, string Value)[] usual = [("anliegen", "anderes"), ("art", "Referral"), ("frist", "nein"),
            ("wiedervorlage", "02.12.2026"), ("sprache", "de")];
        return await manager.SubmitAsync(page, address, null,
            [.. fields, .. usual.Where(field => fields.All(other => other.Name != field.Name))]);
    }

    /// <summary>The questions behind a code.</summary>
    public static async Task<IHtmlDocument> OpenCodeAsync(this Visitor somebody, string code, string language = "")
    {
        using var opened = await somebody.SubmitAsync($"{language}/rueckmeldung", null, ("code", code));
        return await Visitor.ReadAsync(opened, HttpStatusCode.OK);
    }

    public static async Task<HttpResponseMessage> ReportAsync(this Visitor somebody, string code,
        params (string Name, string Value)[] fields) =>
        await somebody.SubmitAsync(await somebody.OpenCodeAsync(code), "/rueckmeldung", "Melden", fields);
}
