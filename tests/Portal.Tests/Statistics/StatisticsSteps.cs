using System.Net;
using AngleSharp.Html.Dom;
using IntMan.Portal.Tests.Accounts;
using IntMan.Portal.Tests.Support;

namespace IntMan.Portal.Tests.Statistics;

/// <summary>The way of a report, as tests need it.</summary>
internal static class StatisticsSteps
{
    public static (string Name, string Value)[] Fields { get; } = [("gebiet", StatisticsCounty.County), ("teil", ""), ("von", "01.01.2026"),
        ("bis", "31.10.2026"), ("personen", "Period"), ("herkunft", "Top3"), ("orte", "Area"), ("titel", "")];

    /// <returns>Address of the draft.</returns>
    public static async Task<string> ComposeAsync(this Visitor coordinator, params (string Name, string Value)[] fields)
    {
        using var sent = await coordinator.SubmitAsync("/auswertung/neu", null,
            [.. fields, .. Fields.Where(field => fields.All(other => other.Name != field.Name))]);
        Assert.True(sent.StatusCode == HttpStatusCode.Redirect,
            await sent.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return sent.Headers.Location!.OriginalString;
    }

    public static async Task<HttpResponseMessage> DecideAsync(this Visitor visitor, string address, string handler,
        HttpStatusCode expected = HttpStatusCode.Redirect)
    {
        var sent = await visitor.SubmitAsync(address, handler);
        Assert.True(sent.StatusCode == expected,
            $"{(int)sent.StatusCode} {await sent.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}");
        return sent;
    }

    /// <summary>Composed by the coordination and released by the head of the section.</summary>
    public static async Task<string> ReleasedAsync(PortalHost portal, params (string Name, string Value)[] fields)
    {
        using var coordinator = await Visitor.SignedInAsync(portal, "koordination");
        var address = await coordinator.ComposeAsync(fields);
        (await coordinator.DecideAsync(address, "Einreichen")).Dispose();
        using var lead = await Visitor.SignedInAsync(portal, "leitung");
        (await lead.DecideAsync(address, "Freigeben")).Dispose();
        return address;
    }

    /// <summary>Words of a row of a table, without those that only screen readers hear.</summary>
    public static string Row(this IHtmlDocument page, string table, string label) =>
        page.QuerySelectorAll($"[data-table='{table}'] tbody tr")
        .First(row => row.QuerySelector("th")!.Words() == label).Words();
}
