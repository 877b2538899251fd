using System.Net;
using AngleSharp.Html.Dom;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Caseload;

/// <summary>A manager's way through a case, as tests need it.</summary>
internal static class Casework
{
    /// <summary>Friedrichshafen, where im2 and im3 work.</summary>
    public const string Ags = "08435016";

    /// <returns>Address of the new case: "/faelle/{id}".</returns>
    public static async Task<string> OpenCaseAsync(this Visitor manager, params (string Name, string Value)[] fields)
    {
        (string Name, string Value)[] usual = [("ort", Ags), ("erstkontakt", "12.10.2026"), ("zugang", "Own"), ("art", "Managed"),
            ("aktion", "anlegen")];
        using var sent = await manager.SubmitAsync("/faelle/neu", null,
            [.. fields, .. usual.Where(field => fields.All(other => other.Name != field.Name))]);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        return sent.Headers.Location!.OriginalString.Split('?')[0].Replace("/einwilligung", "", StringComparison.Ordinal);
    }

    /// <summary>A case with agreement and consent on paper.</summary>
    public static async Task<string> OpenPlanAsync(this Visitor manager, bool withHealth = true)
    {
        var address = await manager.OpenCaseAsync();
        await manager.SignAsync(address, "Agreement");
        await manager.SignAsync(address, "Privacy", withHealth ? [("gesundheit", "true")] : []);
        return address;
    }

    public static async Task SignAsync(this Visitor manager, string address, string kind, params (string Name, string Value)[] more)
    {
        using var sent = await manager.SendCaseAsync(address, $"/einwilligung/neu?art={kind}",
            [("art", kind), ("unterschrieben", "12.10.2026"), ("fassung", "3"), ("sprache", "de"), ("liegt", "Office"), .. more]);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
    }

    public static async Task<string> TalkAsync(this Visitor manager, string address, params (string Name, string Value)[] fields)
    {
        (string Name, string Value)[] usual = [("tag", "0"), ("weg", "OfficeHour"), ("wer", "Person"), ("thema", "finanzen"),
            ("verwiesen", "nein"), ("naechster", "2"), ("aktion", "speichern")];
        using var sent = await manager.SendCaseAsync(address, "/gespraech",
            [.. fields, .. usual.Where(field => fields.All(other => other.Name != field.Name))]);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        return sent.Headers.Location!.OriginalString;
    }

    /// <summary>Opens a page of the case and sends its form.</summary>
    public static async Task<HttpResponseMessage> SendCaseAsync(this Visitor manager, string address, string part,
        params (string Name, string Value)[] fields) =>
        await manager.SendCaseAsync(await manager.PageAsync(address + part), address + part.Split('?')[0], fields);

    /// <summary>Fields of a page of the case; a name may stand more than once.</summary>
    public static async Task<HttpResponseMessage> SendCaseAsync(this Visitor manager, IHtmlDocument page, string address,
        params (string Name, string Value)[] fields) =>
        await manager.PostManyAsync(address, [.. page.QuerySelectorAll("main form[method=post] input[type=hidden]")
            .OfType<IHtmlInputElement>()
            .Select(input => (input.Name!, input.Value)).DistinctBy(field => field.Item1), .. fields]);

    /// <summary>For a page that has no form of its own.</summary>
    public static async Task<string> TokenAsync(this Visitor visitor) =>
        (await visitor.PageAsync("/konto/abmelden")).One("input[name=__RequestVerificationToken]").GetAttribute("value")!;

    public static Guid IdOf(string address) => Guid.Parse(address["/faelle/".Length..]);

    public static IEnumerable<string> Mistakes(IHtmlDocument page) => page.QuerySelectorAll(".ip-errorsum li").Select(line => line.Words());
}
